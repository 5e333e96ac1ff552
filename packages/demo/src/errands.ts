/** What else happens besides the work on deals? A morning look at what nothing is planned for, and a contact that was entered twice. */
import type { UserId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import type { Intention } from "./Diary.ts"
import type { Setting } from "./opening.ts"
import type { States } from "./Recorder.ts"
import { added, inWork } from "./tasks.ts"

/** In the morning some of the deals that nothing is planned for get a task: for the next hours, or for the next days. */
export const agenda = (
  setting: Setting,
  states: States,
  begins: Instant.Instant
): ReadonlyArray<Intention> => {
  const planned = new Set(
    [...states.records.activity.values()].flatMap((task) =>
      task.completion === null ? task.bindings.map(({ id }) => id) : []
    )
  )
  const { random } = setting
  return [...states.deals.keys()].flatMap((id): ReadonlyArray<Intention> => {
    if (planned.has(id) || inWork(states, id) === null || !random.chance(0.4)) return []
    const at = Instant.make(begins + Math.floor((8.6 + random.next()) * 3_600_000))
    const due = Instant.make(
      at +
        random.weighted([
          [1, 3],
          [4, 3],
          [24, 4],
          [72, 3]
        ]) *
          3_600_000
    )
    return [
      {
        at,
        act: (later) => {
          const deal = inWork(later, id)
          return deal === null ? null : added(setting, deal, at, due)
        }
      }
    ]
  })
}

/** Somebody finds that a contact was entered twice, and makes one of the two. */
export const foundTwice = ({ random }: Setting, at: Instant.Instant, by: UserId): Intention => ({
  at,
  act: ({ catalogue }) => {
    const contacts = [...catalogue.values()].filter(({ kind }) => kind === "contact")
    if (contacts.length === 0) return null
    const { id: clientId, name } = random.pick(contacts)
    const absorbed = random.uuid()
    const [given = "", ...family] = name.split(" ")
    return {
      at,
      by,
      cause: "user",
      orders: [
        {
          _tag: "AddEntry",
          id: absorbed,
          kind: "contact",
          name: `${given.slice(0, 1)}. ${family.join(" ")}`,
          category: null
        },
        { _tag: "MergeClients", clientId, of: "contact", absorbed }
      ]
    }
  }
})
