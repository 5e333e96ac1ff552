/** What do stored sums become with entries that nobody has written? Sums add up; for a narrower viewer rights change along with owners. */
import { holdersOf } from "@weir/domain/access/holders"
import type { Deal } from "@weir/domain/deal/Deal"
import { DealId } from "@weir/domain/identity/Id"
import { type Entry, negated } from "@weir/domain/ledger/Entry"
import { overlay } from "@weir/domain/ledger/overlay"
import type { Balance, HoldersOf, Query } from "@weir/domain/ledger/Query"
import type { Records as RecordStates } from "@weir/domain/log/replay"
import { bookOf } from "@weir/domain/metrics/books"
import type { Ask } from "@weir/domain/metrics/Ask"
import { recordKinds, type StateOf } from "@weir/domain/record/families"
import type { Whole } from "@weir/domain/record/Whole"
import { dayOf } from "@weir/domain/time/Calendar"
import { Effect } from "effect"
import { behind } from "../access/readable.ts"
import type { Played } from "../change/play.ts"
import { Deals } from "../ports/Deals.ts"
import { Ledger, type Sums } from "../ports/Ledger.ts"
import { Records } from "../ports/Records.ts"
import type { Who } from "../Who.ts"

interface States {
  readonly deals: ReadonlyMap<string, Deal>
  readonly records: ReadonlyArray<StateOf>
}

/** Gives the sums of questions over what is stored and the supposed entries together. */
export const supposing = Effect.fn("supposing")(function* (
  who: Who,
  asked: Ask,
  made: ReadonlyArray<Entry>,
  before: States,
  played: Played
) {
  const { zone } = asked.workspace
  const narrow = asked.holders !== null || who.role === "manager"
  const rights = narrow ? yield* rightsOf(who, made, before, played) : null
  const on = (
    stored: ReadonlyArray<Balance>,
    query: Query,
    entries: ReadonlyArray<Entry>,
    holders: HoldersOf
  ) =>
    overlay(stored, bookOf(query.book), query, entries, {
      dayOf: (at) => dayOf(zone, at),
      holdersOf: holders
    })
  const one = (query: Query, stored: ReadonlyArray<Balance>): ReadonlyArray<Balance> => {
    if (query.holders === null || rights === null) return on(stored, query, made, () => [])
    // What moved is taken out as it is seen now, and put in again as it would be seen then.
    const { held, later, now } = rights
    const without = on(
      stored,
      query,
      held.map((entry) => ({ ...entry, tally: negated(entry.tally) })),
      now
    )
    return on(without, query, [...held, ...made], later)
  }
  return {
    over: (queries: Readonly<Record<string, Query>>, { balances: stored, seq }: Sums): Sums => ({
      seq,
      balances: Object.fromEntries(
        Object.entries(queries).map(([name, query]) => [name, one(query, stored[name] ?? [])])
      )
    })
  }
})

/** Everything the ledger holds about the records whose numbers may move, and who holds them now and then. */
const rightsOf = Effect.fn("rightsOf")(function* (
  { workspaceId }: Who,
  made: ReadonlyArray<Entry>,
  before: States,
  { changes }: Played
) {
  const stored = yield* Records
  const deals = new Map(before.deals)
  const records = new Map(before.records.map((record) => [record.id as string, record]))
  const missing = new Set(made.map((e) => e.subject).filter((id) => !deals.has(id) && !records.has(id)))
  const take = (found: ReadonlyArray<StateOf>) => {
    for (const record of found) if (!records.has(record.id)) records.set(record.id, record)
  }
  const ids = [...missing].map((id) => DealId.make(id))
  if (ids.length > 0)
    for (const deal of yield* (yield* Deals).some(workspaceId, ids)) deals.set(deal.id, deal)
  for (const kind of recordKinds)
    if (missing.size > 0) take(yield* stored.some(workspaceId, kind, [...missing]))
  // Whoever gets a deal gets to see all that is bound to it.
  const given = (changes.deals ?? []).filter((deal) => before.deals.get(deal.id)?.ownerId !== deal.ownerId)
  if (given.length > 0) {
    const { items } = yield* Effect.orDie(
      stored.list(workspaceId, {
        filter: { kinds: recordKinds, boundTo: given.map(({ id }) => ({ kind: "deal", id })), holders: null },
        descending: false,
        after: null,
        limit: 10_000
      })
    )
    take(items)
    const wholes = [...items, ...(changes.records ?? [])].flatMap(({ id, kind }): ReadonlyArray<Whole> =>
      kind === "note" || kind === "activity" || kind === "talk" ? [{ kind, id }] : []
    )
    if (wholes.length > 0) {
      const parts = yield* Effect.orDie(
        stored.list(workspaceId, {
          filter: { kinds: ["file"], boundTo: wholes, holders: null },
          descending: false,
          after: null,
          limit: 10_000
        })
      )
      take(parts.items)
    }
  }
  const known = yield* behind(workspaceId, [...records.values()])
  take(known.wholes)
  for (const [id, deal] of known.deals) if (!deals.has(id)) deals.set(id, deal)
  const after = {
    deals: new Map([...deals, ...(changes.deals ?? []).map((deal): [string, Deal] => [deal.id, deal])]),
    records: new Map([...records, ...(changes.records ?? []).map((r): [string, StateOf] => [r.id, r])])
  }
  const subjects = new Set([...made.map((e) => e.subject), ...after.deals.keys(), ...after.records.keys()])
  return {
    held: yield* (yield* Ledger).history(workspaceId, [...subjects]),
    now: holdersIn(deals, records),
    later: holdersIn(after.deals, after.records)
  }
})

const holdersIn = (deals: ReadonlyMap<string, Deal>, records: ReadonlyMap<string, StateOf>): HoldersOf => {
  const byKind = Object.fromEntries(
    recordKinds.map((kind) => [kind, new Map([...records].filter(([, record]) => record.kind === kind))])
  ) as unknown as RecordStates
  return holdersOf({ deals, records: byKind })
}
