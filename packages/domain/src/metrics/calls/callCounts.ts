/** How do calls in one direction read? How many, how they went, how long people spoke, by person and by day (C1). */
import { Schema } from "effect"
import type { Balance, Query } from "../../ledger/Query.ts"
import { type Ask, flow } from "../Ask.ts"
import { personFields, personOf, personRows } from "../byPerson.ts"
import { Change, change } from "../Change.ts"
import { Compared, comparedSum, countPart, sum, threeWindows, valuesOf } from "../Count.ts"
import type { Part } from "../Metric.ts"
import { countPerDay, dailyOf, Day, dayPart } from "../perDay.ts"

type Direction = "in" | "out"
const outcomes = ["answered", "missed", "voicemail"] as const

/** Calls with their sub-counts, which add up to them. */
const Counts = { all: Schema.Int, answered: Schema.Int, missed: Schema.Int, voicemail: Schema.Int }

const Columns = { ...Counts, talkMs: Schema.Int }

/**
 * `talkMs` is the time of conversation in milliseconds. Days without a call are 0. A row is the period's, of whoever has a call in it
 * or in the one before; `before`, `beforeFull` and `change` are of the same person.
 */
export const CallReading = Schema.Struct({
  all: Compared,
  answered: Compared,
  missed: Compared,
  voicemail: Compared,
  talkMs: Compared,
  rows: Schema.Array(
    Schema.Struct({
      ...personFields,
      ...Columns,
      before: Schema.Struct(Columns),
      beforeFull: Schema.Struct(Columns),
      change: Schema.Struct({
        all: Change,
        answered: Change,
        missed: Change,
        voicemail: Change,
        talkMs: Change
      })
    })
  ),
  days: Schema.Array(Day)
})
export type CallReading = typeof CallReading.Type

/** The calls of one person. */
const columns = (calls: ReadonlyArray<Balance>, user: string) => ({
  all: sum(calls, "n", { user }),
  answered: sum(calls, "n", { user, outcome: "answered" }),
  missed: sum(calls, "n", { user, outcome: "missed" }),
  voicemail: sum(calls, "n", { user, outcome: "voicemail" }),
  talkMs: sum(calls, "ms", { user })
})

type Sums = Readonly<Record<"now" | "before" | "beforeFull" | "days", ReadonlyArray<Balance>>>

/** Sums, reading and explanation of the calls in one direction. */
export const callCounts = (direction: Direction, title: string) => {
  const only = { direction: [direction] }
  return {
    Reading: CallReading,
    needs: (ask: Ask): Readonly<Record<keyof Sums, Query>> => ({
      ...threeWindows(ask, (window) => flow(ask, "calls", window, { where: only, by: ["user", "outcome"] })),
      days: dailyOf(ask, "calls", { where: only })
    }),
    read: (sums: Sums, ask: Ask): CallReading => {
      const { now } = sums
      return {
        all: comparedSum(sums, "n"),
        answered: comparedSum(sums, "n", { outcome: "answered" }),
        missed: comparedSum(sums, "n", { outcome: "missed" }),
        voicemail: comparedSum(sums, "n", { outcome: "voicemail" }),
        talkMs: comparedSum(sums, "ms"),
        rows: personRows(
          ask,
          valuesOf([...now, ...sums.before, ...sums.beforeFull], "user"),
          (user) => {
            const [is, was] = [columns(now, user), columns(sums.before, user)]
            return {
              ...is,
              before: was,
              beforeFull: columns(sums.beforeFull, user),
              change: {
                all: change(is.all, was.all),
                answered: change(is.answered, was.answered),
                missed: change(is.missed, was.missed),
                voicemail: change(is.voicemail, was.voicemail),
                talkMs: change(is.talkMs, was.talkMs)
              }
            }
          },
          (row) => row.all
        ),
        days: countPerDay(ask, sums.days)
      }
    },
    explain: (part: string, ask: Ask): Part | null => {
      const person = personOf(ask, part)
      if (person !== null) {
        const { kind, when } = ofPerson(person.rest)
        const of = kindOf(kind)
        const where = { ...only, user: [person.id], ...of?.where }
        return of === null
          ? null
          : countPart(`${title}, ${person.name}${of.said}`, when, ask, "calls", of.measure, where)
      }
      const day = dayPart(title, part, ask, (window) => flow(ask, "calls", window, { where: only }), "n")
      if (day !== null) return day
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

/** Takes apart what is asked of a person: "", "missed", "before", "missed:before"... */
const ofPerson = (rest: string): { readonly kind: string; readonly when: string } => {
  const [first = "", second, ...more] = rest.split(":")
  if (more.length > 0) return { kind: rest, when: "" }
  if (second !== undefined) return { kind: first, when: first === "" ? "" : second }
  return first === "before" || first === "beforeFull"
    ? { kind: "", when: first }
    : { kind: first, when: "now" }
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
