/** Which events does somebody look for? Conditions hold together, values inside one are alternatives, an absent one does not restrict (E3). */
import type { Instant } from "../time/Instant.ts"
import type { ActorKind } from "./ActorKind.ts"
import { actorKindOf } from "./ActorKind.ts"
import { type Event, type FactTag, subjectOf } from "./Event.ts"
import { isLine, type LineFilter } from "./LineFilter.ts"
import { rowsOf } from "./rows.ts"

/** Which events are wanted. All conditions hold together, values inside one are alternatives, and what is absent is not restricted. */
export interface EventFilter {
  /** Business time, half open: `from` belongs to it, `to` does not. */
  readonly from?: Instant
  readonly to?: Instant
  /** Only what had been recorded by then. */
  readonly asOf?: Instant
  /** Only what was recorded after this place of the log. */
  readonly after?: number
  readonly actorIds?: ReadonlyArray<string>
  readonly actorKinds?: ReadonlyArray<ActorKind>
  /** Anyone but these. */
  readonly exceptActorIds?: ReadonlyArray<string>
  readonly exceptActorKinds?: ReadonlyArray<ActorKind>
  /** Beats of presence are found only where they are named here. */
  readonly tags?: ReadonlyArray<FactTag>
  readonly subjectIds?: ReadonlyArray<string>
  /** Of deals that stood in this pipeline then, of the pipeline itself and of goals in it. */
  readonly pipelineId?: string
  /** Moves out of one of these stages. */
  readonly stagesBefore?: ReadonlyArray<string>
  /** Moves into one of these stages, and deals created there. */
  readonly stagesAfter?: ReadonlyArray<string>
  /** Those with such a line. */
  readonly line?: LineFilter
}

/** What comes every few seconds from every open window. */
export const beat: FactTag = "UserSeen"

/** Whether an event is looked for. */
export const isWanted = (filter: EventFilter, event: Event): boolean => {
  const {
    actorIds,
    actorKinds,
    after,
    asOf,
    exceptActorIds,
    exceptActorKinds,
    from,
    line,
    pipelineId,
    stagesAfter,
    stagesBefore,
    subjectIds,
    tags,
    to
  } = filter
  const { fact } = event
  return (
    (from === undefined || event.occurredAt >= from) &&
    (to === undefined || event.occurredAt < to) &&
    (asOf === undefined || event.recordedAt <= asOf) &&
    (after === undefined || event.seq > after) &&
    (actorIds === undefined || actorIds.includes(event.actor.userId)) &&
    (actorKinds === undefined || actorKinds.includes(actorKindOf(event))) &&
    (exceptActorIds === undefined || !exceptActorIds.includes(event.actor.userId)) &&
    (exceptActorKinds === undefined || !exceptActorKinds.includes(actorKindOf(event))) &&
    (tags === undefined ? fact._tag !== beat : tags.includes(fact._tag)) &&
    (subjectIds === undefined || subjectIds.includes(subjectOf(event).id)) &&
    (pipelineId === undefined || pipelinesOf(fact).includes(pipelineId)) &&
    (stagesBefore === undefined || (fact._tag === "DealMoved" && stagesBefore.includes(fact.from.stageId))) &&
    (stagesAfter === undefined ||
      (fact._tag === "DealMoved" && stagesAfter.includes(fact.to.stageId)) ||
      (fact._tag === "DealCreated" && stagesAfter.includes(fact.place.stageId))) &&
    (line === undefined || rowsOf(event).some((row) => isLine(line, row)))
  )
}

type Placed = { readonly pipelineId?: unknown } | null | undefined

/** The pipelines a fact names: its own, where its deal stands, where that came from and where it went. */
const pipelinesOf = (fact: object): ReadonlyArray<unknown> => {
  const { from, pipelineId, place, to } = fact as {
    readonly pipelineId?: unknown
    readonly place?: Placed
    readonly from?: Placed
    readonly to?: Placed
  }
  return [pipelineId, place?.pipelineId, from?.pipelineId, to?.pipelineId]
}
