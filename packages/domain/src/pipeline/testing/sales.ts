/** Which pipeline is decided on in tests? One with a stage of every kind, and commands one after the other. */
import { Result } from "effect"
import { PipelineId, StageId } from "../../identity/Id.ts"
import { type Pipeline, type StageKind } from "../Pipeline.ts"
import { decide, evolve, type PipelineCommand } from "../PipelineDecision.ts"

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
export const id = (n: number) => StageId.make(uuid(n))
export const draft = (n: number, kind: StageKind, name = `${kind} ${n}`) => ({
  id: id(n),
  name,
  kind,
  color: "#5a48d6"
})
export const usual = [
  draft(1, "incoming"),
  draft(2, "open"),
  draft(3, "open"),
  draft(4, "won"),
  draft(5, "lost"),
  draft(6, "lost")
]
export const pipelineId = PipelineId.make(uuid(100))
export const adding = (
  stages: ReadonlyArray<ReturnType<typeof draft>>,
  name = "Sales",
  to = pipelineId
): PipelineCommand => ({
  _tag: "AddPipeline",
  pipelineId: to,
  name,
  stages: [...stages],
  lossReasonRequired: false
})

export const after = (...commands: ReadonlyArray<PipelineCommand>): ReadonlyArray<Pipeline> =>
  commands.reduce((pipelines: ReadonlyArray<Pipeline>, command) => {
    const facts = Result.getOrThrow(decide(pipelines, command))
    return facts.reduce((all: ReadonlyArray<Pipeline>, fact) => {
      const before = all.find((p) => p.id === fact.pipelineId) ?? null
      return [...all.filter((p) => p !== before), evolve(before, fact)]
    }, pipelines)
  }, [])
export const facts = (pipelines: ReadonlyArray<Pipeline>, command: PipelineCommand) =>
  Result.getOrThrow(decide(pipelines, command))
export const refused = (pipelines: ReadonlyArray<Pipeline>, command: PipelineCommand) => {
  const decided = decide(pipelines, command)
  if (Result.isSuccess(decided)) throw new Error("was not refused")
  return decided.failure
}
export const reason = (pipelines: ReadonlyArray<Pipeline>, command: PipelineCommand): string => {
  const failure = refused(pipelines, command)
  return failure._tag === "PipelineMalformed" ? `${failure.field}: ${failure.reason}` : failure._tag
}
export const sales = after(adding(usual))
export const [pipeline] = sales as readonly [Pipeline]
