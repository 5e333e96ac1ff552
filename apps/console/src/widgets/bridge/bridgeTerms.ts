// Which reasons does a bridge tell, in which order, and what is each in deals or in one currency?
import type { Readings } from "../../readings/view.ts"
import type { Term } from "./waterfall.ts"

type Bridge = Readings["pipeline-bridge"]
export type Scope = "all" | "due"

/** What comes first, then what leaves, then what time and deleting did. */
const order = [
  "opening",
  "new",
  "accepted",
  "reopened",
  "movedIn",
  "grown",
  "planned",
  "pulled",
  "won",
  "lost",
  "movedOut",
  "shrunk",
  "pushed",
  "late",
  "deleted",
  "closing"
] as const
export type TermKey = (typeof order)[number]

export interface BridgeTerm extends Term {
  readonly key: TermKey
}

/** A measure: deals, or one currency. Currencies are never added. */
export type Measure = "deals" | (string & {})

type Worth = Bridge["all"]["opening"]
const inMeasure = ({ deals, money }: Worth, measure: Measure): number =>
  measure === "deals" ? deals : (money.find(({ currency }) => currency === measure)?.amount ?? 0)

/** The terms that say something, and both piers. What was deleted is told as what left. */
export const termsOf = (reading: Bridge, scope: Scope, measure: Measure): ReadonlyArray<BridgeTerm> => {
  const told: Partial<Readonly<Record<TermKey, Worth>>> = reading[scope]
  return order.flatMap((key) => {
    const worth = told[key]
    const pier = key === "opening" || key === "closing"
    if (worth === undefined) return []
    const value = inMeasure(worth, measure) * (key === "deleted" ? -1 : 1) || 0
    return value === 0 && !pier ? [] : [{ key, value, pier }]
  })
}

/** The currencies that anything is in, the one given first where it is among them. */
export const currenciesOf = (reading: Bridge, scope: Scope, first: string): ReadonlyArray<string> => {
  const all: Partial<Readonly<Record<TermKey, Worth>>> = reading[scope]
  const found = new Set(
    order.flatMap((key) => (all[key]?.money ?? []).map(({ currency }) => currency as string))
  )
  return [...found].sort((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1))
}

/** Whether a scope has anything to tell. */
export const isEmpty = (reading: Bridge, scope: Scope): boolean =>
  Object.values(reading[scope]).every(
    (worth) => typeof worth === "string" || (worth.deals === 0 && worth.money.length === 0)
  )
