/** Load by channel: on which ways do we talk with this client, and which do they choose (Q4)? */
import { Schema } from "effect"
import { InstantFromIso } from "../time/Instant.ts"
import { communications, titled, whenOf } from "./client/profile.ts"
import { type Change as ChangeOf, change, Change } from "./Change.ts"
import { sum, valuesOf } from "./Count.ts"
import * as Metric from "./Metric.ts"

const Row = Schema.Struct({
  channel: Schema.String,
  in: Schema.Int,
  out: Schema.Int,
  /** Neither: a task that was only noted. */
  other: Schema.Int,
  total: Schema.Int,
  lastAt: InstantFromIso
})

export const channelLoad = Metric.make({
  id: "channel-load",
  title: "Load by channel",
  definition:
    "All activities done, calls and talks with the client by channel, received and sent apart. The preferred channel is the one the client used most; of equal ones, the one used last.",
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
    change: Change
  }),
  needs: (ask) => ({
    now: communications(ask, "now", ask.client?.records ?? [], {
      by: ["channel", "direction"],
      perInstant: true
    }),
    before: communications(ask, "before", ask.client?.records ?? [])
  }),
  read: ({ before, now }) => {
    const rows = valuesOf(now, "channel")
      .map((channel) => {
        const own = now.filter((b) => b.key["channel"] === channel)
        const of = (direction: string) => sum(own, "n", { direction })
        const standing = own.filter((b) => (b.tally["n"] ?? 0) > 0).map((b) => b.at ?? 0)
        return {
          channel,
          in: of("in"),
          out: of("out"),
          other: of("none"),
          total: sum(own, "n"),
          lastAt: Math.max(0, ...standing) as (typeof Row.Type)["lastAt"]
        }
      })
      .filter((row) => row.total !== 0)
      .sort((a, b) => b.total - a.total || (a.channel < b.channel ? -1 : 1))
    const received = rows.filter((row) => row.in > 0)
    const lastIn = (channel: string) =>
      Math.max(
        0,
        ...now
          .filter((b) => b.key["channel"] === channel && b.key["direction"] === "in")
          .map((b) => b.at ?? 0)
      )
    const [preferred] = received.toSorted(
      (a, b) => b.in - a.in || lastIn(b.channel) - lastIn(a.channel) || (a.channel < b.channel ? -1 : 1)
    )
    const [total, earlier] = [sum(now, "n"), sum(before, "n")]
    const changed: ChangeOf = change(total, earlier)
    return { rows, preferred: preferred?.channel ?? null, now: total, before: earlier, change: changed }
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
    const channel = /^channel:([a-z0-9][a-z0-9 :_.-]*)$/.exec(part)?.[1]
    return channel === undefined
      ? null
      : {
          title: `Activities by ${channel}`,
          selections: [communications(ask, "now", all, { where: { channel: [channel] } })],
          measure: "n"
        }
  },
  examples: [
    {
      story: "Dora rang twice and wrote once; we rang her three times. She prefers the telephone.",
      about: { contact: "Dora" },
      given: [
        { at: "2024-03-04T09:00Z", call: "c1", direction: "in", for: "Dora" },
        { at: "2024-03-04T10:00Z", call: "c2", direction: "in", for: "Dora" },
        { at: "2024-03-04T11:00Z", call: "c3", direction: "out", for: "Dora" },
        { at: "2024-03-04T12:00Z", call: "c4", direction: "out", for: "Dora" },
        { at: "2024-03-04T13:00Z", call: "c5", direction: "out", for: "Dora" },
        { at: "2024-03-05T09:00Z", talk: "t1", channel: "whatsapp", for: "Dora" }
      ],
      reads: {
        "rows.length": 2,
        "rows.0.channel": "call",
        "rows.0.in": 2,
        "rows.0.out": 3,
        "rows.1.channel": "chat:whatsapp",
        preferred: "call",
        now: 6
      }
    }
  ]
})
