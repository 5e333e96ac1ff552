/** Mistakes about the latest answers of clients who count once. */
import type { Balance } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import { type Mutant, withMetric } from "./Mutant.ts"

type Sums = Readonly<Record<string, ReadonlyArray<Balance>>>

export const scoreMutants: ReadonlyArray<Mutant> = [
  {
    name: "the first answer of a client counts, not the latest",
    core: withMetric("nps", (metric) => ({
      read: (sums: Sums, ask: Ask) => {
        const reading = metric.read(sums as never, ask)
        const seen = new Set<string>()
        const first = [...(sums["each"] ?? [])]
          .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
          .filter(({ key }) => !seen.has(key["client"] ?? "") && seen.add(key["client"] ?? ""))
        const { latestPerClient } = metric.read({ ...sums, each: first } as never, ask)
        return { ...reading, latestPerClient }
      }
    })),
    killedBy: "a client who answers again counts once, by the later answer, and both answers count as answers"
  },
  {
    name: "merged clients count twice",
    core: withMetric("nps", (metric) => ({
      read: (sums: Sums, ask: Ask) => metric.read({ ...sums, names: [] } as never, ask)
    })),
    killedBy: "nps reads what the oracle tells"
  },
  {
    name: "among clients who count once, each promoter counts twice",
    core: withMetric("nps", (metric) => ({
      read: (sums: Sums, ask: Ask) => {
        const reading = metric.read(sums as never, ask)
        const { now } = reading.latestPerClient
        const twice = { ...now, promoters: 2 * now.promoters }
        return { ...reading, latestPerClient: { ...reading.latestPerClient, now: twice } }
      }
    })),
    killedBy: "clients who count once are no more than the answers, and their levels are all of them"
  }
]
