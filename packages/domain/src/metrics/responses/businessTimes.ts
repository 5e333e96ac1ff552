/** How long did answers take while somebody was there to give them? Nights and days off left out, by the business hours in force then (M4). */
import { Schema } from "effect"
import type { Balance } from "../../ledger/Query.ts"
import { type Ask, flow } from "../Ask.ts"
import { personFields, personOf, personRows } from "../byPerson.ts"
import { Change } from "../Change.ts"
import { sum, valuesOf } from "../Count.ts"
import { comparedPart, type Part } from "../Metric.ts"
import { changeOfRatios, Ratio } from "../Ratio.ts"

const averages = { now: Ratio, before: Ratio, beforeFull: Ratio, change: Schema.NullOr(Change) }

/**
 * Milliseconds within business hours over the answers that were measured by such hours: those that were told while hours were set.
 * Hours that are changed later change nothing of what was measured.
 */
export const BusinessTimes = Schema.Struct({
  ...averages,
  rows: Schema.Array(Schema.Struct({ ...personFields, ...averages }))
})
export type BusinessTimes = typeof BusinessTimes.Type

type Sums = Readonly<Record<"now" | "before" | "beforeFull", ReadonlyArray<Balance>>>

/** The averages of the three windows; null where no business hours are set. */
export const businessTimes = (sums: Sums, ask: Ask): BusinessTimes | null => {
  if (!isOn(ask)) return null
  const of = (under: Readonly<Record<string, string>> = {}) => {
    const average = (balances: ReadonlyArray<Balance>): Ratio => ({
      num: sum(balances, "business", under),
      den: sum(balances, "measured", under)
    })
    const [now, before] = [average(sums.now), average(sums.before)]
    return { now, before, beforeFull: average(sums.beforeFull), change: changeOfRatios(now, before) }
  }
  const measured = [...sums.now, ...sums.before, ...sums.beforeFull].filter(
    ({ tally }) => (tally["measured"] ?? 0) !== 0
  )
  return {
    ...of(),
    rows: personRows(
      ask,
      valuesOf(measured, "user"),
      (user) => of({ user }),
      (row) => row.now.den
    )
  }
}

/** What is behind a part such as "business", "business:before:ms" or "business:user:<id>:now". */
export const businessPart = (part: string, ask: Ask): Part | null => {
  const [word, ...rest] = part.split(":")
  if (word !== "business" || !isOn(ask)) return null
  const person = personOf(ask, rest.join(":"))
  const where = person === null ? {} : { user: [person.id] }
  const [when = "", ms, ...more] = (person === null ? rest.join(":") : person.rest).split(":")
  if (more.length > 0 || (ms !== undefined && ms !== "ms")) return null
  return comparedPart(
    `Answers, by business hours${person === null ? "" : `, ${person.name}`}`,
    when === "" ? "now" : when,
    ask,
    (window) => flow(ask, "response-times", window, { where }),
    ms === undefined ? "measured" : "business"
  )
}

const isOn = ({ workspace }: Ask): boolean => (workspace.settings.businessHours ?? null) !== null
