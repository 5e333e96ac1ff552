/** Mistakes in client profiles. */
import { theCore } from "@weir/domain/workbook/Core"
import * as Figure from "@weir/domain/metrics/Figure"
import type { ClientScope } from "@weir/domain/metrics/Ask"
import { type Mutant, withBook, withMetric } from "./Mutant.ts"

const told = (name: string) => `${name} reads what the oracle tells`

export const clientMutants: ReadonlyArray<Mutant> = [
  {
    name: "activities outside of deals count as load",
    core: withMetric("communicationLoad", ({ read }) => ({
      read: (sums, ask) => {
        const right = read(sums, ask)
        const { load, outside } = right.now
        return { ...right, now: { outside, load: { num: load.num + outside, den: load.den } } }
      }
    })),
    killedBy: told("communicationLoad")
  },
  {
    name: "the load is divided by all deals of the client, touched or not",
    core: withMetric("communicationLoad", ({ read }) => ({
      read: (sums, ask) => {
        const right = read(sums, ask)
        const scope: ClientScope | null = ask.client
        const den = scope?.deals.length ?? 0
        return { ...right, now: { ...right.now, load: { ...right.now.load, den } } }
      }
    })),
    killedBy: told("communicationLoad")
  },
  {
    name: "the load of the period before is that of all of it",
    core: withMetric("communicationLoad", ({ read }) => ({
      read: (sums, ask) => {
        const right = read(sums, ask)
        return { ...right, before: right.beforeFull }
      }
    })),
    killedBy: told("communicationLoad")
  },
  {
    name: "conversion without a value was nought, and changes from there",
    core: withMetric("clientConversion", ({ read }) => ({
      read: (sums, ask) => {
        const right = read(sums, ask)
        const winRate = right.change.winRate ?? { delta: 0, pct: null, base: "none" as const }
        return { ...right, change: { ...right.change, winRate } }
      }
    })),
    killedBy: told("clientConversion")
  },
  {
    name: "a channel's row sets a month beside a part of one",
    core: withMetric("channelLoad", ({ read }) => ({
      read: (sums, ask) => {
        const right = read(sums, ask)
        return {
          ...right,
          rows: right.rows.map((row: object & { beforeFull: number }) => ({ ...row, before: row.beforeFull }))
        }
      }
    })),
    killedBy: told("channelLoad")
  },
  {
    name: "internal calls are talked about with clients",
    core: withBook("communications", (event, rightly) =>
      event.fact._tag === "CallRecorded" && rightly.length === 0
        ? [
            {
              at: event.fact.startedAt,
              key: { channel: "call", direction: "out" },
              tally: { n: 1 },
              subject: event.fact.callId
            }
          ]
        : rightly
    ),
    killedBy: told("channelLoad")
  },
  {
    name: "a completed activity that was reopened still counts",
    core: withBook("communications", ({ fact }, rightly) =>
      fact._tag === "ActivityReopened" ? [] : rightly
    ),
    killedBy: told("channelLoad")
  },
  {
    name: "whoever began a talk, the client did",
    core: withBook("communications", (_, rightly) =>
      rightly.map((p) =>
        p.key["channel"]?.startsWith("chat:") === true ? { ...p, key: { ...p.key, direction: "in" } } : p
      )
    ),
    killedBy: told("channelLoad")
  },
  {
    name: "the preferred channel is the busiest, whoever began",
    core: withMetric("channelLoad", ({ read }) => ({
      read: (sums, ask) => {
        const right = read(sums, ask)
        return { ...right, preferred: right.rows[0]?.channel ?? null }
      }
    })),
    killedBy: told("channelLoad")
  },
  {
    name: "a profile counts what everybody has won",
    core: withMetric("clientWonValue", ({ needs }) => ({
      needs: (ask) =>
        Object.fromEntries(
          Object.entries(needs(ask) as Readonly<Record<string, object>>).map(([name, query]) => [
            name,
            { ...query, subjects: null }
          ])
        )
    })),
    killedBy: told("clientWonValue")
  },
  {
    name: "conversion is won of closed, under the wrong name",
    core: withMetric("clientConversion", ({ read }) => ({
      read: (sums, ask) => {
        const right = read(sums, ask)
        return { ...right, now: { ...right.now, wonPerActivity: right.now.winRate } }
      }
    })),
    killedBy: told("clientConversion")
  },
  {
    name: "a deal that changes its client stays with the old one too",
    core: withBook("bindings", ({ fact }, rightly) =>
      fact._tag === "DealDetailsChanged" ? rightly.filter((p) => (p.tally["n"] ?? 0) > 0) : rightly
    ),
    killedBy: told("clientWonValue")
  },
  {
    name: "what is outside of deals is not mentioned",
    core: withMetric("communicationLoad", ({ read }) => ({
      read: (sums, ask) => {
        const right = read(sums, ask)
        return { ...right, now: { ...right.now, outside: 0 } }
      }
    })),
    killedBy:
      "what was said with a client was said on a deal of theirs or outside of deals, and is counted once"
  },
  {
    name: "companies are credited with what was won for the company alone",
    core: withMetric("clientWonValue", ({ read }) => ({
      read: (sums, ask) => {
        const right = read(sums, ask)
        return ask.client?.kind === "company" ? { ...right, now: Figure.zero } : right
      }
    })),
    killedBy: "the profile of a company covers the people who belong to it"
  },
  {
    name: "of several clients only the first is asked for",
    core: {
      ...theCore,
      balances: (book, query, entries, around) => {
        const first = Object.entries(query.where).map(([dim, values]) => [dim, values.slice(0, 1)])
        return theCore.balances(book, { ...query, where: Object.fromEntries(first) }, entries, around)
      }
    },
    killedBy: "two clients that are merged read as both together, each record once"
  },
  {
    name: "where no client is asked about, everybody's activities are",
    core: withMetric("channelLoad", ({ needs }) => ({
      needs: (ask) =>
        ask.client !== null
          ? needs(ask)
          : Object.fromEntries(
              Object.entries(needs(ask) as Readonly<Record<string, object>>).map(([name, query]) => [
                name,
                { ...query, subjects: null }
              ])
            )
    })),
    killedBy: "where no client is asked about, a profile reads nothing"
  }
]
