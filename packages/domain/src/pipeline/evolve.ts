/** What does a pipeline look like after one more fact? */
import type { StageId } from "../identity/Id.ts"
import { type Pipeline, type Stage, stageOf } from "./Pipeline.ts"
import type { PipelineFact } from "./PipelineDecision.ts"

/** State after one more fact. */
export const evolve = (pipeline: Pipeline | null, fact: PipelineFact): Pipeline => {
  if (fact._tag === "PipelineAdded") {
    const { isDefault, lossReasonRequired, name, pipelineId, stages } = fact
    return { id: pipelineId, name, stages, lossReasonRequired, isDefault, version: 1 }
  }
  if (pipeline === null) throw new Error(`pipeline ${fact.pipelineId} was never added`)
  const version = pipeline.version + 1
  const withStage = (id: StageId, change: Partial<Stage>) =>
    pipeline.stages.map((s) => (s.id === id ? { ...s, ...change } : s))
  switch (fact._tag) {
    case "PipelineRenamed":
      return { ...pipeline, name: fact.to, version }
    case "StageAdded":
      return { ...pipeline, stages: pipeline.stages.toSpliced(fact.position, 0, fact.stage), version }
    case "StageRenamed":
      return { ...pipeline, stages: withStage(fact.stageId, { name: fact.to }), version }
    case "StageProbabilityChanged":
      return {
        ...pipeline,
        stages: pipeline.stages.map((s) => (s.id === fact.stageId ? likely(s, fact.to) : s)),
        version
      }
    case "StagesReordered":
      return { ...pipeline, stages: fact.order.flatMap((id) => stageOf(pipeline, id) ?? []), version }
    case "StageArchived":
      return { ...pipeline, stages: withStage(fact.stageId, { archived: true }), version }
  }
}

const likely = (stage: Stage, to: number | null): Stage => {
  const { probability: _, ...rest } = stage
  return to === null ? rest : { ...rest, probability: to }
}
