/** What happened to each deal, in plain steps? The ground on which every number is told a second time. */
import type { Deal } from "@weir/domain/deal/Deal"
import type { DealFact } from "@weir/domain/deal/DealEvent"
import type { Event } from "@weir/domain/log/Event"
import type { Budget } from "@weir/domain/money/Budget"
import type { Rate } from "@weir/domain/money/Rate"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Instant } from "@weir/domain/time/Instant"
import type { Window } from "@weir/domain/time/Window"
import { visibleTo } from "./visible.ts"

/** A deal as it stood after something happened to it. */
export interface Snapshot {
  readonly place: Deal["place"]
  readonly budget: Budget | null
  readonly owner: string
  readonly source: string | null
  /** The day it is expected to be won. */
  readonly planned: string | null
}

export interface Moment {
  readonly at: Instant
  /** Being deleted, or becoming a part of another, is the end of it: `gone`. */
  readonly what: "created" | "moved" | "budget" | "owner" | "source" | "came or went" | "other"
  /** Moves that an administrator forced are told apart. */
  readonly forced: boolean
  readonly before: Snapshot | null
  readonly after: Snapshot
  /** The rates that the workspace knew when this was recorded. */
  readonly rates: ReadonlyArray<Rate>
}

export interface Story {
  readonly id: string
  readonly moments: ReadonlyArray<Moment>
  /** When the deals that became parts of this one had become new, and how. */
  readonly parts: ReadonlyArray<{ readonly at: Instant; readonly moment: Moment }>
}

/** The stories of all deals that count in this question: known by then, deleted or not as the question wants it, and the viewer's to read. */
export const storiesOf = (
  events: ReadonlyArray<Event>,
  ask: Pick<Ask, "asOf" | "deleted" | "holders">
): ReadonlyArray<Story> => {
  const visible = visibleTo(events, ask)
  const stories = new Map<string, Telling>()
  let rates: ReadonlyArray<Rate> = []
  for (const { cause, fact, occurredAt: at, recordedAt } of events) {
    if (ask.asOf !== null && recordedAt > ask.asOf) continue
    if (fact._tag === "RateSet") rates = [...rates, fact.rate]
    if (!("dealId" in fact)) continue
    if (fact._tag === "DealCreated")
      stories.set(fact.dealId, { moments: [], deleted: false, absorbed: new Map() })
    const story = stories.get(fact.dealId)
    if (story === undefined) throw new Error(`deal ${fact.dealId} was changed before it was created`)
    if (fact._tag === "DealDeleted" || fact._tag === "DealAbsorbed") story.deleted = true
    if (fact._tag === "DealRestored" || fact._tag === "DealReleased") story.deleted = false
    if (fact._tag === "DealMerged") {
      const part = asStory(fact.loserId, stories.get(fact.loserId))
      const [born, moment] = [bornAt(part), birthOf(part)]
      if (born !== null && moment !== null) story.absorbed.set(fact.loserId, { at: born, moment })
    }
    if (fact._tag === "DealUnmerged") story.absorbed.delete(fact.loserId)
    const before = story.moments.at(-1)?.after ?? null
    const forced = cause.kind === "admin"
    story.moments.push({ at, forced, before, rates, ...told(fact, before) })
  }
  return [...stories]
    .filter(([id]) => visible(id))
    .filter(([, { deleted }]) => ask.deleted === "include" || deleted === (ask.deleted === "only"))
    .map(([id, story]) => asStory(id, story))
}

interface Telling {
  readonly moments: Array<Moment>
  deleted: boolean
  readonly absorbed: Map<string, Story["parts"][number]>
}

const asStory = (id: string, told: Telling | undefined): Story => ({
  id,
  moments: told?.moments ?? [],
  parts: [...(told?.absorbed.values() ?? [])]
})

/** When a deal counts as new: since it, or the first of its parts, was (G11). Null while it is none. */
export const bornAt = (story: Story): Instant | null => {
  const first = [ownBirthOf(story), ...story.parts].map((one) => one?.at ?? Infinity).sort((a, b) => a - b)[0]
  return first === undefined || first === Infinity ? null : (first as Instant)
}

/** How a deal became new: by itself, else as the first of its parts did. */
export const birthOf = (story: Story): Moment | null =>
  ownBirthOf(story) ?? story.parts.toSorted((a, b) => a.at - b.at)[0]?.moment ?? null

/** What a fact did to a deal, and how the deal stood then. */
const told = (fact: DealFact, before: Snapshot | null): Pick<Moment, "what" | "after"> => {
  if (fact._tag === "DealCreated") {
    const { ownerId, place, sourceId } = fact
    const after = { place, budget: plain(fact.budget), owner: ownerId, source: sourceId, planned: null }
    return { what: "created", after }
  }
  if (before === null) throw new Error(`deal ${fact.dealId} was changed before it was created`)
  switch (fact._tag) {
    case "DealMoved":
      return { what: "moved", after: { ...before, place: fact.to } }
    case "DealBudgetChanged":
      return { what: "budget", after: { ...before, budget: plain(fact.to) } }
    case "DealOwnerChanged":
      return { what: "owner", after: { ...before, owner: fact.to } }
    case "DealSourceChanged":
      return { what: "source", after: { ...before, source: fact.to } }
    case "DealPlannedCloseChanged":
      return { what: "other", after: { ...before, planned: fact.to } }
    case "DealDeleted":
    case "DealAbsorbed":
    case "DealMerged":
    case "DealUnmerged":
    case "DealRestored":
    case "DealReleased":
      return { what: "came or went", after: before }
    default:
      return { what: "other", after: before }
  }
}

const plain = (budget: Budget | null): Budget | null =>
  budget === null ? null : { amount: budget.amount, currency: budget.currency }

/** Whether something that happened then belongs to a window: inside it, and not after the instant of knowing. */
export const falls = (at: Instant, window: Window, ask: Pick<Ask, "asOf">): boolean =>
  window.from <= at && at < window.to && (ask.asOf === null || at <= ask.asOf)

/** Where a deal stood just before an instant, or null while there was none; never beyond the instant of knowing. */
export const standing = (story: Story, before: Instant, ask: Pick<Ask, "asOf">): Snapshot | null =>
  story.moments.filter((m) => m.at < before && (ask.asOf === null || m.at <= ask.asOf)).at(-1)?.after ?? null

/** When a deal became new by itself: it was first seen outside the incoming stage without being lost there. Created anywhere else, at once. */
export const ownBirthOf = (story: Story): Moment | null =>
  story.moments.find(
    (m) =>
      (m.what === "created" && m.after.place.kind !== "incoming") ||
      (m.what === "moved" && m.after.place.kind !== "lost")
  ) ?? null

export interface Ending {
  readonly outcome: "won" | "lost"
  readonly moment: Moment
  readonly pipeline: string
  /** The last open stage before it; "incoming" for an enquiry that was never accepted, "creation" where there was none. */
  readonly lastOpen: string
}

/** How a deal has ended, if it has: it stands in a won or lost stage of a pipeline since it last came there from elsewhere. */
export const endingOf = (story: Story): Ending | null => {
  const last = story.moments.at(-1)?.after.place
  if (last === undefined || (last.kind !== "won" && last.kind !== "lost")) return null
  const same = (m: Moment) => m.after.place.kind === last.kind && m.after.place.pipelineId === last.pipelineId
  const apart = story.moments.findLastIndex((m) => !same(m))
  const moment = story.moments[apart + 1]
  if (moment === undefined) return null
  const earlier = story.moments.slice(0, apart + 1)
  const open = earlier.filter((m) => m.after.place.kind === "open").at(-1)?.after.place.stageId
  const wasAccepted = ownBirthOf({ ...story, moments: earlier }) !== null
  const bucket = earlier.length > 0 && !wasAccepted ? "incoming" : "creation"
  return { outcome: last.kind, moment, pipeline: last.pipelineId, lastOpen: open ?? bucket }
}

/** Whether a pipeline is asked about. */
export const wanted = (pipeline: string, ask: Pick<Ask, "pipelineId">): boolean =>
  ask.pipelineId === null || ask.pipelineId === pipeline
