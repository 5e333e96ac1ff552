/** Who answers for what is to be done, told from the list of events: the owner of the deal it is about, or whoever it was given to (4.5)? */
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import { visibleTo } from "./visible.ts"

type Bound = ReadonlyArray<{ readonly kind: string; readonly id: string }>

/** Gives the person for whom a record counts, of the one that it was given to. */
export const answersFor = (
  events: ReadonlyArray<Event>,
  ask: Pick<Ask, "asOf" | "deleted" | "holders" | "workspace">
): ((record: string, givenTo: string) => string) => {
  if (ask.workspace.settings.counters === "activity") return (_, givenTo) => givenTo
  const visible = visibleTo(events, ask)
  const owners = new Map<string, string>()
  const gone = new Set<string>()
  const about = new Map<string, Bound>()
  for (const { fact, recordedAt } of events) {
    if (ask.asOf !== null && recordedAt > ask.asOf) continue
    switch (fact._tag) {
      case "DealCreated":
        owners.set(fact.dealId, fact.ownerId)
        break
      case "DealOwnerChanged":
        owners.set(fact.dealId, fact.to)
        break
      case "DealDeleted":
      case "DealAbsorbed":
        gone.add(fact.dealId)
        break
      case "DealRestored":
      case "DealReleased":
        gone.delete(fact.dealId)
        break
      case "ActivityAdded":
        about.set(fact.activityId, fact.bindings)
        break
      case "ActivityChanged":
        about.set(fact.activityId, fact.to.bindings)
        break
      case "CallRecorded":
        about.set(fact.callId, fact.bindings)
        break
      case "CallRebound":
        about.set(fact.callId, fact.to)
        break
      case "TalkOpened":
        about.set(fact.talkId, fact.bindings)
        break
      case "TalkRebound":
        about.set(fact.talkId, fact.to)
        break
    }
  }
  return (record, givenTo) => {
    const deal = about.get(record)?.find(({ kind }) => kind === "deal")?.id ?? ""
    const there = visible(deal) && (ask.deleted !== "exclude" || !gone.has(deal))
    return (there ? owners.get(deal) : undefined) ?? givenTo
  }
}
