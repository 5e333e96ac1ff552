// Which six numbers are asked of every engine? What stood at the start of a month, what came and went, what was won and lost, and day by day.
import type { Balance, Query } from "@weir/domain/ledger/Query"
import { epochDayOf } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { UTC } from "@weir/domain/time/Zone"
import { type Moves, dayOf, lost, month, none, ownerIds, owners, stageIds, stages, won } from "./moves.ts"

/** The six, as plain numbers by stage, by owner or by day of the month. */
export interface Six {
  readonly opening: ReadonlyArray<number>
  readonly entered: ReadonlyArray<number>
  readonly left: ReadonlyArray<number>
  readonly wonAmount: ReadonlyArray<number>
  readonly lostFrom: ReadonlyArray<number>
  readonly wonPerDay: ReadonlyArray<number>
}

export const [firstDay, lastDay] = [dayOf(month.from), dayOf(month.to)]
const lengthOfMonth = lastDay - firstDay
/** The month's first day, in days since 1970. */
const beginning = epochDayOf(UTC, Instant.make(month.from))

const window = { from: Instant.make(month.from), to: Instant.make(month.to) }
const query = (book: string, shape: Partial<Query>): Query => ({
  book,
  where: {},
  ...window,
  knownAt: null,
  deleted: "exclude",
  subjects: null,
  holders: null,
  by: [],
  perDay: false,
  perInstant: false,
  perSubject: false,
  ...shape
})

/** As questions to the ledger. */
export const queries = {
  opening: query("stage-flow", { from: null, to: window.from, by: ["stage"] }),
  entered: query("stage-flow", { where: { way: ["created", "in"] }, by: ["stage"] }),
  left: query("stage-flow", { where: { way: ["out"] }, by: ["stage"] }),
  wonAmount: query("won-deals", { by: ["owner"] }),
  lostFrom: query("lost-deals", { by: ["stage"] }),
  wonPerDay: query("won-deals", { perDay: true })
}

const spread = (
  found: ReadonlyArray<Balance>,
  places: ReadonlyArray<string>,
  dim: string,
  measure: string
): ReadonlyArray<number> => {
  const values = new Map(found.map((b) => [b.key[dim] ?? "", b.tally[measure] ?? 0]))
  return places.map((place) => Math.abs(values.get(place) ?? 0))
}

/** What the ledger's balances are as the six. */
export const sixOf = (of: Readonly<Record<keyof Six, ReadonlyArray<Balance>>>): Six => {
  const perDay = Array.from({ length: lengthOfMonth }, () => 0)
  for (const { day, tally } of of.wonPerDay)
    if (day !== null) perDay[LocalDate.toEpochDay(day) - beginning]! += tally["deals"] ?? 0
  return {
    opening: spread(of.opening, stageIds, "stage", "deals"),
    entered: spread(of.entered, stageIds, "stage", "deals"),
    left: spread(of.left, stageIds, "stage", "deals"),
    wonAmount: spread(of.wonAmount, ownerIds, "owner", "amount"),
    lostFrom: spread(of.lostFrom, stageIds, "stage", "deals"),
    wonPerDay: perDay
  }
}

/** The six by hand: one pass over the columns, which are in the order of time. */
export const sixByHand = ({ amount, at, count, from, owner, to }: Moves): Six => {
  const [opening, entered, left, lostFrom] = [
    new Float64Array(stages),
    new Float64Array(stages),
    new Float64Array(stages),
    new Float64Array(stages)
  ]
  const [wonAmount, wonPerDay] = [new Float64Array(owners), new Float64Array(lengthOfMonth)]
  let i = 0
  for (; i < count && at[i]! < month.from; i++) {
    opening[to[i]!]! += 1
    if (from[i] !== none) opening[from[i]!]! -= 1
  }
  for (; i < count && at[i]! < month.to; i++) {
    entered[to[i]!]! += 1
    if (from[i] !== none) left[from[i]!]! += 1
    if (to[i] === won) {
      wonAmount[owner[i]!]! += amount[i]!
      wonPerDay[Math.floor((at[i]! - month.from) / 86_400_000)]! += 1
    } else if (to[i] === lost) lostFrom[from[i]!]! += 1
  }
  return {
    opening: [...opening],
    entered: [...entered],
    left: [...left],
    wonAmount: [...wonAmount],
    lostFrom: [...lostFrom],
    wonPerDay: [...wonPerDay]
  }
}
