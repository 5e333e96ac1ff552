/** Which pipelines and stages does an import need that the workspace does not have? */
import { folded } from "../catalogue/Catalogue.ts"
import { PipelineId, StageId } from "../identity/Id.ts"
import { activeStages, type Pipeline, type StageKind } from "../pipeline/Pipeline.ts"
import { decide, evolve, PipelineCommand, type PipelineFact } from "../pipeline/PipelineDecision.ts"
import { Result } from "effect"
import { findPipeline } from "./KnownNames.ts"
import type { Mapping } from "./Mapping.ts"
import type { NamedStage, RowFacts } from "./RowFacts.ts"

const colors: Readonly<Record<StageKind, ReadonlyArray<string>>> = {
  incoming: ["#8a94a6"],
  open: ["#5a48d6", "#2f7fd1", "#1f9fb0", "#b07a1f", "#b0561f", "#8a4fc2"],
  won: ["#1f9d63"],
  lost: ["#c2453d", "#a05a55"]
}

/** What has to be added to the pipelines before the rows can be. */
export interface PipelineNeeds {
  readonly facts: ReadonlyArray<PipelineFact>
  /** All pipelines as they are after the facts. */
  readonly pipelines: ReadonlyArray<Pipeline>
}

/**
 * The facts that make what rows need, where the mapping allows it. What is not allowed or not possible is left out: the
 * rows that name it are refused one by one. A new pipeline gets the stages that the mapping lists, in that order, and
 * whichever of an open, a won and a lost stage it would lack. `newId` gives UUIDs.
 */
export const pipelineNeeds = (
  mapping: Mapping,
  rows: Iterable<RowFacts>,
  pipelines: ReadonlyArray<Pipeline>,
  newId: () => string
): PipelineNeeds => {
  const facts: Array<PipelineFact> = []
  let known = pipelines
  const carryOut = (command: PipelineCommand) => {
    const decided = decide(known, command)
    if (Result.isFailure(decided)) return
    for (const fact of decided.success) {
      facts.push(fact)
      const before = known.find(({ id }) => id === fact.pipelineId) ?? null
      const after = evolve(before, fact)
      known =
        before === null
          ? [...known, after]
          : known.map((pipeline) => (pipeline === before ? after : pipeline))
    }
  }
  for (const { name, stages } of wanted(mapping, rows)) {
    const pipeline = findPipeline(known, name)
    if (pipeline === undefined) {
      if (mapping.create.pipelines !== "create") continue
      carryOut(
        PipelineCommand.cases.AddPipeline.make({
          pipelineId: PipelineId.make(newId()),
          name: name ?? mapping.name,
          stages: whole(stages).map((stage, index) => ({
            id: StageId.make(newId()),
            name: stage.name,
            kind: stage.kind,
            color: colorOf(stage.kind, index)
          })),
          lossReasonRequired: false
        })
      )
      continue
    }
    if (mapping.create.stages !== "create") continue
    const names = new Set(activeStages(pipeline).map((stage) => folded(stage.name)))
    for (const { kind, name: stage } of stages) {
      if (names.has(folded(stage))) continue
      carryOut(
        PipelineCommand.cases.AddStage.make({
          pipelineId: pipeline.id,
          stage: { id: StageId.make(newId()), name: stage, kind, color: colorOf(kind, names.size) }
        })
      )
    }
  }
  return { facts, pipelines: known }
}

interface StageWanted {
  readonly name: string
  readonly kind: StageKind
}

/** The pipelines that rows name, each with the stages of the mapping that belong to it and are used, or all when it is new. */
const wanted = (
  mapping: Mapping,
  rows: Iterable<RowFacts>
): ReadonlyArray<{ readonly name: string | null; readonly stages: ReadonlyArray<StageWanted> }> => {
  const byPipeline = new Map<
    string,
    { readonly name: string | null; readonly stages: Map<string, StageWanted> }
  >()
  const listed = mapping.stages ?? []
  for (const facts of rows) {
    const key = facts.pipelineName === null ? "" : folded(facts.pipelineName)
    let own = byPipeline.get(key)
    if (own === undefined) {
      const stages = listed.filter(
        ({ pipeline }) => pipeline === undefined || folded(pipeline) === key || key === ""
      )
      own = {
        name: facts.pipelineName,
        stages: new Map(stages.map(({ kind, stage }) => [folded(stage), { name: stage, kind }]))
      }
      byPipeline.set(key, own)
    }
    for (const { kind, name } of stagesOf(facts)) {
      if (kind !== null && !own.stages.has(folded(name))) own.stages.set(folded(name), { name, kind })
    }
  }
  return [...byPipeline.values()].map(({ name, stages }) => ({ name, stages: [...stages.values()] }))
}

const stagesOf = (facts: RowFacts): ReadonlyArray<NamedStage> =>
  facts._tag === "Deal" ? [facts.stage] : facts.from === null ? [facts.to] : [facts.from, facts.to]

/** The stages in the order of their kinds, with those that a pipeline cannot do without. */
const whole = (stages: ReadonlyArray<StageWanted>): ReadonlyArray<StageWanted> => {
  const of = (kind: StageKind, otherwise: string) => {
    const own = stages.filter((stage) => stage.kind === kind)
    return own.length === 0 ? [{ name: otherwise, kind }] : own
  }
  return [
    ...stages.filter(({ kind }) => kind === "incoming"),
    ...of("open", "New"),
    ...of("won", "Won"),
    ...of("lost", "Lost")
  ]
}

const colorOf = (kind: StageKind, index: number): string => colors[kind][index % colors[kind].length]!
