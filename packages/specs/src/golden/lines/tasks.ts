/** Which command does a line of a story about tasks mean? */
import {
  type ActivityCommand,
  ActivityCommand as Asked,
  type DueWish
} from "@weir/domain/activity/ActivityCommand"
import { ActivityId, UserId } from "@weir/domain/identity/Id"
import type { TaskLine } from "@weir/domain/metrics/lines/TaskLine"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { aboutOf } from "./aboutOf.ts"
import type { Telling } from "./Telling.ts"

const { cases } = Asked

export const tasks: Telling<TaskLine> = (line, scene): ActivityCommand | null => {
  const { idOf, somebody } = scene
  const activityId = (name: string) => ActivityId.make(idOf(`t ${name}`))
  const person = (name = somebody) => UserId.make(idOf(name))
  if ("task" in line)
    return cases.AddActivity.make({
      activityId: activityId(line.task),
      type: { of: line.type ?? "task", typeId: null },
      direction: line.direction ?? "none",
      text: line.task,
      due: dueOf(line.due ?? null),
      ownerId: person(line.owner),
      bindings: [...aboutOf(line.for, scene)]
    })
  if ("done" in line)
    return cases.CompleteActivity.make({
      activityId: activityId(line.done),
      by: person(line.by),
      result: null
    })
  if ("undone" in line) return cases.ReopenActivity.make({ activityId: activityId(line.undone) })
  if ("postpone" in line)
    return cases.RescheduleActivity.make({ activityId: activityId(line.postpone), due: dueOf(line.due) })
  if ("pass" in line)
    return cases.ReassignActivity.make({ activityId: activityId(line.pass), to: person(line.to) })
  if ("retype" in line)
    return cases.RetypeActivity.make({
      activityId: activityId(line.retype),
      to: { of: line.as, typeId: null }
    })
  if ("rebind" in line)
    return cases.RebindActivity.make({
      activityId: activityId(line.rebind),
      to: [...aboutOf(line.to, scene)]
    })
  if ("dropTask" in line) return cases.DeleteActivity.make({ activityId: activityId(line.dropTask) })
  if ("bringTask" in line) return cases.RestoreActivity.make({ activityId: activityId(line.bringTask) })
  return null
}

/** A date stands for the whole day, "3 days" for so many working days, anything else for an instant. */
const dueOf = (written: string | null): DueWish | null => {
  if (written === null) return null
  if (written.endsWith(" days")) return { workingDays: Number(written.split(" ")[0]) }
  return LocalDate.isLocalDate(written) ? { date: LocalDate.make(written) } : { at: Instant.iso(written) }
}
