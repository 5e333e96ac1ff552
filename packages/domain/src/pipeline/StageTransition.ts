/**
 * May a deal go from one stage to another, and what does that step mean?
 *
 * This is the one place that knows. Board, form, bulk change, API, import and automation all end here, so the same step
 * always leaves the same state behind (path independence).
 */
import { Result, Schema } from "effect"
import { type LossReasonId, PipelineId, StageId } from "../identity/Id.ts"
import { Name } from "../text/Text.ts"
import { type Instant, InstantFromIso } from "../time/Instant.ts"
import { isOpen, type Pipeline, type Stage, StageKind, stageOf } from "./Pipeline.ts"
import { type StageNotInPipeline, stageNotInPipeline } from "./PipelineDecision.ts"

/** Where a deal stands: a stage of a pipeline and the kind that stage had at that time. */
export const Place = Schema.Struct({ pipelineId: PipelineId, stageId: StageId, kind: StageKind })
export type Place = typeof Place.Type

/** The pipeline does not allow this step; `reason` is a sentence. */
export class StageTransitionNotAllowed extends Schema.TaggedError<StageTransitionNotAllowed>()(
  "StageTransitionNotAllowed",
  { from: StageId, to: StageId, reason: Schema.String },
  { httpApiStatus: 409 }
) {}

/** Losing a deal in this pipeline demands a reason from the list. */
export class LossReasonRequired extends Schema.TaggedError<LossReasonRequired>()(
  "LossReasonRequired",
  { pipeline: Name, stage: Name },
  { httpApiStatus: 422 }
) {}

/** A loss reason was given for a step that loses nothing. */
export class LossReasonNotExpected extends Schema.TaggedError<LossReasonNotExpected>()(
  "LossReasonNotExpected",
  { stage: Name },
  { httpApiStatus: 422 }
) {}

/** A deal's history is told in order: nothing may happen before the last thing that did. */
export class HappenedBeforeLastChange extends Schema.TaggedError<HappenedBeforeLastChange>()(
  "HappenedBeforeLastChange",
  { at: InstantFromIso, lastChangeAt: InstantFromIso },
  { httpApiStatus: 409 }
) {}

/** Every reason for which a step to a stage is refused. */
export type TransitionRefusal =
  | StageNotInPipeline
  | StageTransitionNotAllowed
  | LossReasonRequired
  | LossReasonNotExpected

/** What one step means. All the facts that metrics need are measured here, once. */
export interface StageTransition {
  readonly from: Place
  readonly to: Place
  /** Milliseconds spent in the stage that was left. */
  readonly timeInStage: number
  /** The deal leaves the incoming stage for an open or won one: it counts as new from now on (L6). */
  readonly accepted: boolean
  readonly closes: "won" | "lost" | null
  readonly reopens: boolean
}

/** Where to go, and the reason when that is a lost stage. */
export interface Step {
  readonly pipeline: Pipeline
  readonly stageId: StageId
  readonly lossReasonId: LossReasonId | null
}

/** Checks a first stage, for a deal that is being created. */
export const entrance = (to: Step): Result.Result<Place, TransitionRefusal> =>
  Result.map(target(to), (stage) => ({ pipelineId: to.pipeline.id, stageId: stage.id, kind: stage.kind }))

/** The step from a place, entered at `enteredAt`, or null when the deal stands there already. */
export const transition = (
  from: Place,
  enteredAt: Instant,
  to: Step,
  at: Instant
): Result.Result<StageTransition | null, TransitionRefusal> => {
  if (from.pipelineId === to.pipeline.id && from.stageId === to.stageId) return Result.succeed(null)
  return Result.flatMap(target(to), (stage): Result.Result<StageTransition, TransitionRefusal> => {
    if (stage.kind === "incoming") {
      const reason =
        "the incoming stage only takes new enquiries: a deal that was accepted does not go back there"
      return Result.fail(new StageTransitionNotAllowed({ from: from.stageId, to: stage.id, reason }))
    }
    return Result.succeed({
      from,
      to: { pipelineId: to.pipeline.id, stageId: stage.id, kind: stage.kind },
      timeInStage: at - enteredAt,
      accepted: from.kind === "incoming" && stage.kind !== "lost",
      closes: stage.kind === "won" || stage.kind === "lost" ? stage.kind : null,
      reopens: !isOpen(from.kind)
    })
  })
}

const target = ({ lossReasonId, pipeline, stageId }: Step): Result.Result<Stage, TransitionRefusal> => {
  const stage = stageOf(pipeline, stageId)
  if (stage === undefined || stage.archived) return Result.fail(stageNotInPipeline(pipeline, stageId))
  if (stage.kind !== "lost" && lossReasonId !== null)
    return Result.fail(new LossReasonNotExpected({ stage: stage.name }))
  if (stage.kind === "lost" && lossReasonId === null && pipeline.lossReasonRequired) {
    return Result.fail(new LossReasonRequired({ pipeline: pipeline.name, stage: stage.name }))
  }
  return Result.succeed(stage)
}
