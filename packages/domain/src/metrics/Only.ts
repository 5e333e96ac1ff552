/** What does a number become when only some people, stages, types or channels are asked about? The same metric under more conditions. */
import type { Book } from "../ledger/Book.ts"
import type { Query, Selection } from "../ledger/Query.ts"
import { bookOf } from "./books.ts"
import type { Metric, Narrows, Part } from "./Metric.ts"

/**
 * Which of them count; null means all. An empty list is nobody, and nothing counts.
 *
 * `types` are built-in kinds of activities ("call": those without a type of the workspace's own) and ids of own types. What is not
 * there matches nothing.
 */
export interface Only {
  readonly users: ReadonlyArray<string> | null
  readonly stages: ReadonlyArray<string> | null
  readonly types: ReadonlyArray<string> | null
  readonly channels: ReadonlyArray<string> | null
}

/** What a number can be narrowed to. */
export const narrowings = ["users", "stages", "types", "channels"] as const
/** One of them. */
export type Narrowing = (typeof narrowings)[number]

/** Everything counts. */
export const everything: Only = { users: null, stages: null, types: null, channels: null }

/** The first narrowing that a metric has no dimension for; null where it has all that are asked for. */
export const cannotNarrow = ({ narrows = {} }: Pick<Metric, "narrows">, only: Only): Narrowing | null =>
  narrowings.find((by) => only[by] !== null && narrows[by] === undefined) ?? null

type Conditions = ReadonlyArray<{
  readonly dims: ReadonlyArray<string>
  readonly values: ReadonlyArray<string>
}>

const conditionsOf = (narrows: Narrows, only: Only): Conditions =>
  narrowings.flatMap((by) => {
    const [dim, values] = [narrows[by], only[by]]
    if (dim === undefined || values === null) return []
    return [{ dims: typeof dim === "string" ? [dim] : dim, values: [...new Set(values)].sort() }]
  })

/** A question under more conditions. What its book does not tell apart is asked as it was; what it asked for before still holds. */
const under = <S extends Selection>(conditions: Conditions, selection: S, { dims: kept }: Book): S => {
  const where: Record<string, ReadonlyArray<string>> = { ...selection.where }
  for (const { dims, values } of conditions) {
    const dim = dims.find((one) => kept.includes(one))
    if (dim === undefined) continue
    const already = where[dim]
    where[dim] = already === undefined ? values : already.filter((value) => values.includes(value))
  }
  return { ...selection, where }
}

/**
 * A metric whose sums, and whatever is behind its numbers, are of what is asked about alone: totals, rows, days, the periods
 * before and what records add to a forecast.
 */
export const narrowed = (metric: Metric, only: Only): Metric => {
  const conditions = conditionsOf(metric.narrows ?? {}, only)
  if (conditions.length === 0) return metric
  const one = <S extends Selection>(selection: S): S => under(conditions, selection, bookOf(selection.book))
  const all = (list: ReadonlyArray<Selection>) => list.map((selection) => one(selection))
  const questions = (asked: Readonly<Record<string, Query>>): Record<string, Query> =>
    Object.fromEntries(Object.entries(asked).map(([name, query]) => [name, one(query)]))
  const part = (told: Part): Part => ({
    ...told,
    selections: all(told.selections),
    ...(told.within === undefined ? {} : { within: told.within.map(all) }),
    ...(told.without === undefined ? {} : { without: all(told.without) }),
    ...(told.found === undefined ? {} : { found: { ...told.found, among: questions(told.found.among) } })
  })
  return {
    ...metric,
    needs: (ask) => questions(metric.needs(ask)),
    explain: (name, ask) => {
      const told = metric.explain(name, ask)
      return told === null ? null : part(told)
    }
  }
}
