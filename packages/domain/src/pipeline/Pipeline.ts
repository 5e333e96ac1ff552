/** What is a pipeline? An ordered row of stages, each of one kind: incoming, open, won or lost (spec 2.1, 4.1, B18). */
import { Schema } from "effect"
import { PipelineId, StageId } from "../identity/Id.ts"
import { Name, text } from "../text/Text.ts"

/** `incoming` holds unassigned enquiries, `open` work in progress, `won` and `lost` finished deals. */
export const StageKind = Schema.Literals(["incoming", "open", "won", "lost"])
export type StageKind = typeof StageKind.Type

/** Stages stand in this order of kinds within a pipeline. */
export const kindOrder: Readonly<Record<StageKind, number>> = { incoming: 0, open: 1, won: 2, lost: 3 }

/** A colour as screens write it: `#` and six hexadecimal digits in lower case. */
export const Color = text(7).check(
  Schema.isPattern(/^#[0-9a-f]{6}$/, { message: "a colour such as #5a48d6" })
)

/** A stage of a pipeline. Archived ones take no deals, and keep their name for history. */
/** How likely a deal that stands in a stage is won, in whole percent. */
export const Probability = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100 }))

/** A stage of a pipeline. Archived ones take no deals, and keep their name for history. */
export const Stage = Schema.Struct({
  id: StageId,
  name: Name,
  kind: StageKind,
  color: Color,
  archived: Schema.Boolean,
  /** Set by an admin, for open stages; `defaultProbability` says what holds when it is not. */
  probability: Schema.optionalKey(Probability)
})
export type Stage = typeof Stage.Type

/** A pipeline with its stages. */
export const Pipeline = Schema.Struct({
  id: PipelineId,
  name: Name,
  /** In order: incoming, open, won, lost. Archived stages stay, so that history keeps its names (G9). */
  stages: Schema.Array(Stage),
  /** Whether losing a deal here demands a reason from the list (B12). */
  lossReasonRequired: Schema.Boolean,
  isDefault: Schema.Boolean,
  version: Schema.Int
})
export type Pipeline = typeof Pipeline.Type

/** Limits of B18: 50 pipelines a workspace, 100 stages a pipeline. */
export const maxPipelines = 50

/** At most this many stages a pipeline, archived ones included. */
export const maxStages = 100

/** Stages that deals can be put into today. */
export const activeStages = (pipeline: Pipeline): ReadonlyArray<Stage> =>
  pipeline.stages.filter((s) => !s.archived)

/** The stage of an id, archived or not; `undefined` when the pipeline has none such. */
export const stageOf = (pipeline: Pipeline, id: StageId): Stage | undefined =>
  pipeline.stages.find((s) => s.id === id)

/** The first active stage of a kind; every pipeline has at least one open, exactly one won and at least one lost. */
export const firstOf = (pipeline: Pipeline, kind: StageKind): Stage | undefined =>
  pipeline.stages.find((s) => s.kind === kind && !s.archived)

/** True while a deal in a stage of this kind is still being worked on. */
export const isOpen = (kind: StageKind): boolean => kind === "open" || kind === "incoming"

/**
 * How likely a deal in a stage is won when nothing else is known, in whole percent: what an admin set, else the further the likelier.
 *
 *     round(100 * (open stages before it + 1) / (open stages + 1))
 *
 * Archived stages do not count. 100 in a won stage, 0 in a lost or incoming one and where the pipeline has no such stage.
 */
export const defaultProbability = (pipeline: Pipeline, id: StageId): number => {
  const stage = stageOf(pipeline, id)
  if (stage === undefined || stage.kind === "lost" || stage.kind === "incoming") return 0
  if (stage.kind === "won") return 100
  if (stage.probability !== undefined) return stage.probability
  const open = pipeline.stages.filter((s) => s.kind === "open" && (!s.archived || s === stage))
  return Math.round((100 * (open.indexOf(stage) + 1)) / (open.length + 1))
}
