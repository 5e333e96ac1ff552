/** Laws of narrowing: what counts for some people, stages, types or channels is a part of the whole, and its parts make the whole (D6). */
import { decodeKey } from "@weir/domain/ledger/Book"
import * as Figure from "@weir/domain/metrics/Figure"
import { everything, type Narrowing, narrowings, type Only } from "@weir/domain/metrics/Only"
import { type Core, type MetricName, metricNames } from "@weir/domain/workbook/Core"
import { explained, read } from "@weir/domain/workbook/evaluate"
import { assert } from "vitest"
import type { Law, Trial } from "./Law.ts"
import { shown, type Shown } from "./parts.ts"

/** The core in which a metric is narrowed. */
const withOnly = (core: Core, name: MetricName, only: Partial<Only>): Core => ({
  ...core,
  metrics: { ...core.metrics, [name]: core.narrowed(core.metrics[name], { ...everything, ...only }) }
})

const narrowedReading = ({ ask, core, ledger }: Trial, name: MetricName, only: Partial<Only>) =>
  read(name, ledger, ask, withOnly(core, name, only)) as never

const narrowable = (core: Core, by: Narrowing): ReadonlyArray<MetricName> =>
  metricNames.filter((name) => core.metrics[name].narrows?.[by] !== undefined)

const everybody = ({ ask }: Trial): ReadonlyArray<string> => ask.users.map(({ id }) => id)

/** Everything of a kind that there is to name. */
const allOf = (trial: Trial): Only => {
  const { ask, core, ledger } = trial
  const channels = new Set<string>()
  for (const book of core.books.filter(({ dims }) => (dims as ReadonlyArray<string>).includes("channel")))
    for (const entry of ledger)
      if (entry.book === book.id) channels.add(decodeKey(book, entry.key)["channel"] ?? "")
  return {
    users: everybody(trial),
    stages: ask.pipelines.flatMap((p) => p.stages.map((s) => s.id)),
    types: ["task", "call", "meeting", "email", "other", ...ask.lists.map(({ id }) => id)],
    channels: [...channels]
  }
}

const figureOf = (number: Shown | undefined): Figure.Figure => {
  if (number === undefined) return Figure.zero
  if ("figure" in number) return number.figure
  return Figure.counted(
    "counted" in number ? number.counted : "deals" in number ? number.deals : number.records
  )
}

/** The number that a reading shows under a part; of several under the same part any, they are the same. */
const partOf = (numbers: ReadonlyArray<Shown>, part: string): Figure.Figure =>
  figureOf(numbers.find((number) => number.part === part))

/** Whom or what a row is about, where a part is the row itself; a type has the name of its own, or that of its kind. */
const rowOf = (part: string): { readonly by: Narrowing; readonly value: string } | null => {
  const type = /^type:([^:]+):([^:]*)$/.exec(part)
  if (type !== null) return { by: "types", value: type[2] === "" ? (type[1] ?? "") : (type[2] ?? "") }
  const [, word = "", value = ""] = /^(user|owner|stage|channel):([^:]+)$/.exec(part) ?? []
  return value === ""
    ? null
    : { by: word === "stage" ? "stages" : word === "channel" ? "channels" : "users", value }
}

interface Rows {
  readonly rows?: ReadonlyArray<{ readonly id?: string }>
  readonly participants?: ReadonlyArray<{ readonly id?: string }>
}

const personsRow: Law = {
  name: "a person's row is the number narrowed to that person",
  proves: ["D6", "D7"],
  holds: (trial) => {
    const { core, picks, reading } = trial
    for (const name of narrowable(core, "users")) {
      const whole = reading(name) as Rows
      for (const list of ["rows", "participants"] as const) {
        const rows = whole[list] ?? []
        const id = rows[(picks[5] ?? 0) % Math.max(1, rows.length)]?.id
        if (id === undefined) continue
        const own = narrowedReading(trial, name, { users: [id] }) as Rows
        assert.deepStrictEqual(
          own[list],
          rows.filter((row) => row.id === id),
          `${name} ${list}`
        )
      }
    }
  }
}

/** The number that all rows of a reading are parts of. */
const wholes = ["now", "total"] as const

const rowsMakeIt: Law = {
  name: "rows of people, stages, types and channels are the number narrowed to each",
  proves: ["D6", "D7"],
  holds: (trial) => {
    const { core, picks, reading } = trial
    for (const name of metricNames) {
      const numbers = shown(name, reading(name) as never)
      const whole = wholes.find((part) => numbers.some((number) => number.part === part))
      if (whole === undefined) continue
      const rows = numbers.flatMap((number) => {
        const row = rowOf(number.part)
        return row === null || core.metrics[name].narrows?.[row.by] === undefined ? [] : [{ ...row, number }]
      })
      for (const by of narrowings) {
        const some = rows.filter((row) => row.by === by)
        const value = some[(picks[6] ?? 0) % Math.max(1, some.length)]?.value
        if (value === undefined) continue
        // A type of the workspace's own may be given to several kinds of activities, each with its row.
        const together = some
          .filter((row) => row.value === value)
          .map(({ number }) => figureOf(number))
          .reduce(Figure.plus, Figure.zero)
        const narrowed = shown(name, narrowedReading(trial, name, { [by]: [value] }))
        assert.deepStrictEqual(partOf(narrowed, whole), together, `${name} of ${by} ${value}`)
      }
    }
  }
}

/**
 * Numbers of what is chosen from among all that counts: which sources are gathered under "other", and which answer of a client is the
 * latest, depends on what else there is.
 */
const isChosen = (part: string): boolean => /^(sources|latest)/.test(part)

/** Two groups of people that have nobody in common; some belong to neither. */
const groupsOf = (trial: Trial): readonly [ReadonlyArray<string>, ReadonlyArray<string>] => {
  const people = everybody(trial)
  const turn = trial.picks[7] ?? 0
  const of = (group: number) => people.filter((_, i) => (turn + i * 7) % 5 < 4 && (turn + i) % 2 === group)
  return [of(0), of(1)]
}

const groups: Law = {
  name: "numbers narrowed to two groups of people without a common one add up to the number of both",
  proves: ["D6"],
  holds: (trial) => {
    const { core } = trial
    const [some, others] = groupsOf(trial)
    for (const name of narrowable(core, "users")) {
      const of = (users: ReadonlyArray<string>) => shown(name, narrowedReading(trial, name, { users }))
      const [one, two, both] = [of(some), of(others), of([...some, ...others])]
      for (const number of both) {
        // Different records may be the same ones.
        if ("records" in number || isChosen(number.part)) continue
        const sum = Figure.plus(partOf(one, number.part), partOf(two, number.part))
        assert.deepStrictEqual(sum, partOf(both, number.part), `${name} ${number.part}`)
      }
    }
  }
}

const all: Law = {
  name: "narrowed to everybody, to all stages, types and channels nothing changes",
  proves: ["D6"],
  holds: (trial) => {
    const only = allOf(trial)
    for (const name of metricNames) {
      if (trial.core.metrics[name].narrows === undefined) continue
      assert.deepStrictEqual(narrowedReading(trial, name, only), trial.reading(name) as never, name)
    }
  }
}

/** So many numbers of each metric are opened. */
const opened = 8

const part: Law = {
  name: "what is behind a narrowed number is behind the whole one, and adds up to it",
  proves: ["D6", "D8"],
  holds: (trial) => {
    const { ask, core, ledger, picks, reading } = trial
    const [users] = groupsOf(trial)
    for (const name of narrowable(core, "users")) {
      const own = withOnly(core, name, { users })
      const numbers = new Map(
        shown(name, read(name, ledger, ask, own) as never).map((number) => [number.part, number])
      )
      const every = shown(name, reading(name) as never)
      const from = (picks[4] ?? 0) % Math.max(1, every.length)
      for (const { part } of [...every.slice(from), ...every.slice(0, from)].slice(0, opened)) {
        const behind = explained(name, part, ledger, ask, own)
        const whole = new Set(explained(name, part, ledger, ask, core)?.entries)
        for (const entry of behind?.entries ?? [])
          assert.isTrue(isChosen(part) || whole.has(entry), `${name} ${part} opens into more than the whole`)
        const number = numbers.get(part)
        if (number !== undefined && !("records" in number))
          assert.strictEqual(behind?.total.deals, figureOf(number).deals, `${name} ${part}`)
      }
    }
  }
}

export const laws: ReadonlyArray<Law> = [personsRow, rowsMakeIt, groups, all, part]
