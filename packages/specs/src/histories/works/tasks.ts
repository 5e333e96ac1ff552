/** What is wanted of tasks and other activities? */
import type { Activity } from "@weir/domain/activity/Activity"
import { ActivityCommand, type DueWish } from "@weir/domain/activity/ActivityCommand"
import { ActivityId, ActivityTypeId, ROBOT, type UserId } from "@weir/domain/identity/Id"
import type { State } from "@weir/domain/log/replay"
import { dayOf } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { id } from "@weir/domain/workbook/ids"
import type { Pick } from "../intents.ts"
import { about } from "./about.ts"
import type { Wanted, Work } from "./Work.ts"

const minute = 60_000
const hour = 60 * minute

const { cases } = ActivityCommand

export const tasks: Work = {
  wishes: {
    addTask: 14,
    finishTask: 16,
    finishOnTheDot: 2,
    reopenTask: 3,
    postponeTask: 4,
    passTask: 3,
    retypeTask: 2,
    rebindTask: 2,
    rewordTask: 3,
    dropTask: 7,
    bringTask: 10
  },
  wanted: (state, wish, pick, now) => {
    const task = pick(5, fitting([...state.records.activity.values()], wish, now))
    // Who wants something of a task where there is none begins with one.
    if (wish === "addTask" || task === undefined) return add(state, pick, now)
    const command = asked(task, state, wish, pick, now)
    if (command === null) return null
    const earliest = task.changedAt
    if (wish !== "finishOnTheDot" || task.due === null) return { command, earliest }
    // One millisecond decides.
    return { command, earliest, at: Instant.clamp(Math.min(now, task.due.at + (pick(4, [0, 0, 1]) ?? 0))) }
  }
}

/** The activities that a wish is most likely about; any one when none fits. */
const fitting = (
  all: ReadonlyArray<Activity>,
  wish: string,
  now: Instant.Instant
): ReadonlyArray<Activity> => {
  const standing = all.filter((a) => a.deletedAt === null)
  const open = standing.filter((a) => a.completion === null)
  const done = standing.filter((a) => a.completion !== null)
  const dotted = open.filter((a) => a.due !== null && a.changedAt <= a.due.at && a.due.at < now)
  const wanted: Readonly<Record<string, ReadonlyArray<Activity>>> = {
    finishTask: open,
    finishOnTheDot: dotted,
    reopenTask: done,
    // What was done has entered more, so there is more to take back.
    dropTask: [...done, ...standing, ...open],
    bringTask: all.filter((a) => a.deletedAt !== null)
  }
  const best = wanted[wish] ?? standing
  if (best.length > 0) return best
  return wish === "finishOnTheDot" ? open : all
}

const add = (state: State, pick: Pick, now: Instant.Instant): Wanted | null => {
  const bindings = about(state, pick)
  const owner = someone(state, pick)
  if (bindings.length === 0 || owner === undefined) return null
  const number = state.records.activity.size
  const command = cases.AddActivity.make({
    activityId: ActivityId.make(id("activity", number)),
    type: typeOf(state, pick),
    direction: pick(3, ["none", "none", "none", "in", "out"] as const) ?? "none",
    text: `Task ${number}`,
    due: dueOf(state, pick, now),
    ownerId: owner,
    bindings: [...bindings]
  })
  return { command, earliest: null }
}

const asked = (
  task: Activity,
  state: State,
  wish: string,
  pick: Pick,
  now: Instant.Instant
): ActivityCommand | null => {
  const activityId = task.id
  const owner = someone(state, pick) ?? task.ownerId
  switch (wish) {
    case "finishTask":
    case "finishOnTheDot":
      return cases.CompleteActivity.make({
        activityId,
        by: pick(0, [task.ownerId, task.ownerId, owner, owner, ROBOT]) ?? owner,
        result: pick(1, [null, "Done"]) ?? null
      })
    case "reopenTask":
      return cases.ReopenActivity.make({ activityId })
    case "postponeTask":
      return cases.RescheduleActivity.make({ activityId, due: dueOf(state, pick, now) })
    case "passTask":
      return cases.ReassignActivity.make({ activityId, to: owner })
    case "retypeTask":
      return cases.RetypeActivity.make({ activityId, to: typeOf(state, pick) })
    case "rebindTask": {
      const to = about(state, pick)
      return to.length === 0 ? null : cases.RebindActivity.make({ activityId, to: [...to] })
    }
    case "rewordTask":
      return cases.RewordActivity.make({ activityId, to: pick(0, ["Again", task.text]) ?? "Again" })
    case "dropTask":
      return cases.DeleteActivity.make({ activityId })
    case "bringTask":
      return cases.RestoreActivity.make({ activityId })
    default:
      return null
  }
}

const someone = (state: State, pick: Pick): UserId | undefined => pick(0, [...state.users.values()])?.id

const typeOf = (state: State, pick: Pick): Activity["type"] => {
  const own = [...state.catalogue.values()].filter((e) => e.kind === "activityType").map((e) => e.id)
  const typeId = pick(4, [null, null, null, ...own]) ?? null
  return {
    of: pick(1, ["task", "task", "call", "meeting", "email", "other"] as const) ?? "task",
    typeId: typeId === null ? null : ActivityTypeId.make(typeId)
  }
}

/** Never, just gone, this very moment, soon, later, and whole days around today. */
const dueOf = (state: State, pick: Pick, now: Instant.Instant): DueWish | null => {
  const today = dayOf(state.workspace?.zone ?? ("UTC" as never), now)
  const at = (ms: number): DueWish => ({ at: Instant.clamp(now + ms) })
  const day = (days: number): DueWish => ({ date: LocalDate.addDays(today, days) })
  return (
    pick(2, [
      null,
      null,
      null,
      at(400 * hour),
      day(9),
      day(20),
      at(-30 * hour),
      at(0),
      at(10 * minute),
      at(40 * minute),
      at(8 * hour),
      at(50 * hour),
      day(-1),
      day(0),
      day(1),
      day(2),
      { workingDays: 3 }
    ]) ?? null
  )
}
