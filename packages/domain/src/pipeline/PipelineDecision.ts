/** How may pipelines and stages change? Adding, renaming, re-ordering and archiving, within the limits of spec B18, B19 and G9. */
import { Result, Schema } from "effect"
import { folded } from "../catalogue/Catalogue.ts"
import { PipelineId, StageId } from "../identity/Id.ts"
import { Name } from "../text/Text.ts"
import {
  activeStages,
  Color,
  kindOrder,
  maxPipelines,
  maxStages,
  type Pipeline,
  Probability,
  Stage,
  StageKind,
  stageOf
} from "./Pipeline.ts"

/** Everything that can happen to a pipeline. */
export const PipelineFact = Schema.TaggedUnion({
  PipelineAdded: {
    pipelineId: PipelineId,
    name: Name,
    stages: Schema.Array(Stage),
    lossReasonRequired: Schema.Boolean,
    isDefault: Schema.Boolean
  },
  PipelineRenamed: { pipelineId: PipelineId, from: Name, to: Name },
  StageAdded: { pipelineId: PipelineId, stage: Stage, position: Schema.Int },
  StageRenamed: { pipelineId: PipelineId, stageId: StageId, from: Name, to: Name },
  StageProbabilityChanged: {
    pipelineId: PipelineId,
    stageId: StageId,
    from: Schema.NullOr(Probability),
    to: Schema.NullOr(Probability)
  },
  StagesReordered: { pipelineId: PipelineId, order: Schema.Array(StageId) },
  StageArchived: { pipelineId: PipelineId, stageId: StageId, heirId: StageId }
})
export type PipelineFact = typeof PipelineFact.Type

const StageDraft = Schema.Struct({ id: StageId, name: Name, kind: StageKind, color: Color })

/** Everything that can be asked of a pipeline. */
export const PipelineCommand = Schema.TaggedUnion({
  AddPipeline: {
    pipelineId: PipelineId,
    name: Name,
    stages: Schema.Array(StageDraft),
    lossReasonRequired: Schema.Boolean
  },
  RenamePipeline: { pipelineId: PipelineId, to: Name },
  AddStage: { pipelineId: PipelineId, stage: StageDraft },
  RenameStage: { pipelineId: PipelineId, stageId: StageId, to: Name },
  /** Null leaves it to where the stage stands. */
  SetStageProbability: { pipelineId: PipelineId, stageId: StageId, to: Schema.NullOr(Probability) },
  ReorderStages: { pipelineId: PipelineId, order: Schema.Array(StageId) },
  ArchiveStage: { pipelineId: PipelineId, stageId: StageId, heirId: StageId }
})
export type PipelineCommand = typeof PipelineCommand.Type

/** There is no pipeline with this id in the workspace. */
export { evolve } from "./evolve.ts"

/** There is no pipeline with this id in the workspace. */
export class PipelineNotFound extends Schema.TaggedError<PipelineNotFound>()(
  "PipelineNotFound",
  { id: PipelineId },
  { httpApiStatus: 404 }
) {}

/** The stage does not exist in that pipeline, or is archived. `known` lists what does. */
export class StageNotInPipeline extends Schema.TaggedError<StageNotInPipeline>()(
  "StageNotInPipeline",
  {
    pipelineId: PipelineId,
    stageId: StageId,
    known: Schema.Array(Schema.Struct({ id: StageId, name: Name }))
  },
  { httpApiStatus: 422 }
) {}

/** The pipeline would no longer be one: the sentence says which rule it breaks. */
export class PipelineMalformed extends Schema.TaggedError<PipelineMalformed>()(
  "PipelineMalformed",
  { field: Schema.String, reason: Schema.String },
  { httpApiStatus: 422 }
) {}

/** Every reason for which a command about a pipeline is refused. */
export type PipelineRefusal = PipelineNotFound | StageNotInPipeline | PipelineMalformed

/** The refusal of a stage that the pipeline does not have, with those it has. */
export const stageNotInPipeline = (pipeline: Pipeline, stageId: StageId) =>
  new StageNotInPipeline({
    pipelineId: pipeline.id,
    stageId,
    known: activeStages(pipeline).map(({ id, name }) => ({ id, name }))
  })

/** Which rule of a well-formed pipeline these stages break, or null. */
export const malformation = (stages: ReadonlyArray<Stage>): PipelineMalformed | null => {
  const active = stages.filter((s) => !s.archived)
  const count = (kind: StageKind) => active.filter((s) => s.kind === kind).length
  const refuse = (field: string, reason: string) => new PipelineMalformed({ field, reason })
  if (active.length > maxStages)
    return refuse(
      "stages",
      `a pipeline has at most ${maxStages} stages, this one would have ${active.length}`
    )
  if (count("open") === 0) return refuse("stages", "a pipeline needs at least one open stage")
  if (count("won") !== 1)
    return refuse("stages", `a pipeline needs exactly one won stage, this one would have ${count("won")}`)
  if (count("lost") === 0) return refuse("stages", "a pipeline needs at least one lost stage")
  if (count("incoming") > 1) return refuse("stages", "a pipeline has at most one incoming stage")
  const unordered = active.findIndex((s, i) => i > 0 && kindOrder[active[i - 1]!.kind] > kindOrder[s.kind])
  if (unordered > 0)
    return refuse(
      "stages",
      `stage "${active[unordered]!.name}" stands out of order: incoming, open, won, lost`
    )
  const names = active.map((s) => folded(s.name))
  const twice = names.findIndex((name, i) => names.indexOf(name) !== i)
  if (twice >= 0) return refuse("stages", `two stages are called "${active[twice]!.name}"`)
  if (new Set(stages.map((s) => s.id)).size !== stages.length)
    return refuse("stages", "two stages have the same id")
  return null
}

/** What a command on the pipelines of a workspace makes happen. */
export const decide = (
  pipelines: ReadonlyArray<Pipeline>,
  command: PipelineCommand
): Result.Result<ReadonlyArray<PipelineFact>, PipelineRefusal> => {
  const { pipelineId } = command
  const others = pipelines.filter((p) => p.id !== pipelineId)
  const nameTaken = (name: string) =>
    others.some((p) => folded(p.name) === folded(name))
      ? new PipelineMalformed({ field: "name", reason: `there is a pipeline called "${name}" already` })
      : null
  const made = (
    fact: PipelineFact,
    stages: ReadonlyArray<Stage>
  ): Result.Result<ReadonlyArray<PipelineFact>, PipelineRefusal> => {
    // The ledger files entries under stages, and some numbers ask for stages of all pipelines: an id means one stage.
    const foreign = stages.find((s) => others.some((p) => stageOf(p, s.id) !== undefined))
    if (foreign !== undefined)
      return Result.fail(
        new PipelineMalformed({
          field: "stages",
          reason: `stage "${foreign.name}" has the id of a stage of another pipeline`
        })
      )
    const bad = malformation(stages)
    return bad === null ? Result.succeed([fact]) : Result.fail(bad)
  }
  if (command._tag === "AddPipeline") {
    if (pipelines.some((p) => p.id === pipelineId)) return Result.succeed([])
    if (pipelines.length >= maxPipelines) {
      return Result.fail(
        new PipelineMalformed({
          field: "pipelines",
          reason: `a workspace has at most ${maxPipelines} pipelines`
        })
      )
    }
    const taken = nameTaken(command.name)
    if (taken !== null) return Result.fail(taken)
    const stages = command.stages.map((s) => ({ ...s, archived: false }))
    const { lossReasonRequired, name } = command
    return made(
      PipelineFact.cases.PipelineAdded.make({
        pipelineId,
        name,
        stages,
        lossReasonRequired,
        isDefault: pipelines.length === 0
      }),
      stages
    )
  }
  const pipeline = pipelines.find((p) => p.id === pipelineId)
  if (pipeline === undefined) return Result.fail(new PipelineNotFound({ id: pipelineId }))
  switch (command._tag) {
    case "RenamePipeline": {
      if (command.to === pipeline.name) return Result.succeed([])
      const taken = nameTaken(command.to)
      return taken === null
        ? Result.succeed([
            PipelineFact.cases.PipelineRenamed.make({ pipelineId, from: pipeline.name, to: command.to })
          ])
        : Result.fail(taken)
    }
    case "AddStage": {
      if (stageOf(pipeline, command.stage.id) !== undefined) return Result.succeed([])
      const stage = { ...command.stage, archived: false }
      // Behind the last active stage that may stand before it; archived ones may stand anywhere.
      const position =
        pipeline.stages.findLastIndex((s) => !s.archived && kindOrder[s.kind] <= kindOrder[stage.kind]) + 1
      return made(
        PipelineFact.cases.StageAdded.make({ pipelineId, stage, position }),
        pipeline.stages.toSpliced(position, 0, stage)
      )
    }
    case "RenameStage": {
      const stage = stageOf(pipeline, command.stageId)
      if (stage === undefined) return Result.fail(stageNotInPipeline(pipeline, command.stageId))
      if (stage.name === command.to) return Result.succeed([])
      const fact = PipelineFact.cases.StageRenamed.make({
        pipelineId,
        stageId: stage.id,
        from: stage.name,
        to: command.to
      })
      return made(
        fact,
        pipeline.stages.map((s) => (s.id === stage.id ? { ...s, name: command.to } : s))
      )
    }
    case "SetStageProbability": {
      const stage = stageOf(pipeline, command.stageId)
      if (stage === undefined || stage.archived)
        return Result.fail(stageNotInPipeline(pipeline, command.stageId))
      const from = stage.probability ?? null
      if (from === command.to) return Result.succeed([])
      if (stage.kind !== "open")
        return Result.fail(
          new PipelineMalformed({
            field: "probability",
            reason: `only open stages have a probability, and "${stage.name}" is ${stage.kind}`
          })
        )
      const { stageId, to } = command
      return Result.succeed([
        PipelineFact.cases.StageProbabilityChanged.make({ pipelineId, stageId, from, to })
      ])
    }
    case "ReorderStages": {
      const known = new Map(pipeline.stages.map((s) => [s.id, s]))
      const stages = command.order.flatMap((id) => known.get(id) ?? [])
      if (stages.length !== pipeline.stages.length || new Set(command.order).size !== stages.length) {
        return Result.fail(
          new PipelineMalformed({
            field: "order",
            reason: "the order must name every stage of the pipeline once"
          })
        )
      }
      return made(PipelineFact.cases.StagesReordered.make({ pipelineId, order: command.order }), stages)
    }
    case "ArchiveStage": {
      const stage = stageOf(pipeline, command.stageId)
      if (stage === undefined || stage.archived)
        return Result.fail(stageNotInPipeline(pipeline, command.stageId))
      const heir = stageOf(pipeline, command.heirId)
      if (heir === undefined || heir.archived)
        return Result.fail(stageNotInPipeline(pipeline, command.heirId))
      if (heir.id === stage.id || heir.kind !== stage.kind) {
        return Result.fail(
          new PipelineMalformed({
            field: "heirId",
            reason: "deals must go to another stage of the same kind"
          })
        )
      }
      const fact = PipelineFact.cases.StageArchived.make({ pipelineId, stageId: stage.id, heirId: heir.id })
      return made(
        fact,
        pipeline.stages.map((s) => (s.id === stage.id ? { ...s, archived: true } : s))
      )
    }
  }
}
