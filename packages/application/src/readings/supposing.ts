/** What do stored sums become with entries that nobody has written? Sums add up; for a narrower viewer rights change along with owners. */
import { holdersOf } from "@weir/domain/access/holders"
import type { Deal } from "@weir/domain/deal/Deal"
import { DealId } from "@weir/domain/identity/Id"
import type { Entry } from "@weir/domain/ledger/Entry"
import { type Balance, balances, exact, type HoldersOf, type Query } from "@weir/domain/ledger/Query"
import type { Records as RecordStates } from "@weir/domain/log/replay"
import { bookOf } from "@weir/domain/metrics/books"
import type { Ask } from "@weir/domain/metrics/Ask"
import { recordKinds, type StateOf } from "@weir/domain/record/families"
import { dayOf } from "@weir/domain/time/Calendar"
import { Effect } from "effect"
import { dealsBehind } from "../access/readable.ts"
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
  const summed = (query: Query, entries: ReadonlyArray<Entry>, holders: HoldersOf) =>
    balances(bookOf(query.book), query, entries, { dayOf: (at) => dayOf(zone, at), holdersOf: holders })
  const one = (query: Query, stored: ReadonlyArray<Balance>): ReadonlyArray<Balance> => {
    if (query.holders === null || rights === null)
      return added(
        query,
        stored,
        summed(query, made, () => [])
      )
    const { held, later, now } = rights
    const gone = summed(query, held, now).map((b) => ({ ...b, tally: opposite(b.tally) }))
    return added(query, stored, gone, summed(query, [...held, ...made], later))
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
  }
  for (const [id, deal] of yield* dealsBehind(workspaceId, [...records.values()]))
    if (!deals.has(id)) deals.set(id, deal)
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

const opposite = (tally: Balance["tally"]): Balance["tally"] =>
  Object.fromEntries(Object.entries(tally).map(([measure, n]) => [measure, -n || 0]))

/** Sums of the same question added up place by place; what is all zero is left out. */
const added = (query: Query, ...lists: ReadonlyArray<ReadonlyArray<Balance>>): ReadonlyArray<Balance> => {
  const { measures } = bookOf(query.book)
  const sums = new Map<string, Balance>()
  for (const balance of lists.flat()) {
    const { at, day, key, subject } = balance
    const place = JSON.stringify([query.by.map((dim) => key[dim] ?? ""), day, at, subject])
    const { tally = {} } = sums.get(place) ?? {}
    const sum = measures.map((m) => [m, exact((tally[m] ?? 0) + (balance.tally[m] ?? 0))] as const)
    sums.set(place, { ...balance, tally: Object.fromEntries(sum) })
  }
  return [...sums.values()].filter(({ tally }) => Object.values(tally).some((n) => n !== 0))
}
