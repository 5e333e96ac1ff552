/** How is a deal created or changed? Read, decide, write: one transaction, and a repeat under the same key gets the same answer. */
import { Deal } from "@weir/domain/deal/Deal"
import type { DealCommand } from "@weir/domain/deal/DealCommand"
import { decide } from "@weir/domain/deal/DealDecision"
import type { DealFact } from "@weir/domain/deal/DealEvent"
import { DealNotFound, type DealRefusal } from "@weir/domain/deal/DealRefusal"
import { evolve } from "@weir/domain/deal/evolve"
import { type CommandKey, ROBOT } from "@weir/domain/identity/Id"
import type { Cause } from "@weir/domain/log/Cause"
import { stageOf } from "@weir/domain/pipeline/Pipeline"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect, type Result, Schema } from "effect"
import { Deals } from "../ports/Deals.ts"
import { Directory, type WorkspaceDirectory } from "../ports/Directory.ts"
import { StaleVersion } from "../ports/Journal.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"
import type { Who } from "../Who.ts"
import { type References, surroundings } from "./surroundings.ts"

export interface ChangeOptions {
  /** When it happened; now when absent. */
  readonly at?: Instant
  /** Refuses unless the deal has this version. Without it a change that meets another is decided again. */
  readonly expectedVersion?: number
  readonly cause?: Cause
  /** Further commands on the same deal, carried out after it in the same transaction. */
  readonly also?: ReadonlyArray<DealCommand>
  /** The caller's key of this command, and a hash of what it asks. */
  readonly once?: { readonly key: CommandKey; readonly fingerprint: string }
}

const Kept = Schema.fromJsonString(Deal)

/** Carries out a command and gives the deal as it is afterwards. A command that changes nothing writes nothing. */
export const changeDeal = Effect.fn("changeDeal")(function* (
  who: Who,
  command: DealCommand,
  options: ChangeOptions = {}
) {
  const attempt = attemptChange(who, command, options)
  const settled =
    options.expectedVersion === undefined
      ? Effect.retry(attempt, { times: 5, while: (e) => e._tag === "StaleVersion" })
      : attempt
  return yield* Effect.catchTag(settled, "AlreadyAnswered", ({ body }) =>
    Effect.orDie(Schema.decodeUnknownEffect(Kept)(body))
  )
})

const attemptChange = Effect.fn("attemptChange")(function* (
  who: Who,
  command: DealCommand,
  options: ChangeOptions
) {
  const directory = yield* (yield* Directory).get(who.workspaceId)
  const deals = yield* Deals
  const found = yield* deals.some(who.workspaceId, [command.dealId])
  const deal = found[0] ?? null
  const { expectedVersion, once } = options
  if (deal === null && command._tag !== "CreateDeal") return yield* new DealNotFound({ id: command.dealId })
  if (expectedVersion !== undefined && (deal?.version ?? 0) !== expectedVersion) {
    return yield* new StaleVersion({
      kind: "deal",
      id: command.dealId,
      expected: expectedVersion,
      actual: deal?.version ?? 0
    })
  }
  const around = yield* surroundings(directory, referencesOf(command))
  const now = yield* present
  // A change without an instant of its own happens now; never before the last one, should clocks differ a little.
  const at =
    options.at ??
    (deal !== null && deal.changedAt > now && deal.changedAt - now < 300_000 ? deal.changedAt : now)
  let state: Deal | null = deal
  const facts: Array<DealFact> = []
  for (const step of [...taking(deal, command, directory, who), command, ...(options.also ?? [])]) {
    const made: Result.Result<ReadonlyArray<DealFact>, DealRefusal> = decide(state, step, at, around)
    for (const fact of yield* Effect.fromResult(made)) {
      state = evolve(state, fact, at)
      facts.push(fact)
    }
  }
  if (state === null) return yield* new DealNotFound({ id: command.dealId })
  const after: Deal = state
  if (facts.length === 0 && once === undefined) return after
  const body = once === undefined ? "" : yield* Effect.orDie(Schema.encodeEffect(Kept)(after))
  yield* record(who, {
    facts: facts.map((fact) => ({ fact, at })),
    expected: facts.length === 0 ? [] : [{ kind: "deal", id: after.id, version: deal?.version ?? 0 }],
    changes: facts.length === 0 ? {} : { deals: [after] },
    ...(options.cause === undefined ? {} : { cause: options.cause }),
    answer: once === undefined ? null : { ...once, body }
  })
  return after
})

/** Whoever moves an enquiry out of the incoming stage takes it over from the robot. */
const taking = (
  deal: Deal | null,
  command: DealCommand,
  { pipelines }: WorkspaceDirectory,
  who: Who
): ReadonlyArray<DealCommand> => {
  if (deal === null || deal.ownerId !== ROBOT || who.actor.kind !== "user") return []
  const takes =
    command._tag === "WinDeal" ||
    (command._tag === "MoveDeal" &&
      pipelines.some((p) => ["open", "won"].includes(stageOf(p, command.stageId)?.kind ?? "")))
  return takes ? [{ _tag: "ChangeOwner", dealId: deal.id, to: who.actor.userId }] : []
}

const referencesOf = (command: DealCommand): References => {
  const details =
    command._tag === "CreateDeal" ? command : command._tag === "ChangeDetails" ? command.to : null
  if (details === null) return {}
  const one = (id: string | null) => (id === null ? [] : [id])
  return { company: one(details.companyId), contact: one(details.contactId), product: one(details.productId) }
}
