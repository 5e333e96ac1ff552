/** What would the first version have kept? Histories of what could be done then, and their events in the form they were written in (see `log/upcast.ts`). */
import type { Event } from "@weir/domain/log/Event"
import { histories } from "@weir/specs/histories/histories"
import type { History } from "@weir/specs/histories/History"
import type * as fc from "fast-check"

const doable = new Set(
  `CreateDeal MoveDeal WinDeal LoseDeal ReopenDeal ChangeBudget ChangeOwner ChangeSource ChangeDetails DeleteDeal RestoreDeal
   AddPipeline RenamePipeline AddStage RenameStage ReorderStages ArchiveStage AddEntry RenameEntry ArchiveEntry
   AddUser ChangeRole DisableUser EnableUser SetRate NoteImport`.split(/\s+/)
)

/** Histories without anything that came later. */
export const firstHistories: fc.Arbitrary<History> = histories({ minActs: 30, maxActs: 90 }).map(
  ({ acts, opening }) => ({
    opening,
    acts: acts.filter(
      ({ command }) =>
        doable.has(command._tag) && !("kind" in command && (command.kind as string) === "activityType")
    )
  })
)

type Loose = Readonly<Record<string, unknown>>

const without = (fact: Loose, ...names: ReadonlyArray<string>): Loose =>
  Object.fromEntries(Object.entries(fact).filter(([name]) => !names.includes(name)))

const ended = (closing: unknown): unknown =>
  closing === null ? null : without(closing as Loose, "born", "visits")

/** The event as it was written then. */
export const asFirstWritten = (event: Event): Event => {
  const fact = event.fact as Loose
  return { ...event, fact: form(fact) as unknown as Event["fact"] }
}

const form = (fact: Loose): Loose => {
  switch (fact["_tag"]) {
    case "DealCreated":
      return { ...fact, closing: ended(fact["closing"]) }
    case "DealMoved":
      return {
        ...without(fact, "since", "visits", "born", "lastOpen", "plannedClose"),
        closes: ended(fact["closes"]),
        reopens: ended(fact["reopens"])
      }
    case "DealBudgetChanged":
      return without(fact, "since", "plannedClose", "manual")
    case "DealOwnerChanged":
      return without(fact, "since", "plannedClose")
    default:
      return fact
  }
}
