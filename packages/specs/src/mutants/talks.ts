/** Mistakes about calls, messages, answers, conversations and scores, in what is posted and how it is read. */
import { ROBOT } from "@weir/domain/identity/Id"
import type { Posting } from "@weir/domain/ledger/Book"
import type { Balance, Query } from "@weir/domain/ledger/Query"
import type { EventDraft } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Ratio } from "@weir/domain/metrics/Ratio"
import type { Reply } from "@weir/domain/talk/Talk"
import { type Core, type MetricName, theCore } from "@weir/domain/workbook/Core"
import { type Mutant, withBook, withMetric } from "./Mutant.ts"

type Sums = Readonly<Record<string, ReadonlyArray<Balance>>>

/** Each posting of a book otherwise; null leaves it out. */
const posting = (book: string, change: (posting: Posting, event: EventDraft) => Posting | null): Core =>
  withBook(book, (event, rightly) => rightly.flatMap((p) => change(p, event) ?? []))

/** Changes the reading. */
// oxlint-disable-next-line typescript/no-explicit-any -- readings are whatever their schema says
const telling = (name: MetricName, change: (reading: any) => unknown): Core =>
  withMetric(name, (metric) => ({
    read: (sums: Sums, ask: Ask) => change(metric.read(sums, ask))
  }))

/** Asks for something else. */
const asking = (name: MetricName, change: (query: Query, ask: Ask, which: string) => Query): Core =>
  withMetric(name, (metric) => ({
    needs: (ask: Ask) =>
      Object.fromEntries(
        Object.entries(metric.needs(ask) as Record<string, Query>).map(([which, query]) => [
          which,
          change(query, ask, which)
        ])
      )
  }))

/** A book of answers that takes another of the two durations. */
const otherAnchor = (book: string, duration: (reply: Reply) => number): Core =>
  withBook(book, ({ fact }, rightly) => {
    if (fact._tag !== "MessageRecorded" && fact._tag !== "MessageFailed") return rightly
    const replies = [...fact.taken, ...fact.given]
    return rightly.map((p, i) => {
      const [reply, n] = [replies[i], p.tally["n"] ?? 0]
      return reply === undefined ? p : { ...p, tally: { n, ms: n * duration(reply) } }
    })
  })

export const talkMutants: ReadonlyArray<Mutant> = [
  {
    name: "calls that nobody answered are no calls",
    core: posting("calls", (p) => (p.key["outcome"] === "answered" ? p : null)),
    killedBy: "callsIn reads what the oracle tells"
  },
  {
    name: "what people say to each other on the telephone came from clients",
    core: withBook("calls", ({ fact }, rightly) =>
      fact._tag === "CallRecorded" && fact.direction === "internal"
        ? [
            {
              at: fact.startedAt,
              key: { direction: "in", outcome: fact.outcome, user: fact.userId, provider: fact.provider },
              tally: { n: 1, ms: fact.durationMs },
              subject: fact.callId
            }
          ]
        : rightly
    ),
    killedBy: "callsIn reads what the oracle tells"
  },
  {
    name: "a call counts when it is told of instead of when it began",
    core: posting("calls", (p, event) => ({ ...p, at: event.recordedAt })),
    killedBy: "callsOut reads what the oracle tells"
  },
  {
    name: "a voicemail is a missed call besides",
    core: telling("callsIn", (r) => ({
      ...r,
      missed: { ...r.missed, now: r.missed.now + r.voicemail.now }
    })),
    killedBy: "answered, missed and voicemail are all calls, and so are people and days"
  },
  {
    name: "calls of the day after the period are in it",
    core: asking("callsIn", (query) => ({ ...query, to: (query.to + 86_400_000) as Query["to"] })),
    killedBy:
      "the days of a period add up to the period in calls, messages, answers, conversations and scores"
  },
  {
    name: "what the robot says came from a client",
    core: posting("messages", (p) =>
      p.key["by"] === ROBOT ? { ...p, key: { ...p.key, direction: "in" } } : p
    ),
    killedBy: "incomingMessages reads what the oracle tells"
  },
  {
    name: "messages count when they are told instead of when they were written",
    core: posting("messages", (p, event) => ({ ...p, at: event.recordedAt })),
    killedBy: "incomingMessages reads what the oracle tells"
  },
  {
    name: "what the robot sends was sent by people",
    core: telling("outgoingMessages", (r) => ({
      ...r,
      total: { ...r.total, now: r.total.now + r.robot.now }
    })),
    killedBy: "channels add up to all messages that came, and people to all that were sent, the robot's apart"
  },
  {
    name: "a message that did not arrive was sent all the same",
    core: posting("messages", (p) => ((p.tally["n"] ?? 0) < 0 ? null : p)),
    killedBy: "outgoingMessages reads what the oracle tells"
  },
  {
    name: "whoever closes a conversation has processed it",
    core: posting("conversations", (p, { fact }) =>
      fact._tag === "TalkClosed" && p.key["role"] === "last" ? { ...p, key: { ...p.key, user: fact.by } } : p
    ),
    killedBy: "conversationsProcessed reads what the oracle tells"
  },
  {
    name: "a talk that nobody answered is a conversation",
    core: withBook("conversations", ({ fact, occurredAt: at }, rightly) =>
      fact._tag === "TalkClosed" && !fact.complete
        ? [
            {
              at,
              key: { role: "last", user: fact.ownerId, channel: fact.channel },
              tally: { n: 1 },
              subject: fact.talkId
            }
          ]
        : rightly
    ),
    killedBy: "conversationsProcessed reads what the oracle tells"
  },
  {
    name: "a failure that is learned after the closing changes nothing of the conversation",
    core: posting("conversations", (p, { fact }) => (fact._tag === "TalkClosed" ? p : null)),
    killedBy: "conversationsProcessed reads what the oracle tells"
  },
  {
    name: "a conversation counts for everybody who took part",
    core: telling("conversationsProcessed", (r) => ({ ...r, rows: r.participants })),
    killedBy: "each conversation belongs to one person and one channel, and to everybody who took part"
  },
  {
    name: "response time runs from the first unanswered message",
    core: otherAnchor("response-times", (reply) => reply.afterFirst),
    killedBy: "averageResponseTime reads what the oracle tells"
  },
  {
    name: "waiting time runs from the last message",
    core: otherAnchor("waiting-times", (reply) => reply.afterLast),
    killedBy: "waitingTime reads what the oracle tells"
  },
  {
    name: "the two anchors are mistaken for each other",
    core: {
      ...theCore,
      metrics: {
        ...theCore.metrics,
        averageResponseTime: theCore.metrics.waitingTime,
        waitingTime: theCore.metrics.averageResponseTime
      }
    },
    killedBy: "both anchors have the same answers, and a client has waited at least since the last message"
  },
  {
    name: "the average is the average of the people's averages",
    core: telling("averageResponseTime", (r) => {
      const each: ReadonlyArray<Ratio> = r.rows.map(
        (row: { readonly times: { readonly average: Ratio } }) => row.times.average
      )
      const num = each.reduce((sum, { den, num }) => sum + Math.round(num / den), 0)
      return { ...r, now: { ...r.now, average: { num, den: each.length } } }
    }),
    killedBy:
      "sums and counts of answers add up over people, over channels and over time: averages are never averaged"
  },
  {
    name: "an hour without an answer took no time",
    core: telling("averageResponseTime", (r) => ({
      ...r,
      points: r.points.map((pair: { readonly now: { readonly average: unknown } | null }) =>
        pair.now?.average === null ? { ...pair, now: { ...pair.now, average: { num: 0, den: 0 } } } : pair
      )
    })),
    killedBy: "averageResponseTime reads what the oracle tells"
  },
  {
    name: "durations are kept in buckets twice as wide as the one before",
    core: posting("response-times", (p) => ({
      ...p,
      key: { ...p.key, bucket: String(2 ** Math.floor(Math.log2(Math.max(1, Number(p.key["bucket"]))))) }
    })),
    killedBy: "median and 90th percentile lie within five percent of the true ones"
  },
  {
    name: "any score opens, on the scale or beyond",
    core: withMetric("nps", (metric) => ({
      explain: (part: string, ask: Ask) => metric.explain(part.startsWith("score:") ? "score:10" : part, ask)
    })),
    killedBy: "what looks like a part of a number about talks and calls, and is none, does not open"
  },
  {
    name: "the score is the share of promoters",
    core: telling("nps", (r) => ({
      ...r,
      now: { ...r.now, score: { ...r.now.score, num: r.now.promoters } }
    })),
    killedBy: "nps reads what the oracle tells"
  },
  {
    name: "the score that people are alerted at does not alert them",
    core: telling("nps", (r) => ({
      ...r,
      low: { ...r.low, n: r.low.n - (r.scores[r.low.atMost]?.n ?? 0) }
    })),
    killedBy: "nps reads what the oracle tells"
  },
  {
    name: "the score changes in parts of one, not in points",
    core: telling("nps", (r) =>
      r.change === null ? r : { ...r, change: { ...r.change, delta: r.change.delta / 100 } }
    ),
    killedBy: "nps reads what the oracle tells"
  },
  {
    name: "nights and days off are business hours",
    core: posting("response-times", (p) => ({
      ...p,
      tally: { ...p.tally, business: (p.tally["measured"] ?? 0) === 0 ? 0 : (p.tally["ms"] ?? 0) }
    })),
    killedBy: "averageResponseTime reads what the oracle tells"
  },
  {
    name: "answers given while no business hours were set took no time by them",
    core: posting("response-times", (p) => ({
      ...p,
      tally: { ...p.tally, measured: p.tally["n"] ?? 0 }
    })),
    killedBy: "averageResponseTime reads what the oracle tells"
  },
  {
    name: "a person's answers stand beside everybody's before",
    core: telling("averageResponseTime", (r) => ({
      ...r,
      rows: r.rows.map((row: object) => ({ ...row, before: r.before }))
    })),
    killedBy: "averageResponseTime reads what the oracle tells"
  },
  {
    name: "shares are rounded one by one",
    core: telling("nps", (r) => {
      const share = (n: number) => (r.now.answers === 0 ? 0 : Math.round((1000 * n) / r.now.answers) / 10)
      const { detractors, passives, promoters } = r.now
      return {
        ...r,
        shares: {
          promoters: share(promoters),
          passives: share(passives),
          detractors: share(detractors)
        }
      }
    }),
    killedBy:
      "promoters, passives and detractors are all who answered, their shares make a hundred, and the score lies between -100 and 100"
  },
  {
    name: "a call that was dealt with waits on",
    core: posting("waiting", (p, { fact }) => (fact._tag === "CallHandled" ? null : p)),
    killedBy: "incomingWork reads what the oracle tells"
  },
  {
    name: "a call that was handed over waits for the one who had it",
    core: posting("waiting", (p, { fact }) => (fact._tag === "CallReassigned" ? null : p)),
    killedBy: "incomingWork reads what the oracle tells"
  },
  {
    name: "a talk that was handed over waits for the one who had it",
    core: posting("waiting", (p, { fact }) => (fact._tag === "TalkReassigned" ? null : p)),
    killedBy: "incomingWork reads what the oracle tells"
  },
  {
    name: "what waits is what came in the period",
    core: asking("incomingWork", (query, ask) => ({ ...query, from: ask.window.from })),
    killedBy:
      "incoming work is the talks, calls and activities that wait, person by person, whatever period is looked at"
  }
]
