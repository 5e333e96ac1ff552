/** Mistakes about for whom open work counts. */
import type { Balance, Query } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Core, MetricName } from "@weir/domain/workbook/Core"
import { type Mutant, withBook, withMetric } from "./Mutant.ts"

type Sums = Readonly<Record<string, ReadonlyArray<Balance>>>

const asking = (name: MetricName, change: (query: Query, which: string) => Query): Core =>
  withMetric(name, (metric) => ({
    needs: (ask: Ask) =>
      Object.fromEntries(
        Object.entries(metric.needs(ask) as Record<string, Query>).map(([which, query]) => [
          which,
          change(query, which)
        ])
      )
  }))

const told = (name: MetricName): string => `${name} reads what the oracle tells`

export const counterMutants: ReadonlyArray<Mutant> = [
  {
    name: "what waits counts for who is responsible, whatever the workspace has set",
    core: asking("incomingWork", (query, which) => (which === "owners" ? { ...query, subjects: [] } : query)),
    killedBy: told("incomingWork")
  },
  {
    name: "what is planned counts for who is responsible, whatever the workspace has set",
    core: asking("plannedWork", (query, which) => (which === "owners" ? { ...query, subjects: [] } : query)),
    killedBy: "where work counts for the owner of its deal, nobody has any about a deal of somebody else"
  },
  {
    name: "work counts for the owner of its deal, whatever the workspace has set",
    core: withMetric("plannedWork", (metric) => ({
      needs: (ask: Ask) => {
        const settings = { ...ask.workspace.settings, counters: "record" as const }
        return metric.needs({ ...ask, workspace: { ...ask.workspace, settings } })
      }
    })),
    killedBy: told("plannedWork")
  },
  {
    name: "a deal that was deleted still says for whom its work counts",
    core: asking("plannedWork", (query, which) =>
      which === "owners" ? { ...query, deleted: "include" } : query
    ),
    killedBy: told("plannedWork")
  },
  {
    name: "work stays with who owned its deal first",
    core: withBook("deal-owners", ({ fact }, rightly) => (fact._tag === "DealOwnerChanged" ? [] : rightly)),
    killedBy: told("plannedWork")
  },
  {
    name: "work that is bound to another deal still counts for the owner of the first",
    core: withBook("deal-plan", ({ fact }, rightly) => (fact._tag === "ActivityChanged" ? [] : rightly)),
    killedBy: told("plannedWork")
  },
  {
    name: "a talk that was answered still waits about its deal",
    core: withBook("deal-waiting", ({ fact }, rightly) =>
      fact._tag === "MessageRecorded" ? rightly.filter((p) => (p.tally["n"] ?? 0) > 0) : rightly
    ),
    killedBy: told("incomingWork")
  },
  {
    name: "work about a deal counts for its owner and once more for who is responsible",
    core: withMetric("incomingWork", (metric) => ({
      read: (sums: Sums, ask: Ask) =>
        metric.read({ ...sums, waiting: [...(sums["waiting"] ?? []), ...(sums["about"] ?? [])] }, ask)
    })),
    killedBy: "for whom open work counts makes no difference to how much there is"
  },
  {
    name: "the list behind somebody's work is of all work",
    core: withMetric("incomingWork", (metric) => ({
      explain: (part, ask) => {
        const behind = metric.explain(part, ask)
        if (behind?.found === undefined) return behind
        const { found: _, ...all } = behind
        return all
      }
    })),
    killedBy: "every number opens into entries that add up to it"
  }
]
