/** Mistakes about sales trends: who had bought before, and what is compared with what. */
import type { Query } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Core } from "@weir/domain/workbook/Core"
import { type Mutant, withBook, withMetric } from "./Mutant.ts"

const asking = (change: (query: Query, which: string) => Query): Core =>
  withMetric("salesTrends", (metric) => ({
    needs: (ask: Ask) =>
      Object.fromEntries(
        Object.entries(metric.needs(ask) as Record<string, Query>).map(([which, query]) => [
          which,
          change(query, which)
        ])
      )
  }))

// oxlint-disable-next-line typescript/no-explicit-any -- readings are whatever their schema says
const telling = (change: (reading: any) => unknown): Core =>
  withMetric("salesTrends", (metric) => ({ read: (sums, ask) => change(metric.read(sums, ask)) }))

const told = "salesTrends reads what the oracle tells"
const added =
  "primary and repeat deals are all that were closed, each won or lost, and so are those of all people together"

export const trendMutants: ReadonlyArray<Mutant> = [
  {
    name: "a client has bought before even where that was taken up again",
    core: withBook("client-wins", (_, rightly) => rightly.filter((p) => (p.tally["n"] ?? 0) > 0)),
    killedBy: told
  },
  {
    name: "what is bought later in the period makes an earlier deal a repeat one",
    core: asking((query, which) => (which === "wins" ? { ...query, perInstant: false } : query)),
    killedBy: told
  },
  {
    name: "what was bought before the two periods does not count",
    core: asking((query, which) => (which === "first" ? { ...query, subjects: [] } : query)),
    killedBy: told
  },
  {
    name: "clients that were found to be the same bought each for themselves",
    core: withBook("client-names", () => []),
    killedBy: told
  },
  {
    name: "a deal given to another client stays with the first",
    core: withBook("client-closings", ({ fact }, rightly) =>
      fact._tag === "DealDetailsChanged" ? [] : rightly
    ),
    killedBy: told
  },
  {
    name: "what was bought and then deleted still makes the next deal a repeat one",
    core: asking((query, which) => (which === "wins" ? { ...query, deleted: "include" } : query)),
    killedBy: told
  },
  {
    name: "repeat deals are counted among the primary ones, too",
    core: telling((reading) => ({ ...reading, primary: reading.all })),
    killedBy: added
  },
  {
    name: "a deal without a client is a repeat one",
    core: telling((reading) => ({ ...reading, primary: reading.repeat, repeat: reading.primary })),
    killedBy:
      "a deal is a repeat one only for a client who bought before, so of the deals won for a client the first is not"
  },
  {
    name: "the dynamics are those of all that was closed",
    core: telling((reading) => ({
      ...reading,
      all: { ...reading.all, won: { ...reading.all.won, change: reading.all.lost.change } }
    })),
    killedBy: told
  },
  {
    name: "the list behind repeat deals is of all deals",
    core: withMetric("salesTrends", (metric) => ({
      explain: (part, ask) => metric.explain(part.replace("repeat:", "all:"), ask)
    })),
    killedBy: "every number opens into entries that add up to it"
  }
]
