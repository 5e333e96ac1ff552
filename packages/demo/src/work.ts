/** What work does a step of a deal bring along? Tasks, calls, talks, notes; and tidying up when it is closed. */
import type { Activity } from "@weir/domain/activity/Activity"
import * as Instant from "@weir/domain/time/Instant"
import { calls, notes, talk } from "./contacts.ts"
import type { Follows, Intention } from "./Diary.ts"
import type { Setting } from "./opening.ts"
import type { Order, States } from "./Recorder.ts"
import { fate, inWork, plan, tidied } from "./tasks.ts"

/** What follows from every step of the story. */
export const workOf =
  (setting: Setting): Follows =>
  (states, { at, orders }) =>
    orders.flatMap((order) => from(setting, states, order, at))

const from = (
  setting: Setting,
  states: States,
  order: Order,
  at: Instant.Instant
): ReadonlyArray<Intention> => {
  const { random } = setting
  switch (order._tag) {
    case "CreateDeal":
      return begun(setting, states, order.dealId, at)
    case "MoveDeal": {
      // An enquiry that somebody has just taken on begins here.
      const deal = states.deals.get(order.dealId)
      return deal?.birth?.at === at && deal.createdAt !== at ? begun(setting, states, order.dealId, at) : []
    }
    case "WinDeal":
    case "LoseDeal":
      return tidied(setting, states, order.dealId, Instant.make(at + random.between(1, 40) * 60_000))
    case "AddActivity":
    case "RescheduleActivity": {
      const task = states.records.activity.get(order.activityId)
      return task?.due == null ? [] : [fate(setting, task.id, task.due.at)]
    }
    case "CompleteActivity":
      return next(setting, states, states.records.activity.get(order.activityId), at)
    default:
      return []
  }
}

const begun = (
  setting: Setting,
  states: States,
  dealId: string,
  at: Instant.Instant
): ReadonlyArray<Intention> => {
  const deal = inWork(states, dealId)
  if (deal === null) return []
  const { company, random } = setting
  const category = company.sources.find(({ id }) => id === deal.sourceId)?.category
  const chats = category === "chat" ? 0.85 : 0.14
  const channel = random.weighted([
    ["whatsapp", 60],
    ["instagram", 25],
    ["web", 15]
  ])
  return [
    ...(random.chance(0.7) ? [plan(setting, dealId, at, 0.05)] : []),
    ...calls(setting, dealId, at),
    ...(random.chance(chats)
      ? talk(setting, dealId, Instant.make(at + random.between(2, 90) * 60_000), channel)
      : []),
    ...notes(setting, dealId, at)
  ]
}

/** After one task the next, while the deal is worked on. */
const next = (
  setting: Setting,
  states: States,
  task: Activity | undefined,
  at: Instant.Instant
): ReadonlyArray<Intention> => {
  const dealId = task?.bindings.find(({ kind }) => kind === "deal")?.id
  if (dealId === undefined || inWork(states, dealId) === null || !setting.random.chance(0.5)) return []
  return [plan(setting, dealId, at, 0.2 + 4 * setting.random.next())]
}
