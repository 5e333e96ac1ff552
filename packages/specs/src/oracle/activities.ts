/** What happened to each activity, told from the list of events in plain steps? */
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import { startOfDay } from "@weir/domain/time/Calendar"
import type { Instant } from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { visibleTo } from "./visible.ts"

/** Whose an activity was, and what, from some step on. */
export interface Holding {
  readonly step: number
  readonly at: Instant
  readonly owner: string
  readonly kind: string
  readonly typeId: string | null
  readonly deals: ReadonlyArray<string>
}

export interface Task {
  readonly id: string
  readonly direction: string
  readonly holdings: ReadonlyArray<Holding>
  /** The due date in force, and the step that set it. */
  readonly due: { readonly at: number; readonly step: number } | null
  /** Null while it is open. */
  readonly done: {
    readonly at: Instant
    readonly by: string
    readonly of: Holding
    readonly late: boolean
  } | null
}

interface Draft {
  readonly direction: string
  readonly holdings: Array<Holding>
  step: number
  due: Task["due"]
  done: Task["done"]
  deleted: boolean
}

type Written = { readonly at: Instant; readonly date: LocalDate.LocalDate | null } | null

/** All activities that were known then, deleted or not as the question wants them, as far as the viewer may read them. */
export const tasksOf = (
  events: ReadonlyArray<Event>,
  ask: Pick<Ask, "asOf" | "deleted" | "holders" | "workspace">
): ReadonlyArray<Task> => {
  const visible = visibleTo(events, ask)
  const drafts = new Map<string, Draft>()
  // A day is over when the next one begins, wherever the workspace is.
  const dueAt = (written: Written, step: number): Task["due"] =>
    written === null
      ? null
      : {
          step,
          at:
            written.date === null
              ? written.at
              : startOfDay(ask.workspace.zone, LocalDate.addDays(written.date, 1))
        }
  for (const { fact, occurredAt: at, recordedAt } of events) {
    if (!("activityId" in fact) || (ask.asOf !== null && recordedAt > ask.asOf)) continue
    const holding = (
      step: number,
      from: {
        readonly ownerId: string
        readonly type: { readonly of: string; readonly typeId: string | null }
        readonly bindings: ReadonlyArray<{ readonly kind: string; readonly id: string }>
      }
    ): Holding => ({
      step,
      at,
      owner: from.ownerId,
      kind: from.type.of,
      typeId: from.type.typeId,
      deals: from.bindings.filter((b) => b.kind === "deal").map((b) => b.id)
    })
    if (fact._tag === "ActivityAdded") {
      drafts.set(fact.activityId, {
        direction: fact.direction,
        holdings: [holding(0, fact)],
        step: 0,
        due: dueAt(fact.due, 0),
        done: null,
        deleted: false
      })
      continue
    }
    const draft = drafts.get(fact.activityId)
    const last = draft?.holdings.at(-1)
    if (draft === undefined || last === undefined)
      throw new Error(`activity ${fact.activityId} was changed before it was added`)
    const step = ++draft.step
    if (fact._tag === "ActivityCompleted")
      draft.done = {
        at,
        by: fact.completion.by,
        of: last,
        late: draft.due !== null && at > draft.due.at
      }
    if (fact._tag === "ActivityReopened") draft.done = null
    if (fact._tag === "ActivityRescheduled") draft.due = dueAt(fact.to, step)
    if (fact._tag === "ActivityChanged") draft.holdings.push(holding(step, fact.to))
    if (fact._tag === "ActivityDeleted") draft.deleted = true
    if (fact._tag === "ActivityRestored") draft.deleted = false
  }
  return [...drafts]
    .filter(([id]) => visible(id))
    .filter(([, { deleted }]) => ask.deleted === "include" || deleted === (ask.deleted === "only"))
    .map(([id, { direction, done, due, holdings }]) => ({ id, direction, holdings, due, done }))
}

/** Whose it is now, and what. */
export const nowOf = ({ holdings, id }: Task): Holding => {
  const last = holdings.at(-1)
  if (last === undefined) throw new Error(`activity ${id} was never anybody's`)
  return last
}

/** Whose it was, and what, when it came due; when the date was set, if that lay in the past then. */
export const whenDue = ({ due, holdings, id }: Task): Holding => {
  const last = holdings.findLast((h) => due !== null && (h.step <= due.step || h.at <= due.at))
  if (last === undefined) throw new Error(`activity ${id} has no due date`)
  return last
}
