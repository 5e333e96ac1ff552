/** Talks and scores: the golden vectors about what clients write and when they are answered. */
import * as Instant from "@weir/domain/time/Instant"
import { type Line, plain, type Setting } from "./Story.ts"
import { type Asked, day, inMarch, now, type Vector } from "./Vector.ts"

const two: Setting = { ...plain, people: ["Ann", "Ben"] }

/** A talk in which the client is asked for a score and gives it. */
const scored = (name: string, score: number, hour: number, about?: string): ReadonlyArray<Line> => {
  const at = (minutes: number) =>
    `2024-03-05T${String(hour).padStart(2, "0")}:${String(minutes).padStart(2, "0")}:00Z`
  return [
    { at: at(0), talk: name, ...(about === undefined ? {} : { for: about }) },
    { at: at(0), says: name, from: "client" },
    { at: at(10), close: name },
    { at: at(20), score, in: name }
  ]
}

const asking: Line = { at: "2024-03-01T09:00:00Z", askForScores: true }
const scores = (...all: ReadonlyArray<number>): ReadonlyArray<Line> => [
  asking,
  ...all.flatMap((score, i) => scored(`t${i}`, score, i))
]

/** The conversation of GV12. */
const answered: ReadonlyArray<Line> = [
  { at: "2024-03-05T10:00:00Z", talk: "mill", channel: "whatsapp" },
  { at: "2024-03-05T10:00:00Z", says: "mill", from: "client" },
  { at: "2024-03-05T10:05:00Z", says: "mill", from: "client" },
  { at: "2024-03-05T10:06:00Z", says: "mill", from: "Ann", as: "first" },
  { at: "2024-03-05T10:10:00Z", says: "mill", from: "Ann", as: "second" },
  { at: "2024-03-05T10:20:00Z", says: "mill", from: "client" },
  { at: "2024-03-05T10:20:01Z", says: "mill", from: "robot" },
  { at: "2024-03-05T10:30:00Z", says: "mill", from: "Ann" }
]

const weekdays = (at: string, opens: string, closes: string): Line => ({
  at,
  businessHours: { opens, closes, on: [1, 2, 3, 4, 5] }
})

const onDay = (metric: Asked["metric"], date: string, reads: Asked["reads"]): Asked => ({
  metric,
  period: day(date),
  now,
  reads
})

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "GV10",
    proves: ["R1", "nps.score", "X8"],
    story: "clients answer 10, 9, 8, 7, 6, 1",
    setting: plain,
    lines: scores(10, 9, 8, 7, 6, 1),
    asked: [
      inMarch("nps", {
        "now.promoters": 2,
        "now.passives": 2,
        "now.detractors": 2,
        "now.answers": 6,
        "now.score.%": 0,
        // A third each: the tenth that is left over goes to the first.
        "shares.promoters": 33.4,
        "shares.passives": 33.3,
        "shares.detractors": 33.3
      })
    ]
  },
  {
    id: "GV11",
    proves: ["R1", "nps.score"],
    story: "clients answer 9, 9, 10",
    setting: plain,
    lines: scores(9, 9, 10),
    asked: [inMarch("nps", { "now.score.%": 100, "now.answers": 3, "shares.promoters": 100 })]
  },
  {
    id: "GV11, nobody",
    proves: ["R1", "G20"],
    story: "clients are asked and none answers",
    setting: plain,
    lines: [asking, ...scored("t", 5, 0).slice(0, 3)],
    asked: [
      inMarch("nps", {
        "now.score.%": null,
        "now.answers": 0,
        "shares.promoters": 0,
        change: null
      })
    ]
  },
  {
    id: "GV10, latest of each client",
    proves: ["R1", "nps.score", "G11"],
    story:
      "Dora gives 3, then 9 in another talk; Emil gives 10 and, at the same instant elsewhere, 6; Frida gives 7, a talk about nobody 8",
    setting: { ...plain, contacts: ["Dora", "Emil", "Frida"] },
    lines: [
      asking,
      ...scored("a", 3, 1, "Dora"),
      ...scored("b", 9, 2, "Dora"),
      ...scored("c", 10, 3, "Emil"),
      ...scored("d", 6, 3, "Emil"),
      ...scored("e", 7, 0, "Frida"),
      ...scored("f", 8, 0)
    ],
    asked: [
      inMarch("nps", {
        "now.answers": 6,
        "latestPerClient.now.answers": 4,
        "latestPerClient.now.promoters": 1,
        "latestPerClient.now.passives": 2,
        "latestPerClient.now.detractors": 1,
        "latestPerClient.now.score.%": 0,
        "latestPerClient.before.answers": 0,
        "latestPerClient.change": null
      })
    ]
  },
  {
    id: "GV10, latest of each client, merged",
    proves: ["R1", "nps.score", "G11"],
    story:
      "Dora gives 9 and Emil, later, 3; then Dora is merged into Emil: one client, whose latest answer is 3",
    setting: { ...plain, contacts: ["Dora", "Emil"] },
    lines: [
      asking,
      ...scored("a", 9, 1, "Dora"),
      ...scored("b", 3, 2, "Emil"),
      { at: "2024-03-06T10:00:00Z", merge: "Dora", into: "Emil" }
    ],
    asked: [
      inMarch("nps", {
        "now.answers": 2,
        "latestPerClient.now.answers": 1,
        "latestPerClient.now.detractors": 1,
        "latestPerClient.shares.detractors": 100
      })
    ]
  },
  {
    id: "GV12",
    proves: ["M4", "msg.responseTime"],
    story:
      "two answers, a minute and ten minutes after the client's last message; the first wait was six minutes",
    setting: plain,
    lines: answered,
    asked: [
      inMarch("averageResponseTime", {
        "now.average.num": 660_000,
        "now.average.den": 2,
        "rows.Ann.times.average.num": 660_000,
        "waiting.n": 0
      }),
      inMarch("waitingTime", { "now.average.num": 960_000, "now.average.den": 2 }),
      inMarch("incomingMessages", { "total.now": 3, "channels.whatsapp.messages.now": 3 }),
      inMarch("outgoingMessages", { "total.now": 3, "robot.now": 1 })
    ]
  },
  {
    id: "GV12, told late and twice",
    proves: ["M4", "G12", "G14"],
    story: "the same conversation, its second message told last and one message told twice",
    setting: plain,
    lines: [
      ...answered.filter((_, i) => i !== 2),
      { at: "2024-03-05T10:05:00Z", says: "mill", from: "client" },
      { at: "2024-03-05T10:40:00Z", says: "mill", from: "Ann", as: "first" }
    ],
    asked: [
      inMarch("averageResponseTime", { "now.average.num": 660_000, "now.average.den": 2 }),
      inMarch("waitingTime", { "now.average.num": 960_000, "now.average.den": 2 }),
      inMarch("outgoingMessages", { "total.now": 3 })
    ]
  },
  {
    id: "M1, told in two talks",
    proves: ["M1", "M2", "M4", "msg.in"],
    story:
      "the channel tells of one message and of its answer in two talks: each is one, and the second talk stays empty",
    setting: plain,
    lines: [
      { at: "2024-03-05T10:00:00Z", talk: "mill" },
      { at: "2024-03-05T10:00:00Z", talk: "dam", channel: "telegram" },
      { at: "2024-03-05T10:01:00Z", says: "mill", from: "client", as: "question" },
      { at: "2024-03-05T10:01:00Z", says: "dam", from: "client", as: "question" },
      { at: "2024-03-05T10:03:00Z", says: "mill", from: "Ann", as: "answer" },
      { at: "2024-03-05T10:03:00Z", says: "dam", from: "Ann", as: "answer" }
    ],
    asked: [
      inMarch("incomingMessages", { "total.now": 1, "channels.length": 1, "channels.web.messages.now": 1 }),
      inMarch("outgoingMessages", { "total.now": 1 }),
      inMarch("averageResponseTime", { "now.average.den": 1, "now.average.num": 120_000 })
    ]
  },
  {
    id: "GV12, with a failure",
    proves: ["M4", "M2"],
    story:
      "the first answer did not arrive: the second one answers, five minutes after the client's last message",
    setting: plain,
    lines: [...answered, { at: "2024-03-05T10:40:00Z", fails: "first", in: "mill" }],
    asked: [
      inMarch("averageResponseTime", { "now.average.num": 900_000, "now.average.den": 2 }),
      inMarch("waitingTime", { "now.average.num": 1_200_000, "now.average.den": 2 }),
      inMarch("outgoingMessages", { "total.now": 2 })
    ]
  },
  {
    id: "GV13",
    proves: ["M4", "M5", "msg.responseTime"],
    story: "a client writes a minute before midnight and is answered a minute after",
    setting: plain,
    lines: [
      { at: "2024-03-05T23:59:00Z", talk: "mill" },
      { at: "2024-03-05T23:59:00Z", says: "mill", from: "client" },
      { at: "2024-03-06T00:01:00Z", says: "mill", from: "Ann" }
    ],
    asked: [
      onDay("averageResponseTime", "2024-03-06", {
        "now.average.num": 120_000,
        "now.average.den": 1,
        "points.length": 24,
        "points.0.now.average.den": 1,
        "points.0.before.average": null,
        "points.1.now.average": null
      }),
      onDay("averageResponseTime", "2024-03-05", { "now.average.den": 0, "now.median": null })
    ]
  },
  {
    id: "GV13, median and p90",
    proves: ["M4", "msg.responseTime"],
    story:
      "nine answers after a minute and one after twelve hours: the median does not move, the average does",
    setting: plain,
    lines: [
      { at: "2024-03-04T00:00:00Z", talk: "mill" },
      ...Array.from({ length: 10 }, (_, i): ReadonlyArray<Line> => [
        { at: `2024-03-0${i < 5 ? 4 : 5}T0${i % 5}:00:00Z`, says: "mill", from: "client" },
        {
          at: i === 9 ? "2024-03-05T16:00:00Z" : `2024-03-0${i < 5 ? 4 : 5}T0${i % 5}:01:00Z`,
          says: "mill",
          from: "Ann"
        }
      ]).flat()
    ],
    asked: [
      inMarch("averageResponseTime", {
        "now.average.num": 9 * 60_000 + 12 * 3_600_000,
        "now.average.den": 10,
        // The middles of the buckets: a minute to within 5 %.
        "now.median": 61_202,
        "now.p90": 61_202
      })
    ]
  },
  {
    id: "M4, by business hours",
    proves: ["M4", "msg.responseTime"],
    story:
      "one answer the next morning, one after a weekend: a night and two days off are left out, and hours that are set later or taken away change nothing of it",
    setting: { ...plain, zone: "Europe/Berlin" },
    lines: [
      // Before hours are set nothing is measured by them.
      { at: "2024-03-04T10:00:00Z", talk: "mill" },
      { at: "2024-03-04T10:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-04T10:01:00Z", says: "mill", from: "Ann" },
      weekdays("2024-03-05T08:00:00Z", "09:00", "18:00"),
      // Half past five to a quarter past nine in Berlin: half an hour and a quarter.
      { at: "2024-03-05T16:30:00Z", says: "mill", from: "client" },
      { at: "2024-03-06T08:15:00Z", says: "mill", from: "Ann" },
      // Friday five to Monday ten: an hour and an hour.
      { at: "2024-03-08T16:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-11T09:00:00Z", says: "mill", from: "Ann" },
      // Asked and answered at night.
      { at: "2024-03-12T20:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-12T21:00:00Z", says: "mill", from: "Ann" },
      weekdays("2024-03-13T12:00:00Z", "00:00", "24:00")
    ],
    asked: [
      inMarch("averageResponseTime", {
        "now.average.den": 4,
        "business.now.num": 2.75 * 3_600_000,
        "business.now.den": 3,
        "business.before.den": 0,
        "business.change": null,
        "business.rows.Ann.now.den": 3
      })
    ]
  },
  {
    id: "M4, by business hours, over a turned clock",
    proves: ["M4", "G1", "msg.responseTime"],
    story:
      "from Saturday evening to Sunday morning where the clock is put forward: open around the clock, ten hours by the clock are nine",
    setting: { ...plain, zone: "Europe/Berlin" },
    lines: [
      {
        at: "2024-03-05T08:00:00Z",
        businessHours: { opens: "00:00", closes: "24:00", on: [6, 7] }
      },
      { at: "2024-03-30T20:00:00Z", talk: "mill" },
      { at: "2024-03-30T20:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-31T05:00:00Z", says: "mill", from: "Ann" }
    ],
    asked: [
      {
        metric: "averageResponseTime",
        period: day("2024-03-31"),
        now: Instant.iso("2024-04-02T12:00:00Z"),
        reads: { "business.now.num": 9 * 3_600_000, "business.now.den": 1 }
      }
    ]
  },
  {
    id: "M4, by business hours, taken away",
    proves: ["M4", "msg.responseTime"],
    story: "hours are set and taken away again: nothing is told by them",
    setting: plain,
    lines: [
      weekdays("2024-03-05T08:00:00Z", "09:00", "18:00"),
      { at: "2024-03-05T10:00:00Z", talk: "mill" },
      { at: "2024-03-05T10:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-05T10:01:00Z", says: "mill", from: "Ann" },
      { at: "2024-03-05T12:00:00Z", businessHours: null }
    ],
    asked: [inMarch("averageResponseTime", { business: null, "now.average.den": 1 })]
  },
  {
    id: "M3, the last who wrote",
    proves: ["M3", "talk.processed"],
    story:
      "Ann answers, Ben writes last, the robot closes; then the client comes back and Ann is alone with it",
    setting: two,
    lines: [
      { at: "2024-03-05T10:00:00Z", talk: "mill" },
      { at: "2024-03-05T10:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-05T10:01:00Z", says: "mill", from: "Ann" },
      { at: "2024-03-05T10:02:00Z", says: "mill", from: "Ben", as: "last" },
      { at: "2024-03-05T11:00:00Z", close: "mill", by: "Robot" },
      { at: "2024-03-06T10:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-06T10:03:00Z", says: "mill", from: "Ann" },
      { at: "2024-03-06T11:00:00Z", close: "mill" }
    ],
    asked: [
      inMarch("conversationsProcessed", {
        "total.now": 2,
        "rows.Ben.talks.now": 1,
        "rows.Ann.talks.now": 1,
        "participants.Ann.talks.now": 2,
        "participants.Ben.talks.now": 1
      }),
      // The clock begins anew with the message that reopened the talk.
      inMarch("averageResponseTime", { "now.average.num": 240_000, "now.average.den": 2 })
    ]
  },
  {
    id: "M3, a failure after the closing",
    proves: ["M3", "G12"],
    story: "what the last person wrote turns out not to have arrived: the conversation is the other's",
    setting: two,
    lines: [
      { at: "2024-03-05T10:00:00Z", talk: "mill" },
      { at: "2024-03-05T10:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-05T10:01:00Z", says: "mill", from: "Ann" },
      { at: "2024-03-05T10:02:00Z", says: "mill", from: "Ben", as: "last" },
      { at: "2024-03-05T11:00:00Z", close: "mill" },
      { at: "2024-03-05T11:30:00Z", fails: "last", in: "mill" }
    ],
    asked: [
      inMarch("conversationsProcessed", {
        "total.now": 1,
        "rows.length": 1,
        "rows.Ann.talks.now": 1,
        "participants.length": 1
      })
    ]
  },
  {
    id: "M3, answered after the robot closed",
    proves: ["M3", "M4", "msg.responseTime", "talk.processed"],
    story:
      "the robot closes while the client waits, Ann answers all the same: one answer, and one conversation once it is closed again",
    setting: plain,
    lines: [
      { at: "2024-03-05T10:00:00Z", talk: "mill" },
      { at: "2024-03-05T10:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-05T10:02:00Z", says: "mill", from: "Ann" },
      { at: "2024-03-05T10:10:00Z", says: "mill", from: "client" },
      { at: "2024-03-05T11:00:00Z", close: "mill", by: "Robot" },
      { at: "2024-03-05T11:10:00Z", says: "mill", from: "Ann" },
      { at: "2024-03-06T11:00:00Z", close: "mill" }
    ],
    asked: [
      inMarch("averageResponseTime", { "now.average.num": 62 * 60_000, "now.average.den": 2 }),
      inMarch("conversationsProcessed", { "total.now": 1, "participants.Ann.talks.now": 1 }),
      inMarch("incomingWork", { talks: 0 })
    ]
  },
  {
    id: "M2, a failure in an earlier run",
    proves: ["M2", "M4", "G12"],
    story: "what Ann wrote before the talk was closed and taken up again turns out not to have arrived",
    setting: plain,
    lines: [
      { at: "2024-03-05T10:00:00Z", talk: "mill" },
      { at: "2024-03-05T10:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-05T10:01:00Z", says: "mill", from: "Ann", as: "lost" },
      { at: "2024-03-05T11:00:00Z", close: "mill" },
      { at: "2024-03-05T12:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-05T12:01:00Z", fails: "lost", in: "mill" }
    ],
    asked: [
      inMarch("outgoingMessages", { "total.now": 0 }),
      inMarch("averageResponseTime", { "now.average.den": 1, "waiting.n": 1 }),
      inMarch("conversationsProcessed", { "total.now": 1 })
    ]
  }
]
