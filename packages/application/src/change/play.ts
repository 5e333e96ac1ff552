/** What do commands make happen, one after the other? Decided and evolved in memory; nothing is written here. */
import type { Deal } from "@weir/domain/deal/Deal"
import type { DealCommand, MergeCommand } from "@weir/domain/deal/DealCommand"
import { decide as decideDeal } from "@weir/domain/deal/DealDecision"
import { decideMerge } from "@weir/domain/deal/DealMerge"
import { DealExists, DealNotFound, type DealRefusal } from "@weir/domain/deal/DealRefusal"
import { evolve as evolveDeal } from "@weir/domain/deal/evolve"
import { rebinding, reboundOf, returning } from "@weir/domain/deal/mergePlan"
import type { File } from "@weir/domain/file/File"
import { goingAlong } from "@weir/domain/file/Origin"
import { type Fact, isDealFact } from "@weir/domain/log/Event"
import {
  type CommandOf,
  type FactOf,
  familyOfCommand,
  familyOfFact,
  type families,
  type RecordKind,
  recordKinds,
  type StateOf
} from "@weir/domain/record/families"
import { placeOf } from "@weir/domain/record/names"
import { RecordNotFound } from "@weir/domain/record/RecordRefusal"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect, Result } from "effect"
import type { Changes, Expected } from "../ports/Journal.ts"
import type { Who } from "../Who.ts"
import { type Known, lookUp, type Order } from "./known.ts"

type RefusedBy<Kind extends RecordKind> =
  ReturnType<(typeof families)[Kind]["decide"]> extends Result.Result<infer _, infer Refusal>
    ? Refusal
    : never

/** Why a command on a record may be refused. */
export type RecordRefusal = { [Kind in RecordKind]: RefusedBy<Kind> }[RecordKind]

/** A command and when it happened; now when that is left out. */
export interface Step {
  readonly order: Order
  readonly at?: Instant | undefined
}

/** What has been made to happen so far. */
export interface Played {
  readonly facts: ReadonlyArray<{ readonly fact: Fact; readonly at: Instant }>
  /** The versions that the changed records had before. */
  readonly expected: ReadonlyArray<Expected>
  readonly changes: Pick<Changes, "deals" | "records">
  /** Deals and records as they are now, changed or not. */
  readonly deal: (id: string) => Deal | null
  readonly record: (kind: RecordKind, id: string) => StateOf | null
}

/** How far clocks may differ: a change is never dated before the last one for a difference as small as this. */
const slackMs = 300_000

/** Plays commands on what is stored. `lookedUp` spares looking up again what is known already. */
export const play = Effect.fn("play")(function* (
  who: Who,
  steps: ReadonlyArray<Step>,
  now: Instant,
  lookedUp?: Known
) {
  const known =
    lookedUp ??
    (yield* lookUp(
      who,
      steps.map(({ order }) => order)
    ))
  const { deals, names, records } = known
  const facts: Array<{ readonly fact: Fact; readonly at: Instant }> = []
  const before = new Map<string, Expected>()
  const touch = (kind: RecordKind | "deal", id: string, version: number) => {
    const name = `${kind} ${id}`
    if (!before.has(name)) before.set(name, { kind, id, version })
  }
  const take = (fact: Fact, at: Instant): void => {
    facts.push({ fact, at })
    if (isDealFact(fact)) {
      const deal = deals.get(fact.dealId) ?? null
      touch("deal", fact.dealId, deal?.version ?? 0)
      deals.set(fact.dealId, evolveDeal(deal, fact, at))
      return
    }
    const family = familyOfFact(fact._tag)
    if (family === null) throw new Error(`${fact._tag} is about neither a deal nor a record`)
    const id = family.idOf(fact as FactOf)
    const record = records[family.kind].get(id) ?? null
    touch(family.kind, id, record?.version ?? 0)
    const next = family.evolve(record, fact as FactOf, at)
    records[family.kind].set(id, next)
    for (const name of family.names?.given(fact as FactOf, next) ?? [])
      names.set(placeOf(family.kind, name), id)
  }
  const ofRecord = (command: CommandOf, wanted: Instant | undefined) => {
    const family = familyOfCommand(command._tag)!
    const id = family.subjectOf(command)
    const record = records[family.kind].get(id) ?? null
    const at = wanted ?? notBefore([record], now)
    const made = family.decide(record as never, command, at, known.around(family.kind))
    if (Result.isFailure(made)) return Effect.fail(made.failure as RecordRefusal)
    for (const fact of made.success as ReadonlyArray<Fact>) {
      take(fact, at)
      for (const along of goingAlong(fact, records.file.values() as Iterable<File>)) take(along, at)
    }
    return Effect.void
  }
  for (const { at: wanted, order } of steps) {
    const family = familyOfCommand(order._tag)
    if (family !== null) {
      const command = order as CommandOf
      const id = family.subjectOf(command)
      if (known.hidden(family.kind, id)) return yield* new RecordNotFound({ kind: family.kind, id })
      yield* ofRecord(command, wanted)
      continue
    }
    const command = order as DealCommand | MergeCommand
    const { dealId } = command
    const deal = deals.get(dealId) ?? null
    if (known.hidden("deal", dealId))
      return yield* command._tag === "CreateDeal"
        ? new DealExists({ id: dealId })
        : new DealNotFound({ id: dealId })
    if (command._tag === "MergeDeals" || command._tag === "UnmergeDeal") {
      const otherId = command._tag === "MergeDeals" ? command.loserId : (deal?.mergedInto ?? dealId)
      const at = wanted ?? notBefore([deal, deals.get(otherId) ?? null], now)
      const bound = recordKinds.flatMap((kind) => [...records[kind].values()])
      const over = command._tag === "MergeDeals" ? reboundOf(bound, command.loserId, dealId) : []
      const back = deals.get(otherId)?.absorbed.find((part) => part.dealId === dealId)?.rebound ?? []
      const made = yield* Effect.fromResult(decideMerge(command, at, known.around(null).deal, over))
      if (made.length > 0 && command._tag === "MergeDeals")
        for (const one of rebinding(bound, command.loserId, dealId)) yield* ofRecord(one, undefined)
      for (const fact of made) take(fact, at)
      if (command._tag === "UnmergeDeal")
        for (const one of returning(bound, back, dealId, otherId)) yield* ofRecord(one, undefined)
    } else {
      const at = wanted ?? notBefore([deal], now)
      const made: Result.Result<ReadonlyArray<Fact>, DealRefusal> = decideDeal(
        deal,
        command,
        at,
        known.around(null)
      )
      for (const fact of yield* Effect.fromResult(made)) take(fact, at)
    }
  }
  const expected = [...before.values()]
  const played: Played = {
    facts,
    expected,
    changes: {
      deals: expected.flatMap(({ id, kind }) => (kind === "deal" ? [deals.get(id)!] : [])),
      records: recordKinds.flatMap((kind) =>
        expected.flatMap((one) => (one.kind === kind ? [records[kind].get(one.id)!] : []))
      )
    },
    deal: (id) => deals.get(id) ?? null,
    record: (kind, id) => records[kind].get(id) ?? null
  }
  return played
})

const notBefore = (records: ReadonlyArray<{ readonly changedAt: Instant } | null>, now: Instant): Instant =>
  records.reduce(
    (at, record) =>
      record !== null && record.changedAt > at && record.changedAt - now < slackMs ? record.changedAt : at,
    now
  )
