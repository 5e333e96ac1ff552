/** Load by channel: on which ways do we talk with this client, and which do they choose (Q4)? */
import { Schema } from "effect"
import type { Balance } from "../ledger/Query.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { communications } from "./client/profile.ts"
import { change, Change } from "./Change.ts"
import { sum, valuesOf } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { titled, whenOf } from "./When.ts"

const Row = Schema.Struct({
  channel: Schema.String,
  in: Schema.Int,
  out: Schema.Int,
  /** Neither: a task that was only noted. */
  other: Schema.Int,
  total: Schema.Int,
  before: Schema.Int,
  beforeFull: Schema.Int,
  change: Change,
  lastAt: InstantFromIso
})

/** When the last of them was; of none, before all time. What was taken back is not among sums any more. */
const latest = (sums: ReadonlyArray<Balance>): number => Math.max(...sums.flatMap(({ at }) => at ?? []))

export const channelLoad = Metric.make({
  id: "channel-load",
  title: "Load by channel",
  definition:
    "All activities done, calls and talks with the client by channel, received and sent apart; a talk is received where the client wrote first and sent where we did, each time it begins, and none while nobody has written. The preferred channel is the one the client used most; of equal ones, the one used last.",
  formula: "count(communications) by channel and direction; preferred = most received, then latest",
  unit: "activities",
  time: "flow",
  about: "client",
  better: "neither",
  books: [],
  Reading: Schema.Struct({
    rows: Schema.Array(Row),
    preferred: Schema.NullOr(Schema.String),
    now: Schema.Int,
    before: Schema.Int,
    beforeFull: Schema.Int,
    change: Change
  }),
  needs: (ask) => ({
    now: communications(ask, "now", ask.client?.records ?? [], {
      by: ["channel", "direction"],
      perInstant: true
    }),
    before: communications(ask, "before", ask.client?.records ?? [], { by: ["channel"] }),
    beforeFull: communications(ask, "beforeFull", ask.client?.records ?? [], { by: ["channel"] })
  }),
  read: ({ before, beforeFull, now }) => {
    const rows = valuesOf(now, "channel")
      .map((channel) => {
        const own = now.filter((b) => b.key["channel"] === channel)
        const of = (direction: string) => sum(own, "n", { direction })
        const [total, earlier] = [sum(own, "n"), sum(before, "n", { channel })]
        return {
          channel,
          in: of("in"),
          out: of("out"),
          other: of("none"),
          total,
          before: earlier,
          beforeFull: sum(beforeFull, "n", { channel }),
          change: change(total, earlier),
          lastAt: latest(own) as (typeof Row.Type)["lastAt"]
        }
      })
      .filter((row) => row.total !== 0)
      .sort((a, b) => b.total - a.total || (a.channel < b.channel ? -1 : 1))
    const received = rows.filter((row) => row.in > 0)
    const lastIn = (channel: string) =>
      latest(now.filter((b) => b.key["channel"] === channel && b.key["direction"] === "in"))
    const [preferred] = received.toSorted(
      (a, b) => b.in - a.in || lastIn(b.channel) - lastIn(a.channel) || (a.channel < b.channel ? -1 : 1)
    )
    const [total, earlier] = [sum(now, "n"), sum(before, "n")]
    return {
      rows,
      preferred: preferred?.channel ?? null,
      now: total,
      before: earlier,
      beforeFull: sum(beforeFull, "n"),
      change: change(total, earlier)
    }
  },
  explain: (part, ask) => {
    const all = ask.client?.records ?? []
    const when = whenOf(part)
    if (when !== null)
      return {
        title: titled("Activities with the client", when),
        selections: [communications(ask, when, all)],
        measure: "n"
      }
    const row = rowOf(part)
    if (row === null) return null
    const where = {
      channel: [row.channel],
      ...(row.direction === null ? {} : { direction: [row.direction] })
    }
    return {
      title: titled(`Activities by ${row.channel}${row.said}`, row.when),
      selections: [communications(ask, row.when, all, { where })],
      measure: "n"
    }
  },
  examples: [
    {
      story:
        "Dora rang twice and wrote once; we rang her three times, and wrote first by e-mail. She prefers the telephone.",
      about: { contact: "Dora" },
      given: [
        { at: "2024-03-04T09:00Z", call: "c1", direction: "in", for: "Dora" },
        { at: "2024-03-04T10:00Z", call: "c2", direction: "in", for: "Dora" },
        { at: "2024-03-04T11:00Z", call: "c3", direction: "out", for: "Dora" },
        { at: "2024-03-04T12:00Z", call: "c4", direction: "out", for: "Dora" },
        { at: "2024-03-04T13:00Z", call: "c5", direction: "out", for: "Dora" },
        { at: "2024-03-05T09:00Z", talk: "t1", channel: "whatsapp", for: "Dora" },
        { at: "2024-03-05T09:00Z", says: "t1", from: "client" },
        { at: "2024-03-05T09:05Z", says: "t1", from: "Ann" },
        { at: "2024-03-06T09:00Z", talk: "t2", channel: "email", for: "Dora" },
        { at: "2024-03-06T09:00Z", says: "t2", from: "Ann" },
        { at: "2024-03-06T10:00Z", says: "t2", from: "client" },
        { at: "2024-03-07T09:00Z", talk: "t3", channel: "sms", for: "Dora" }
      ],
      reads: {
        "rows.length": 3,
        "rows.0.channel": "call",
        "rows.0.in": 2,
        "rows.0.out": 3,
        "rows.1.channel": "chat:email",
        "rows.1.out": 1,
        "rows.1.in": 0,
        "rows.2.channel": "chat:whatsapp",
        "rows.2.in": 1,
        preferred: "call",
        now: 7
      }
    }
  ]
})

const columns = { in: "in", out: "out", other: "none" } as const
const said = { in: ", received", out: ", sent", other: ", neither" } as const

/** A part such as "channel:call", "channel:call:before" or "in:call": which channel, when, and in which direction. A channel's name may have colons. */
const rowOf = (part: string) => {
  const [, word, channel, later] =
    /^(channel|in|out|other):([a-z0-9][a-z0-9 :_.-]*?)(?::(before|beforeFull))?$/.exec(part) ?? []
  if (word === undefined || channel === undefined) return null
  if (word === "channel") return { channel, direction: null, said: "", when: whenOf(later ?? "now") ?? "now" }
  const column = word as keyof typeof columns
  return later === undefined
    ? { channel, direction: columns[column], said: said[column], when: "now" as const }
    : null
}
