/** How is a deal created or changed? Read, decide, write: one transaction, and a repeat under the same key gets the same answer. */
import { Deal } from "@weir/domain/deal/Deal"
import type { DealCommand, MergeCommand } from "@weir/domain/deal/DealCommand"
import { DealExists, DealNotFound } from "@weir/domain/deal/DealRefusal"
import { ROBOT } from "@weir/domain/identity/Id"
import type { Pipeline } from "@weir/domain/pipeline/Pipeline"
import { stageOf } from "@weir/domain/pipeline/Pipeline"
import { Effect, Schema } from "effect"
import { idIsFree } from "../change/idIsFree.ts"
import { lookUp } from "../change/known.ts"
import { answerOf, type ChangeOptions as Options, expectVersion, settled } from "../change/once.ts"
import { play, type Step } from "../change/play.ts"
import { mayDate } from "../change/rights.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"
import { counted } from "../watch/counted.ts"
import type { Who } from "../Who.ts"
import { type OpenTasks, settleTasks } from "./openTasks.ts"

export interface ChangeOptions extends Options {
  /** Further commands on the same deal, carried out after it in the same transaction. */
  readonly also?: ReadonlyArray<DealCommand>
  /** What becomes of the open tasks of a deal that this closes (B12); they stay when left out. */
  readonly tasks?: OpenTasks
}

const kept = Schema.fromJsonString(Deal)

/**
 * Carries out a command and gives the deal as it is afterwards. A command that changes nothing writes nothing.
 *
 * A merge changes both deals and all that is bound to the loser, in one commit, and gives the deal that it was asked of.
 */
export const changeDeal = Effect.fn("changeDeal")(function* (
  who: Who,
  command: DealCommand | MergeCommand,
  options: ChangeOptions = {}
) {
  const { seen, ...rest } = options
  const anew = attempt(who, command, rest)
  // What the caller saw is looked up after all where the workspace has changed since.
  const decided =
    seen === undefined
      ? anew
      : Effect.catchTag(attempt(who, command, options), "DirectoryChanged", () => anew)
  const allowed = Effect.andThen(mayDate(who, options.at), decided)
  return yield* counted(settled(allowed, options, kept), command._tag)
})

const attempt = Effect.fn("attemptChange")(function* (
  who: Who,
  command: DealCommand | MergeCommand,
  options: ChangeOptions
) {
  const { also = [], at, cause, seen, tasks = "keep" } = options
  const { dealId } = command
  const known = yield* lookUp(who, [command, ...also], seen)
  const before = known.deals.get(dealId) ?? null
  if (before === null && command._tag !== "CreateDeal") return yield* new DealNotFound({ id: dealId })
  if (known.hidden("deal", dealId))
    return yield* command._tag === "CreateDeal"
      ? new DealExists({ id: dealId })
      : new DealNotFound({ id: dealId })
  if (before === null) yield* idIsFree(who, "deal", dealId)
  yield* expectVersion(options, "deal", dealId, before?.version ?? 0)
  const now = yield* present
  const { pipelines } = known.directory
  const steps: ReadonlyArray<Step> = [...taking(before, command, pipelines, who), command, ...also].map(
    (order) => ({ order, at })
  )
  const played = yield* play(who, steps, now, known)
  const after = played.deal(dealId)
  if (after === null) return yield* new DealNotFound({ id: dealId })
  const answer = yield* answerOf(options, kept, after)
  if (played.facts.length === 0 && answer === null) return after
  const closes = before?.closing == null && after.closing !== null
  const settledTasks = closes && tasks !== "keep" ? yield* settleTasks(who, after, tasks, at ?? now) : null
  yield* record(who, {
    facts: [...played.facts, ...(settledTasks?.facts ?? [])],
    expected: [...played.expected, ...(settledTasks?.expected ?? [])],
    directory: known.directory,
    changes: {
      ...played.changes,
      records: [...(played.changes.records ?? []), ...(settledTasks?.changes.records ?? [])]
    },
    ...(cause === undefined ? {} : { cause }),
    answer
  })
  return after
})

/** Whoever moves an enquiry out of the incoming stage takes it over from the robot. */
const taking = (
  deal: Deal | null,
  command: DealCommand | MergeCommand,
  pipelines: ReadonlyArray<Pipeline>,
  who: Who
): ReadonlyArray<DealCommand> => {
  if (deal === null || deal.ownerId !== ROBOT || who.actor.kind !== "user") return []
  const takes =
    command._tag === "WinDeal" ||
    (command._tag === "MoveDeal" &&
      pipelines.some((p) => ["open", "won"].includes(stageOf(p, command.stageId)?.kind ?? "")))
  return takes ? [{ _tag: "ChangeOwner", dealId: deal.id, to: who.actor.userId }] : []
}
