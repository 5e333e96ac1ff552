/** How do pipelines and stages change? Archiving a stage moves its deals to the heir, as moves of an administrator (G9). */
import { decide as decideDeal } from "@weir/domain/deal/DealDecision"
import type { Deal } from "@weir/domain/deal/Deal"
import { evolve as evolveDeal } from "@weir/domain/deal/evolve"
import { Pipeline } from "@weir/domain/pipeline/Pipeline"
import * as Pipelines from "@weir/domain/pipeline/PipelineDecision"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect, Schema } from "effect"
import { answerOf, type Repeatable, settled } from "../change/once.ts"
import { surroundings } from "../deal/surroundings.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory, type WorkspaceDirectory } from "../ports/Directory.ts"
import { present } from "../present.ts"
import { type Recording, record } from "../record.ts"
import { counted } from "../watch/counted.ts"
import type { Who } from "../Who.ts"

/** A pipeline as it is kept under the key of a change. */
export const keptPipeline = Schema.fromJsonString(Pipeline)

/** Carries out a command on a pipeline and gives the pipeline afterwards. */
export const changePipeline = Effect.fn("changePipeline")(
  (who: Who, command: Pipelines.PipelineCommand, options: Repeatable = {}) =>
    counted(settled(attempt(who, command, options), options, keptPipeline), command._tag)
)

const attempt = Effect.fn("attemptChange")(function* (
  who: Who,
  command: Pipelines.PipelineCommand,
  options: Repeatable
) {
  const directory = yield* (yield* Directory).get(who.workspaceId)
  const facts = yield* Effect.fromResult(Pipelines.decide(directory.pipelines, command))
  const before = directory.pipelines.find((p) => p.id === command.pipelineId) ?? null
  const after = facts.reduce<Pipeline | null>((pipeline, fact) => Pipelines.evolve(pipeline, fact), before)
  if (after === null) return yield* new Pipelines.PipelineNotFound({ id: command.pipelineId })
  const answer = yield* answerOf(options, keptPipeline, after)
  if (facts.length === 0 && answer === null) return after
  const at = yield* present
  const moved = command._tag === "ArchiveStage" ? yield* toHeir(who, command, directory, at) : nothing
  yield* record(who, {
    facts: [...moved.facts, ...facts.map((fact) => ({ fact, at }))],
    expected: [{ kind: "pipeline", id: after.id, version: before?.version ?? 0 }, ...moved.expected],
    directory,
    changes: { pipelines: [after], deals: moved.deals },
    cause: { kind: command._tag === "ArchiveStage" ? "admin" : "user" },
    answer
  })
  if (command._tag === "ArchiveStage") yield* latecomers(who, command)
  return after
})

type ArchiveStage = Extract<Pipelines.PipelineCommand, { readonly _tag: "ArchiveStage" }>

interface Moved extends Pick<Recording, "facts" | "expected"> {
  readonly deals: ReadonlyArray<Deal>
}

const nothing: Moved = { facts: [], expected: [], deals: [] }

/** Deals that got into the stage while it was being archived follow the others. From now on nobody decides on a stage that is not archived. */
const latecomers = (who: Who, command: ArchiveStage) =>
  Effect.retry(
    Effect.gen(function* () {
      const directory = yield* (yield* Directory).get(who.workspaceId)
      const { deals, ...rest } = yield* toHeir(who, command, directory, yield* present)
      if (deals.length > 0)
        yield* record(who, { ...rest, directory, changes: { deals }, cause: { kind: "admin" } })
    }),
    { while: ({ _tag }) => _tag === "StaleVersion" || _tag === "DirectoryChanged" }
  )

/** The deals of a stage, moved to the one that inherits them: decided, not yet written. */
const toHeir = Effect.fn("toHeir")(function* (
  who: Who,
  { heirId, pipelineId, stageId }: ArchiveStage,
  directory: WorkspaceDirectory,
  at: Instant
) {
  const deals = yield* Deals
  const around = yield* surroundings(directory, {})
  const moved: Array<{ readonly before: Deal; readonly after: Deal; readonly facts: Recording["facts"] }> = []
  let cursor: string | null = null
  do {
    const page: Effect.Success<ReturnType<typeof deals.list>> = yield* Effect.orDie(
      deals.list(who.workspaceId, {
        filter: { stageIds: [stageId] },
        holders: null,
        sort: "created",
        descending: false,
        after: cursor,
        limit: 200
      })
    )
    for (const deal of page.items) {
      const when = deal.changedAt > at ? deal.changedAt : at
      const move = {
        _tag: "MoveDeal",
        dealId: deal.id,
        pipelineId,
        stageId: heirId,
        lossReasonId: deal.closing?.lossReasonId ?? null
      } as const
      const made = yield* Effect.fromResult(decideDeal(deal, move, when, around))
      const after = made.reduce<Deal>((d, fact) => evolveDeal(d, fact, when), deal)
      moved.push({ before: deal, after, facts: made.map((fact) => ({ fact, at: after.changedAt })) })
    }
    cursor = page.next
  } while (cursor !== null)
  const all: Moved = {
    facts: moved.flatMap(({ facts }) => facts),
    expected: moved.map(({ before }) => ({ kind: "deal", id: before.id, version: before.version })),
    deals: moved.map(({ after }) => after)
  }
  return all
})
