/** The law that no number stands there unproven: each leaf of each reading opens, or is made of numbers that do (S15). */
import { assert } from "vitest"
import { metricNames } from "@weir/domain/workbook/Core"
import { type Derived, derived } from "./derived.ts"
import type { Law } from "./Law.ts"
import { shown } from "./parts.ts"

interface Leaf {
  readonly path: string
  readonly value: number
  /** The innermost element of a list that it lies in; the reading, where it lies in none. */
  readonly element: unknown
}

/** Every number of a reading. */
const leavesOf = (reading: unknown): ReadonlyArray<Leaf> => {
  const leaves: Array<Leaf> = []
  const walk = (value: unknown, path: string, element: unknown): void => {
    if (typeof value === "number") leaves.push({ path, value, element })
    else if (Array.isArray(value)) for (const one of value) walk(one, `${path}[]`, one)
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) walk(one, path === "" ? key : `${path}.${key}`, element)
  }
  walk(reading, "", reading)
  return leaves
}

/** The same reading with numbers instead of its own by which each leaf, in the order of `leavesOf`, is known again. */
const marked = (reading: unknown): unknown => {
  let next = 0
  const walk = (value: unknown): unknown => {
    if (typeof value === "number") return markOf(next++)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]))
    return value
  }
  return walk(reading)
}

// Far enough from each other that no sum of two is a third, and that millionths of one are still exact.
const markOf = (n: number): number => 1_000_003 + 2 * n

/** The marks among what opens: as they are, taken away, or in millionths, as chances open. */
const marksIn = (opened: unknown): ReadonlySet<number> => {
  const found = new Set<number>()
  const walk = (value: unknown): void => {
    if (typeof value === "number")
      for (const n of [Math.abs(value), Math.abs(value) / 1_000_000]) found.add(n)
    else if (typeof value === "object" && value !== null) for (const one of Object.values(value)) walk(one)
  }
  walk(opened)
  return found
}

const at = (from: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? (value as never)[key] : undefined),
      from
    )

/** A source that has no value makes nothing of it: then the derived number has none either, and is no leaf. */
const sources = ({ of }: Derived, { element }: Leaf, reading: unknown): ReadonlyArray<unknown> =>
  of.map((path) => (path.startsWith("/") ? at(reading, path.slice(1)) : at(element, path)))

const opensOrIsDerived: Law = {
  name: "every number of a reading opens, or is made of numbers of it that do",
  proves: ["8.1", "D8", "G4", "G5"],
  holds: ({ reading }) => {
    for (const name of metricNames) {
      const whole: unknown = reading(name)
      const opened = marksIn(shown(name, marked(whole) as never))
      const told = new Map((derived[name] ?? []).map((one) => [one.path, one]))
      for (const [n, leaf] of leavesOf(whole).entries()) {
        if (opened.has(markOf(n))) continue
        const made = told.get(leaf.path)
        const where = `${name} ${leaf.path}`
        assert.isDefined(made, `${where} neither opens nor is derived`)
        if (made === undefined) continue
        const of = sources(made, leaf, whole)
        assert.isFalse(of.includes(undefined), `${where} is made of what is not there: ${made.of.join(", ")}`)
        const [first = 0, ...others] = of as ReadonlyArray<number>
        const rest = others.reduce((sum, one) => sum + one, 0)
        if (made.is === "less") assert.strictEqual(leaf.value, first - rest || 0, where)
        if (made.is === "plus") assert.strictEqual(leaf.value, first + rest, where)
      }
    }
  }
}

export const laws: ReadonlyArray<Law> = [opensOrIsDerived]
