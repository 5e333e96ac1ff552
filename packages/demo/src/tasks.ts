/** What do sellers plan for their deals? A task after the other, mostly done in time, some put off, some late, some never. */
import type { Activity, ActivityKind } from "@weir/domain/activity/Activity"
import { ActivityId } from "@weir/domain/identity/Id"
import type { Deal } from "@weir/domain/deal/Deal"
import type { Binding } from "@weir/domain/record/Binding"
import { dayOf } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import type { Intention } from "./Diary.ts"
import type { Setting } from "./opening.ts"
import type { States, Step } from "./Recorder.ts"
import { laterBy } from "./rhythm.ts"

const words: Readonly<Record<"task" | "call" | "meeting" | "email", ReadonlyArray<string>>> = {
  task: ["Prepare the offer", "Send fabric samples", "Check the delivery dates", "Draw the floor plan"],
  call: ["Call about the offer", "Ask what they decided", "Call back", "Talk about the price"],
  meeting: ["Visit their office", "Show the showroom", "Measure the rooms"],
  email: ["Send the catalogue", "Answer their questions", "Send the contract"]
}

/** What a deal and its client are, for binding what is done about them. */
export const bindingsOf = ({ contactId, id }: Deal): ReadonlyArray<Binding> => [
  { kind: "deal", id },
  ...(contactId === null ? [] : [{ kind: "contact" as const, id: contactId }])
]

/** The deal, while somebody who is still there works on it. */
export const inWork = ({ deals, users }: States, id: string): Deal | null => {
  const deal = deals.get(id)
  if (deal === undefined || deal.deletedAt !== null || deal.closing !== null || deal.place.kind !== "open")
    return null
  return users.get(deal.ownerId)?.disabled === false ? deal : null
}

const step = (at: Instant.Instant, by: Step["by"], order: Step["orders"][number]): Step => ({
  at,
  by,
  cause: "user",
  orders: [order]
})

/** Plans a task for a deal, some time from now. */
export const plan = (setting: Setting, dealId: string, from: Instant.Instant, days: number): Intention => {
  const { random, zone } = setting
  const at = laterBy(random, zone, from, days)
  return {
    at,
    act: (states) => {
      const deal = inWork(states, dealId)
      return deal === null ? null : added(setting, deal, at, laterBy(random, zone, at, 1 + 3 * random.next()))
    }
  }
}

/** Adds a task for a deal, due at an instant or, now and then, on its day. */
export const added = (setting: Setting, deal: Deal, at: Instant.Instant, due: Instant.Instant): Step => {
  const { random, zone } = setting
  const of: ActivityKind & keyof typeof words = random.weighted([
    ["call", 40],
    ["task", 30],
    ["email", 18],
    ["meeting", 12]
  ])
  return step(at, deal.ownerId, {
    _tag: "AddActivity",
    activityId: ActivityId.make(random.uuid()),
    type: { of, typeId: null },
    direction: "none",
    text: random.pick(words[of]),
    due: random.chance(0.2) ? { date: dayOf(zone, due) } : { at: due },
    ownerId: deal.ownerId,
    bindings: bindingsOf(deal)
  })
}

/** What becomes of a task that was planned: it is done in time or late, put off, or forgotten. */
export const fate = (setting: Setting, activityId: string, due: Instant.Instant): Intention => {
  const { random, zone } = setting
  const doing = random.weighted([
    ["inTime", 74],
    ["late", 13],
    ["pushed", 7],
    ["forgotten", 6]
  ] as const)
  const at =
    doing === "late"
      ? laterBy(random, zone, due, 0.3 + 2 * random.next())
      : Instant.make(due - Math.floor((0.2 + 5 * random.next()) * 3_600_000))
  return {
    at,
    act: (states) => {
      const task = openTask(states, activityId)
      if (task === null || doing === "forgotten" || task.changedAt > at) return null
      return doing === "pushed"
        ? step(at, task.ownerId, {
            _tag: "RescheduleActivity",
            activityId: task.id,
            due: { at: laterBy(random, zone, due, 1 + 3 * random.next()) }
          })
        : step(at, task.ownerId, {
            _tag: "CompleteActivity",
            activityId: task.id,
            by: task.ownerId,
            result: null
          })
    }
  }
}

/** A task that is still to be done, by somebody who is still there. */
const openTask = ({ records, users }: States, id: string): Activity | null => {
  const task = records.activity.get(id)
  if (task === undefined || task.completion !== null || task.deletedAt !== null) return null
  return users.get(task.ownerId)?.disabled === false ? task : null
}

/** When a deal is closed, most of what was still planned for it is ticked off. */
export const tidied = (setting: Setting, states: States, dealId: string, at: Instant.Instant): Intention[] =>
  [...states.records.activity.values()].flatMap((task) => {
    if (!task.bindings.some((b) => b.id === dealId) || openTask(states, task.id) === null) return []
    if (setting.random.chance(0.12)) return []
    return [
      {
        at,
        act: (later) => {
          const still = openTask(later, task.id)
          return still === null || still.changedAt > at
            ? null
            : step(at, still.ownerId, {
                _tag: "CompleteActivity",
                activityId: still.id,
                by: still.ownerId,
                result: null
              })
        }
      }
    ]
  })
