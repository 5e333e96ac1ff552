/** Talks: the golden vectors about what clients write and when they are answered. */
import { type Line, plain, type Setting } from "./Story.ts"
import { type Asked, day, inMarch, now, type Vector } from "./Vector.ts"

const two: Setting = { ...plain, people: ["Ann", "Ben"] }

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

const onDay = (metric: Asked["metric"], date: string, reads: Asked["reads"]): Asked => ({
  metric,
  period: day(date),
  now,
  reads
})

export const vectors: ReadonlyArray<Vector> = [
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
