/** How do pipelines and stages change? Archiving a stage moves its deals to the heir, as moves of an administrator (G9). */
import { decide as decideDeal } from "@weir/domain/deal/DealDecision"
import type { Deal } from "@weir/domain/deal/Deal"
import { evolve as evolveDeal } from "@weir/domain/deal/evolve"
import type { Fact } from "@weir/domain/log/Event"
import { Pipeline } from "@weir/domain/pipeline/Pipeline"
import * as Pipelines from "@weir/domain/pipeline/PipelineDecision"
import { Effect, Schema } from "effect"
import { answerOf, type Repeatable, settled } from "../change/once.ts"
import { surroundings } from "../deal/surroundings.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory } from "../ports/Directory.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"
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
  const moved: Array<{ readonly before: Deal; readonly after: Deal; readonly facts: ReadonlyArray<Fact> }> =
    []
  if (command._tag === "ArchiveStage") {
    const deals = yield* Deals
    const around = yield* surroundings(directory, {})
    let cursor: string | null = null
    do {
      const page: Effect.Success<ReturnType<typeof deals.list>> = yield* Effect.orDie(
        deals.list(who.workspaceId, {
          filter: { stageIds: [command.stageId] },
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
          pipelineId: after.id,
          stageId: command.heirId,
          lossReasonId: deal.closing?.lossReasonId ?? null
        } as const
        const made = yield* Effect.fromResult(decideDeal(deal, move, when, around))
        moved.push({
          before: deal,
          after: made.reduce<Deal>((d, fact) => evolveDeal(d, fact, when), deal),
          facts: made
        })
      }
      cursor = page.next
    } while (cursor !== null)
  }
  yield* record(who, {
    facts: [
      ...moved.flatMap((m) => m.facts.map((fact) => ({ fact, at: m.after.changedAt }))),
      ...facts.map((fact) => ({ fact, at }))
    ],
    expected: [
      { kind: "pipeline", id: after.id, version: before?.version ?? 0 },
      ...moved.map((m) => ({ kind: "deal" as const, id: m.before.id, version: m.before.version }))
    ],
    changes: { pipelines: [after], deals: moved.map((m) => m.after) },
    cause: { kind: command._tag === "ArchiveStage" ? "admin" : "user" },
    answer
  })
  return after
})
