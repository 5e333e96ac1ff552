/** What should the metrics of tasks read, told from the whole list of events? */
import type { Ask } from "@weir/domain/metrics/Ask"
import { dayOf, startOfDay } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import { type Holding, nowOf, type Task, tasksOf, whenDue } from "./activities.ts"
import { answersFor } from "./counters.ts"
import { standing, type Story, wanted } from "./stories.ts"
import type { Tellers, Told } from "./Teller.ts"
import { daily } from "./daily.ts"
import { changed, type Line, lineOn, worthOf } from "./worth.ts"

type Window = Ask["window"]

const inOrder = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
const different = (all: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(all)]

const personOf = (id: string, ask: Ask) => {
  const user = ask.users.find((u) => u.id === id)
  return { id, name: user?.name ?? id, disabled: user?.disabled ?? false }
}

const byCount = (
  a: { readonly count: number; readonly name: string },
  b: { readonly count: number; readonly name: string }
) => b.count - a.count || inOrder(a.name, b.name)

/** How many each person has, most first. */
export const people = (ids: ReadonlyArray<string>, ask: Ask) =>
  different(ids)
    .map((id) => ({ ...personOf(id, ask), count: ids.filter((one) => one === id).length }))
    .sort((a, b) => byCount(a, b) || inOrder(a.id, b.id))

/** How many each person has, and had before, most first: whoever had any before is there, too. */
export const peopleThen = (now: ReadonlyArray<string>, before: ReadonlyArray<string>, ask: Ask) =>
  different([...now, ...before])
    .map((id) => ({
      ...personOf(id, ask),
      ...beside(
        now.filter((o) => o === id),
        before.filter((o) => o === id)
      )
    }))
    .sort((a, b) => byCount(a, b) || inOrder(a.id, b.id))

/** So many now, and so many before. */
export const beside = (now: ReadonlyArray<unknown>, before: ReadonlyArray<unknown>) => ({
  count: now.length,
  before: before.length,
  change: changed(now.length, before.length)
})

/** How many there are of each type, and were before, most first. */
const typesThen = (now: ReadonlyArray<Holding>, before: ReadonlyArray<Holding>, ask: Ask) => {
  const [counted, then] = [types(now, ask), types(before, ask)]
  const same = (a: { readonly kind: string; readonly typeId: string | null }) => (b: typeof a) =>
    a.kind === b.kind && a.typeId === b.typeId
  return [...counted, ...then.filter((row) => !counted.some(same(row))).map((row) => ({ ...row, count: 0 }))]
    .map((row) => {
      const past = then.find(same(row))?.count ?? 0
      return { ...row, before: past, change: changed(row.count, past) }
    })
    .sort((a, b) => byCount(a, b) || inOrder(a.kind, b.kind) || inOrder(a.typeId ?? "", b.typeId ?? ""))
}

/** How many there are of each type, most first. */
const types = (of: ReadonlyArray<Holding>, ask: Ask) =>
  different(of.map(({ kind, typeId }) => `${kind} ${typeId ?? ""}`))
    .map((both) => {
      const [kind = "", id = ""] = both.split(" ")
      const entry = ask.lists.find((e) => e.id === id)
      return {
        kind,
        typeId: id === "" ? null : id,
        name: entry?.name ?? kind,
        archived: entry?.archived ?? false,
        count: of.filter((h) => h.kind === kind && (h.typeId ?? "") === id).length
      }
    })
    .sort((a, b) => byCount(a, b) || inOrder(a.kind, b.kind) || inOrder(a.typeId ?? "", b.typeId ?? ""))

/** A count for the period, beside those of the period before. */
export const counts = (count: (window: Window) => number, ask: Ask) => {
  const now = count(ask.window),
    before = count(ask.previous.sameElapsed)
  return { now, before, beforeFull: count(ask.previous.full), change: changed(now, before) }
}

const inside = (at: number, { from, to }: Window): boolean => from <= at && at < to

/** T1: due in the period and before now, and open or done after it was due. */
const overdueTasks = ({ ask, events }: Told) => {
  const tasks = tasksOf(events, ask)
  const lapsed = tasks.filter(({ done, due }) => due !== null && due.at < ask.now && (done?.late ?? true))
  const overdue = (window: Window) => lapsed.filter(({ due }) => due !== null && inside(due.at, window))
  const [now, before] = [overdue(ask.window), overdue(ask.previous.sameElapsed)]
  const open = now.filter((task) => task.done === null),
    late = now.filter((task) => task.done !== null)
  const of = (list: ReadonlyArray<Task>, id: string) => list.filter((t) => whenDue(t).owner === id).length
  return {
    ...counts((window) => overdue(window).length, ask),
    stillOpen: open.length,
    completedLate: late.length,
    allOpen: lapsed.filter((task) => task.done === null).length,
    rows: peopleThen(
      now.map((task) => whenDue(task).owner),
      before.map((task) => whenDue(task).owner),
      ask
    ).map((row) => ({ ...row, stillOpen: of(open, row.id), completedLate: of(late, row.id) })),
    types: typesThen(now.map(whenDue), before.map(whenDue), ask)
  }
}

/** T2: not done, not deleted, whatever the period. */
const currentTasks = ({ ask, events }: Told) => {
  const open = tasksOf(events, ask)
    .filter((task) => task.done === null)
    .map(nowOf)
  return {
    total: open.length,
    rows: people(
      open.map((h) => h.owner),
      ask
    ),
    types: types(open, ask)
  }
}

const doneIn = (tasks: ReadonlyArray<Task>, window: Window) =>
  tasks.flatMap(({ done }) => (done !== null && inside(done.at, window) ? [done] : []))

/** T3: done in the period, at the latest when it was due, for whoever was responsible then. */
const completedTasks = ({ ask, events }: Told) => {
  const tasks = tasksOf(events, ask)
  const timely = (window: Window) => doneIn(tasks, window).filter((done) => !done.late)
  const within = (window: Window) => timely(window).map((done) => done.of)
  const [now, before] = [within(ask.window), within(ask.previous.sameElapsed)]
  return {
    ...counts((window) => timely(window).length, ask),
    late: doneIn(tasks, ask.window).filter((done) => done.late).length,
    rows: peopleThen(
      now.map((h) => h.owner),
      before.map((h) => h.owner),
      ask
    ),
    types: typesThen(now, before, ask),
    days: daily((window) => ({ n: timely(window).length }), ask)
  }
}

/** A1: done in the period, late or not, to the credit of who did it. */
const activityByType = ({ ask, events }: Told) => {
  const tasks = tasksOf(events, ask)
  const [now, before] = [doneIn(tasks, ask.window), doneIn(tasks, ask.previous.sameElapsed)]
  const of = (id: string | null) =>
    [now, before].map((list) => list.filter(({ by }) => id === null || by === id).map((done) => done.of))
  const byType = (id: string | null) => {
    const [mine = [], then = []] = of(id)
    return typesThen(mine, then, ask)
  }
  return {
    ...counts((window) => doneIn(tasks, window).length, ask),
    rows: peopleThen(
      now.map((done) => done.by),
      before.map((done) => done.by),
      ask
    ).map((row) => ({ ...row, types: byType(row.id) })),
    types: byType(null),
    days: daily((window) => ({ n: doneIn(tasks, window).length }), ask)
  }
}

/** 4.5: open and due in so many minutes at the latest, by whoever answers for it now. */
const plannedWork = ({ ask, events }: Told) => {
  const answers = answersFor(events, ask)
  const whose = (task: Task) => answers(task.id, nowOf(task).owner)
  const lead = ask.workspace.settings.plannedMinutes * 60_000
  const planned = tasksOf(events, ask).filter(
    ({ done, due }) => done === null && due !== null && due.at - ask.now <= lead
  )
  const midnight = startOfDay(ask.workspace.zone, dayOf(ask.workspace.zone, ask.now))
  const dueAt = (task: Task) => task.due?.at ?? Infinity
  const late = planned.filter((task) => dueAt(task) < ask.now)
  const overdue = planned.filter((task) => dueAt(task) <= midnight).length
  return {
    total: planned.length,
    late: late.length,
    overdue,
    today: planned.length - overdue,
    rows: people(planned.map(whose), ask).map((row) => ({
      ...row,
      late: late.filter((task) => whose(task) === row.id).length
    }))
  }
}

/** T4: active deals, enquiries not among them, that no open activity is bound to. */
const dealsWithoutTask = ({ ask, events, stories }: Told) => {
  const everything = { ...ask, deleted: "exclude" as const, holders: null }
  const busy = new Set(
    tasksOf(events, everything)
      .filter((task) => task.done === null)
      .flatMap((task) => nowOf(task).deals)
  )
  const idle = stories.flatMap((story: Story) => {
    const now = standing(story, Instant.MAX, ask)
    const active = now?.place.kind === "open" && wanted(now.place.pipelineId, ask)
    return active && !busy.has(story.id)
      ? [{ owner: now.owner, stage: now.place.stageId as string, line: lineOn(now.budget, Instant.MAX, ask) }]
      : []
  })
  const worth = (of: ReadonlyArray<{ readonly line: Line }>) => worthOf(of.map(({ line }) => line))
  return {
    total: worth(idle),
    rows: people(
      idle.map(({ owner }) => owner),
      ask
    ).map(({ disabled, id, name }) => ({
      id,
      name,
      disabled,
      deals: worth(idle.filter(({ owner }) => owner === id))
    })),
    stages: ask.pipelines
      .flatMap((p) => p.stages)
      .filter(({ id }) => idle.some(({ stage }) => stage === id))
      .map(({ id, name }) => ({ id, name, deals: worth(idle.filter(({ stage }) => stage === id)) }))
  }
}

export const tasks: Tellers = {
  overdueTasks,
  currentTasks,
  completedTasks,
  activityByType,
  plannedWork,
  dealsWithoutTask
}
