/** What would the numbers be if these commands were carried out now? Decided and entered in memory, over the stored sums; nothing is written. */
import type { Client } from "@weir/domain/client/Client"
import { EventId, TransactionId } from "@weir/domain/identity/Id"
import { entriesOf, subjectsToRecall } from "@weir/domain/ledger/Ledger"
import type { Event } from "@weir/domain/log/Event"
import { books } from "@weir/domain/metrics/books"
import type { Ask } from "@weir/domain/metrics/Ask"
import { type CommandOf, familyOfCommand, type StateOf } from "@weir/domain/record/families"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { lookUp, type Order } from "../change/known.ts"
import { play, type Played } from "../change/play.ts"
import { mayAct } from "../change/rights.ts"
import { uuid } from "../Ids.ts"
import { EventLog } from "../ports/EventLog.ts"
import { Ledger } from "../ports/Ledger.ts"
import { present } from "../present.ts"
import type { Who } from "../Who.ts"
import { clientScope } from "./clientOf.ts"
import { supposing } from "./supposing.ts"
import { ask, type Question } from "./question.ts"
import {
  answerable,
  byName,
  clientIds,
  dashboardIds,
  type MetricId,
  plan,
  type Readings
} from "./readings.ts"

export interface WhatIf {
  readonly seq: number
  readonly asked: Ask
  /** How many events the commands would make. */
  readonly events: number
  readonly before: Readings
  readonly after: Readings
}

/** The readings of the wanted metrics as they are, and as they would be. The question is about now, not about a past instant. */
export const whatIf = Effect.fn("whatIf")(function* (
  who: Who,
  question: Question,
  orders: ReadonlyArray<Order>,
  wanted: ReadonlyArray<MetricId> = question.client == null ? dashboardIds : clientIds
) {
  yield* answerable(question, wanted)
  for (const order of orders) if (familyOfCommand(order._tag) !== null) yield* mayAct(who, order as CommandOf)
  const { workspaceId } = who
  const ledger = yield* Ledger
  const now = yield* present
  const asked = yield* ask(workspaceId, question)
  const known = yield* lookUp(who, orders)
  const before = {
    deals: new Map(known.deals),
    records: Object.values(known.records).flatMap((all) => [...all.values()])
  }
  const played = yield* play(
    who,
    orders.map((order) => ({ order })),
    now,
    known
  )
  const events = yield* drafted(who, played, now)
  const past = yield* ledger.history(workspaceId, subjectsToRecall(events))
  const made = entriesOf(books, events, (subject) => past.filter((entry) => entry.subject === subject))
  const { over } = yield* supposing(who, asked, made, before, played)

  const changed = <Kind extends StateOf["kind"]>(kind: Kind) =>
    (played.changes.records ?? []).filter((r): r is Extract<StateOf, { kind: Kind }> => r.kind === kind)
  const merged = <A extends { readonly id: string }>(all: ReadonlyArray<A>, some: ReadonlyArray<A>) => [
    ...new Map([...all, ...some].map((one) => [one.id, one])).values()
  ]
  const supposed: Ask = {
    ...asked,
    goals: merged(asked.goals, changed("goal")),
    teams: merged(asked.teams, changed("team"))
  }
  const { client = null } = question
  const askedIf: Ask =
    client === null
      ? supposed
      : {
          ...supposed,
          client: yield* clientScope(supposed, client, {
            clients: new Map(changed("client").map((one): [string, Client] => [one.id, one])),
            sums: (queries) => Effect.map(ledger.sums(workspaceId, queries), (sums) => over(queries, sums))
          })
        }
  const asks = wanted.map((metric) => ({ metric }))
  const [asIs, asIfs] = [plan(asked, question, asks), plan(askedIf, question, asks)]
  const needed = { ...asIs.needed, ...asIfs.needed }
  const sums = yield* ledger.sums(workspaceId, needed)
  const answer: WhatIf = {
    seq: sums.seq,
    asked,
    events: events.length,
    before: byName(wanted, asIs.read(sums.balances)),
    after: byName(wanted, asIfs.read(over(needed, sums).balances))
  }
  return answer
})

/** The events that would be written, with the next places of the log. */
const drafted = Effect.fn("drafted")(function* (who: Who, { facts }: Played, now: Instant) {
  const last = yield* (yield* EventLog).last(who.workspaceId)
  const transaction = TransactionId.make(yield* uuid)
  const events: Array<Event> = []
  for (const [i, { at, fact }] of facts.entries()) {
    events.push({
      seq: last + i + 1,
      id: EventId.make(yield* uuid),
      workspaceId: who.workspaceId,
      occurredAt: at,
      recordedAt: now,
      actor: who.actor,
      cause: { kind: "user" },
      transaction,
      fact
    })
  }
  return events
})
