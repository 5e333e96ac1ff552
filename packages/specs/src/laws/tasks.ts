/** Laws of the numbers about tasks, notes and files: what they add up to, and how they hang together (T0-T6, A1, N1, F1, 4.5). */
import { decodeTally } from "@weir/domain/ledger/Book"
import { dealsOf } from "@weir/domain/record/Binding"
import { daysOf } from "@weir/domain/time/Calendar"
import { metricNames } from "@weir/domain/workbook/Core"
import { explained, read } from "@weir/domain/workbook/evaluate"
import { assert } from "vitest"
import type { Law, Trial } from "./Law.ts"

const added = (numbers: ReadonlyArray<number>): number => numbers.reduce((sum, n) => sum + n, 0)
const all = (rows: ReadonlyArray<{ readonly count: number }>): number => added(rows.map((row) => row.count))

const done: Law = {
  name: "done in time and done late are all that was done, whoever did it and whoever was responsible",
  proves: ["T5", "T3", "A1", "X7"],
  holds: ({ reading }) => {
    const { late, now } = reading("completedTasks")
    assert.strictEqual(now + late, reading("activityByType").now)
  }
}

const rows: Law = {
  name: "people, and types, add up to all tasks, notes and files",
  proves: [
    "D7",
    "task.overdue",
    "task.completed",
    "task.current",
    "activity.byType",
    "note.added",
    "file.latest"
  ],
  holds: ({ reading }) => {
    for (const name of ["overdueTasks", "completedTasks", "activityByType"] as const) {
      const { now, rows, types } = reading(name)
      assert.deepStrictEqual([all(rows), all(types)], [now, now], name)
    }
    const overdue = reading("overdueTasks")
    assert.strictEqual(overdue.stillOpen + overdue.completedLate, overdue.now)
    for (const row of overdue.rows) assert.strictEqual(row.stillOpen + row.completedLate, row.count, row.name)
    for (const row of reading("activityByType").rows) assert.strictEqual(all(row.types), row.count, row.name)
    const current = reading("currentTasks")
    assert.deepStrictEqual([all(current.rows), all(current.types)], [current.total, current.total])
    const planned = reading("plannedWork")
    assert.deepStrictEqual(
      [all(planned.rows), planned.today + planned.overdue],
      [planned.total, planned.total]
    )
    assert.strictEqual(added(planned.rows.map((row) => row.late)), planned.late)
    const notes = reading("notesAdded")
    assert.strictEqual(all(notes.rows), notes.now)
    const files = reading("latestUploads")
    assert.deepStrictEqual([all(files.rows), all(files.origins)], [files.now, files.now])
  }
}

const latest: Law = {
  name: "the latest files are the newest of those counted, ten at most, each once",
  proves: ["F1", "file.latest"],
  holds: ({ ask, reading }) => {
    const { latest: files, now } = reading("latestUploads")
    assert.strictEqual(files.length, Math.min(10, now))
    assert.strictEqual(new Set(files.map((file) => file.fileId)).size, files.length)
    for (const [i, { at }] of files.entries()) {
      assert.isTrue(ask.window.from <= at && at < ask.window.to)
      assert.isAtMost(at, files[i - 1]?.at ?? at)
    }
  }
}

const late: Law = {
  name: "what is late among planned work is what is open and overdue, and all of it is current",
  proves: ["T2", "T1", "4.5 two counters", "4.5 activities"],
  holds: ({ reading }) => {
    const planned = reading("plannedWork"),
      overdue = reading("overdueTasks")
    assert.strictEqual(planned.late, overdue.allOpen)
    assert.isAtMost(overdue.stillOpen, overdue.allOpen)
    assert.isAtMost(planned.late, planned.total)
    assert.isAtMost(planned.total, reading("currentTasks").total)
  }
}

/** The activities that stand open now, where nothing but the present is asked for. */
const openOf = ({ ask, played }: Trial) =>
  ask.asOf !== null
    ? null
    : [...played.state.records.activity.values()].filter((a) => a.deletedAt === null && a.completion === null)

const idle: Law = {
  name: "a deal without a task has nothing open of its own, so nothing overdue, and every other active deal has",
  proves: ["T4", "deal.withoutTask"],
  holds: (trial) => {
    const { ask, core, ledger, played, reading } = trial
    const open = openOf(trial)
    if (open === null || ask.deleted !== "exclude" || ask.holders !== null) return
    const busy = new Set(open.flatMap((a) => dealsOf(a.bindings)))
    const behind = explained("dealsWithoutTask", "total", ledger, ask, core)
    assert.isNotNull(behind)
    for (const id of behind?.records ?? []) assert.isFalse(busy.has(id), "it has a task")
    const active = played.deals.filter(
      (deal) =>
        deal.deletedAt === null &&
        deal.place.kind === "open" &&
        (ask.pipelineId === null || ask.pipelineId === deal.place.pipelineId)
    )
    const { rows, stages, total } = reading("dealsWithoutTask")
    const idle = active.filter((deal) => !busy.has(deal.id) && behind?.records.has(deal.id))
    assert.strictEqual(idle.length, active.filter((deal) => !busy.has(deal.id)).length)
    assert.strictEqual(total.deals, idle.length)
    for (const parts of [rows, stages])
      assert.strictEqual(added(parts.map((row) => row.deals.deals)), total.deals)
  }
}

const counted: Law = {
  name: "the book of what is planned counts the open activities that each deal has of its own",
  proves: ["T4", "B6", "G10"],
  holds: ({ core, ledger, played }) => {
    const book = core.books.find((b) => b.id === "deal-tasks")
    if (book === undefined) throw new Error("there is a book of what is planned for deals")
    const counts = new Map<string, number>()
    for (const entry of ledger) {
      if (entry.book !== book.id || entry.kind !== "posted") continue
      const n = decodeTally(book, entry.tally)["n"] ?? 0
      counts.set(entry.subject, (counts.get(entry.subject) ?? 0) + n)
    }
    const activities = [...played.state.records.activity.values()]
    for (const { id } of played.deals) {
      const open = activities.filter(
        (a) => a.deletedAt === null && a.completion === null && dealsOf(a.bindings).includes(id)
      )
      assert.strictEqual(counts.get(id) ?? 0, open.length)
    }
  }
}

const flows = ["overdueTasks", "completedTasks", "activityByType", "notesAdded", "latestUploads"] as const

const days: Law = {
  name: "the days of a period add up to the period in tasks, notes and files",
  proves: ["G1", "G2", "T1", "T3", "N1", "F1"],
  holds: ({ ask, core, ledger, reading }) => {
    const each = daysOf(ask.workspace.zone, ask.window)
    if (each.length > 45) return
    for (const name of flows)
      assert.strictEqual(
        added(each.map(({ window }) => read(name, ledger, { ...ask, window }, core).now)),
        reading(name).now,
        name
      )
  }
}

/** Numbers about the present, which no period changes. */
const present = ["currentTasks", "plannedWork", "dealsWithoutTask"] as const

const whenever: Law = {
  name: "what is current, planned or forgotten is the same whatever period is looked at",
  proves: ["T2", "T4", "D4"],
  holds: ({ ask, core, ledger, reading }) => {
    const other = { ...ask, window: ask.previous.full }
    for (const name of present) {
      assert.include(metricNames, name)
      assert.deepStrictEqual(read(name, ledger, other, core), reading(name), name)
    }
    assert.strictEqual(read("overdueTasks", ledger, other, core).allOpen, reading("overdueTasks").allOpen)
  }
}

export const laws: ReadonlyArray<Law> = [done, rows, latest, late, idle, counted, days, whenever]
