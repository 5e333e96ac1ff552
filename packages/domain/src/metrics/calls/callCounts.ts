/** How do calls in one direction read? How many, how they went, how long people spoke, by person and by day (C1). */
import { Schema } from "effect"
import type { Balance, Query } from "../../ledger/Query.ts"
import { daysOf } from "../../time/Calendar.ts"
import { LocalDate } from "../../time/LocalDate.ts"
import { type Ask, flow } from "../Ask.ts"
import { personFields, personOf, personRows } from "../byPerson.ts"
import { Compared, comparedSum, countPart, sum, threeWindows, valuesOf } from "../Count.ts"
import type { Part } from "../Metric.ts"

type Direction = "in" | "out"
const outcomes = ["answered", "missed", "voicemail"] as const

/** Calls with their sub-counts, which add up to them. */
const Counts = { all: Schema.Int, answered: Schema.Int, missed: Schema.Int, voicemail: Schema.Int }

/** `talkMs` is the time of conversation in milliseconds. Rows and days are of the period; days without a call are 0. */
export const CallReading = Schema.Struct({
  all: Compared,
  answered: Compared,
  missed: Compared,
  voicemail: Compared,
  talkMs: Compared,
  rows: Schema.Array(Schema.Struct({ ...personFields, ...Counts, talkMs: Schema.Int })),
  days: Schema.Array(Schema.Struct({ date: LocalDate, n: Schema.Int }))
})
export type CallReading = typeof CallReading.Type

type Sums = Readonly<Record<"now" | "before" | "beforeFull" | "days", ReadonlyArray<Balance>>>

/** Sums, reading and explanation of the calls in one direction. */
export const callCounts = (direction: Direction, title: string) => {
  const only = { direction: [direction] }
  return {
    Reading: CallReading,
    needs: (ask: Ask): Readonly<Record<keyof Sums, Query>> => ({
      ...threeWindows(ask, (window) => flow(ask, "calls", window, { where: only, by: ["user", "outcome"] })),
      days: flow(ask, "calls", ask.window, { where: only, perDay: true })
    }),
    read: (sums: Sums, ask: Ask): CallReading => {
      const ofDay = new Map(sums.days.map((b) => [b.day, b.tally["n"] ?? 0]))
      const { now } = sums
      return {
        all: comparedSum(sums, "n"),
        answered: comparedSum(sums, "n", { outcome: "answered" }),
        missed: comparedSum(sums, "n", { outcome: "missed" }),
        voicemail: comparedSum(sums, "n", { outcome: "voicemail" }),
        talkMs: comparedSum(sums, "ms"),
        rows: personRows(
          ask,
          valuesOf(now, "user"),
          (user) => ({
            all: sum(now, "n", { user }),
            answered: sum(now, "n", { user, outcome: "answered" }),
            missed: sum(now, "n", { user, outcome: "missed" }),
            voicemail: sum(now, "n", { user, outcome: "voicemail" }),
            talkMs: sum(now, "ms", { user })
          }),
          (row) => row.all
        ),
        days: daysOf(ask.workspace.zone, ask.window).map(({ date }) => ({ date, n: ofDay.get(date) ?? 0 }))
      }
    },
    explain: (part: string, ask: Ask): Part | null => {
      const person = personOf(ask, part)
      if (person !== null) {
        const of = kindOf(person.rest)
        return of === null
          ? null
          : {
              title: `${title}, ${person.name}${of.said}`,
              selections: [
                flow(ask, "calls", ask.window, { where: { ...only, user: [person.id], ...of.where } })
              ],
              measure: of.measure
            }
      }
      const day = daysOf(ask.workspace.zone, ask.window).find(({ date }) => part === `day:${date}`)
      if (day !== undefined) {
        const selections = [flow(ask, "calls", day.window, { where: only })]
        return { title: `${title}, ${day.date}`, selections, measure: "n" }
      }
      const all = countPart(title, part, ask, "calls", "n", only)
      if (all !== null) return all
      const [word = "", window = "now", ...more] = part.split(":")
      const of = word === "" || more.length > 0 ? null : kindOf(word)
      return of === null
        ? null
        : countPart(`${title}${of.said}`, window, ask, "calls", of.measure, { ...only, ...of.where })
    }
  }
}

/** What of the calls a part is about: all of them, those that went one way, or the time of conversation. */
const kindOf = (
  word: string
): {
  readonly said: string
  readonly where: Query["where"]
  readonly measure: "n" | "ms"
} | null => {
  if (word === "") return { said: "", where: {}, measure: "n" }
  if (word === "talk") return { said: ", conversation", where: {}, measure: "ms" }
  const outcome = outcomes.find((o) => o === word)
  return outcome === undefined ? null : { said: `, ${outcome}`, where: { outcome: [outcome] }, measure: "n" }
}
