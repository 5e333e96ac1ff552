/** Who may read what? The rule of rights written a second time, over the list of events (G16, 4.6). */
import type { Event, Fact } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"

/** What the last word about a record says: the person it belongs to, and the deals it is about. */
interface Holding {
  readonly person: string | null
  readonly deals: ReadonlyArray<string>
  /** What it hangs on. */
  readonly whole: string | null
}

type Bound = ReadonlyArray<{ readonly kind: string; readonly id: string }>

/** Whether the viewer of a question may read a record. Rights are those of today, whatever past is looked at. */
export const visibleTo = (
  events: ReadonlyArray<Event>,
  { holders }: Pick<Ask, "holders">
): ((id: string) => boolean) => {
  if (holders === null) return () => true
  const people = new Set<string>(holders)
  const held = holdings(events)
  const belongs = (person: string | null | undefined): boolean => person != null && people.has(person)
  return (id) => {
    const record = held.get(id)
    if (record === undefined) return false
    const whole = record.whole === null ? undefined : held.get(record.whole)
    return [record, ...(whole === undefined ? [] : [whole])].some(
      ({ deals, person }) => belongs(person) || deals.some((deal) => belongs(held.get(deal)?.person))
    )
  }
}

/** Every record by its id, as the last event about it left it. */
const holdings = (events: ReadonlyArray<Event>): ReadonlyMap<string, Holding> => {
  const held = new Map<string, Holding>()
  for (const { fact } of events) {
    const said = wordOf(fact)
    if (said === null) continue
    const before = held.get(said.id) ?? { person: null, deals: [], whole: null }
    held.set(said.id, {
      person: said.person === undefined ? before.person : said.person,
      deals: said.bound === undefined ? before.deals : dealsAmong(said.bound),
      whole: said.whole ?? before.whole
    })
  }
  return held
}

interface Word {
  readonly id: string
  /** Left out where the fact does not say it. */
  readonly person?: string | null
  readonly bound?: Bound
  readonly whole?: string
}

/** What a fact says about whose a record is. */
const wordOf = (fact: Fact): Word | null => {
  switch (fact._tag) {
    case "DealCreated":
      return { id: fact.dealId, person: fact.ownerId }
    case "DealOwnerChanged":
      return { id: fact.dealId, person: fact.to }
    case "ActivityAdded":
      return { id: fact.activityId, person: fact.ownerId, bound: fact.bindings }
    case "ActivityChanged":
      return { id: fact.activityId, person: fact.to.ownerId, bound: fact.to.bindings }
    case "CallRecorded":
      return { id: fact.callId, person: fact.userId, bound: fact.bindings }
    case "CallReassigned":
      return { id: fact.callId, person: fact.to }
    case "CallRebound":
      return { id: fact.callId, bound: fact.to }
    case "TalkOpened":
      return { id: fact.talkId, person: fact.ownerId, bound: fact.bindings }
    case "TalkReassigned":
      return { id: fact.talkId, person: fact.to }
    case "TalkRebound":
      return { id: fact.talkId, bound: fact.to }
    case "NoteAdded":
      return { id: fact.noteId, person: fact.authorId, bound: fact.bindings }
    case "NoteRebound":
      return { id: fact.noteId, bound: fact.to }
    case "FileAdded":
      return { id: fact.fileId, person: fact.uploaderId, bound: fact.bindings, whole: fact.originId }
    case "FileRebound":
      return { id: fact.fileId, bound: fact.to }
    case "DashboardSaved":
      return { id: fact.dashboardId, person: fact.ownerId }
    case "UserSeen":
      return { id: fact.userId, person: fact.userId }
    default:
      return null
  }
}

const dealsAmong = (bound: Bound): ReadonlyArray<string> =>
  bound.filter(({ kind }) => kind === "deal").map(({ id }) => id)
