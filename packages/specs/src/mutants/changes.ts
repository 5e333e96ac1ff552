/** How is a metric or a family broken on purpose? It asks, knows, tells or decides something else. */
import type { Balance, Query } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import { type Core, type MetricName, theCore } from "@weir/domain/workbook/Core"
import { withMetric } from "./Mutant.ts"

export type Sums = Readonly<Record<string, ReadonlyArray<Balance>>>

/** Asks for something else. */
export const asking = (name: MetricName, change: (query: Query, ask: Ask, which: string) => Query): Core =>
  withMetric(name, (metric) => ({
    needs: (ask: Ask) =>
      Object.fromEntries(
        Object.entries(metric.needs(ask) as Record<string, Query>).map(([which, query]) => [
          which,
          change(query, ask, which)
        ])
      )
  }))

/** Reads as if something else had been asked. */
export const knowing = (name: MetricName, change: (ask: Ask) => Ask): Core =>
  withMetric(name, (metric) => ({ read: (sums: Sums, ask: Ask) => metric.read(sums, change(ask)) }))

/** Changes the reading. */
// oxlint-disable-next-line typescript/no-explicit-any -- readings are whatever their schema says
export const telling = (name: MetricName, change: (reading: any, ask: Ask) => unknown): Core =>
  withMetric(name, (metric) => ({
    read: (sums: Sums, ask: Ask) => change(metric.read(sums, ask), ask)
  }))

type Families = Core["families"]

/** One family decides or evolves otherwise. */
export const withFamily = <Kind extends keyof Families>(
  kind: Kind,
  change: (family: Families[Kind]) => Partial<Families[Kind]>
): Core => ({
  ...theCore,
  families: { ...theCore.families, [kind]: { ...theCore.families[kind], ...change(theCore.families[kind]) } }
})
