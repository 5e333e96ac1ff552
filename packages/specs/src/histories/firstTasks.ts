/** With which activities does a history begin? A few with clients, most of them done, so that their numbers have something to say from the first. */
import { ActivityCommand } from "@weir/domain/activity/ActivityCommand"
import type { ActivityKind } from "@weir/domain/activity/Activity"
import { ActivityId, UserId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { id } from "@weir/domain/workbook/ids"
import type { Earlier } from "./firstTalks.ts"

const hour = 3_600_000

/** What it is, whether the client sent it, the entry it is bound to, and how many hours ago it was added and done. */
const first: ReadonlyArray<readonly [ActivityKind, "in" | "out" | "none", number, number, number | null]> = [
  ["email", "in", 5, 60, 50],
  ["other", "out", 7, 59, 30],
  ["meeting", "none", 8, 58, 29],
  ["task", "none", 5, 57, 20],
  ["call", "none", 9, 56, 40],
  ["email", "in", 9, 5, null],
  ["task", "none", 7, 4, null]
]

/** Those added first come first. */
export const firstTasks = (opening: Instant.Instant): ReadonlyArray<Earlier> => {
  const by = (n: number) => UserId.make(id("user", n % 3))
  const added = first.map(([of, direction, entry, ago], n): Earlier => ({
    ago: ago * hour,
    command: ActivityCommand.cases.AddActivity.make({
      activityId: ActivityId.make(id("activity", n)),
      type: { of, typeId: null },
      direction,
      text: `Activity ${n}`,
      due: { at: Instant.make(opening - 25 * hour) },
      ownerId: by(n),
      bindings: [
        { kind: entry === 8 ? "company" : "contact", id: id("entry", entry) },
        // What is left to do last is about the first deal, too.
        ...(n === first.length - 1 ? [{ kind: "deal" as const, id: id("deal", 0) }] : [])
      ]
    })
  }))
  const done = first.flatMap(([, , , , ago], n): ReadonlyArray<Earlier> =>
    ago === null
      ? []
      : [
          {
            ago: ago * hour,
            command: ActivityCommand.cases.CompleteActivity.make({
              activityId: ActivityId.make(id("activity", n)),
              by: by(n + 1),
              result: null
            })
          }
        ]
  )
  return [...added, ...done]
}
