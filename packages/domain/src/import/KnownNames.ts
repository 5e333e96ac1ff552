/** Who and what does a name in a file mean? What the workspace knows by that name, or what may be made under it. */
import type { UserId } from "../identity/Id.ts"
import type { EntryKind } from "../catalogue/Catalogue.ts"
import { activeStages, firstOf, type Pipeline, type Stage } from "../pipeline/Pipeline.ts"
import { folded } from "../catalogue/Catalogue.ts"
import { Result } from "effect"
import type { NamedStage } from "./RowFacts.ts"

/** Kinds of names that rows use, stages and pipelines aside. */
export type NameKind = Exclude<EntryKind, "activityType"> | "owner"

/** A record a name stands for. `isNew`: it does not exist yet and is made together with the first row that uses it. */
export interface Named {
  readonly kind: NameKind
  readonly id: string
  readonly name: string
  readonly isNew: boolean
}

/** Finds a name; undefined when nobody is called so and the mapping does not allow making it. */
export type FindName = (kind: NameKind, name: string) => Named | undefined

/** The place a row names, or the reason why there is none. Without a pipeline name the default pipeline is meant. */
export const findPlace = (
  pipelines: ReadonlyArray<Pipeline>,
  pipelineName: string | null,
  named: NamedStage
): Result.Result<{ readonly pipeline: Pipeline; readonly stage: Stage }, string> => {
  const pipeline = findPipeline(pipelines, pipelineName)
  if (pipeline === undefined) {
    return Result.fail(
      pipelineName === null ? "there is no pipeline yet" : `there is no pipeline called "${pipelineName}"`
    )
  }
  const stage = activeStages(pipeline).find(({ name }) => folded(name) === folded(named.name))
  if (stage === undefined)
    return Result.fail(`the pipeline "${pipeline.name}" has no stage called "${named.name}"`)
  return named.kind !== null && named.kind !== stage.kind
    ? Result.fail(
        `the mapping says that "${named.name}" is ${named.kind}, but in the pipeline "${pipeline.name}" it is ${stage.kind}`
      )
    : Result.succeed({ pipeline, stage })
}

/** The pipeline of that name, letter case and accents aside; without a name the default one. `undefined` when there is none. */
export const findPipeline = (pipelines: ReadonlyArray<Pipeline>, name: string | null): Pipeline | undefined =>
  name === null
    ? (pipelines.find(({ isDefault }) => isDefault) ?? pipelines[0])
    : pipelines.find((pipeline) => folded(pipeline.name) === folded(name))

/** The open stage of that name, or the first open one. */
export const openStage = (pipeline: Pipeline, name: string | null): Stage | undefined =>
  activeStages(pipeline).find(
    (stage) => name !== null && stage.kind === "open" && folded(stage.name) === folded(name)
  ) ?? firstOf(pipeline, "open")

/** The id of a named person, as that of a user. */
export const asUser = (named: Named): UserId => named.id as UserId
