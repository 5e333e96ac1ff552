/** What must be looked up before commands can be decided? The records they are about, and all that they name. */
import { answeredBy, answers, type Call, type Calling } from "@weir/domain/call/Call"
import type { EntryKind } from "@weir/domain/catalogue/Catalogue"
import type { Client } from "@weir/domain/client/Client"
import type { Deal } from "@weir/domain/deal/Deal"
import type { DealCommand, MergeCommand } from "@weir/domain/deal/DealCommand"
import { goingOf } from "@weir/domain/file/Origin"
import { DealId } from "@weir/domain/identity/Id"
import type { Around, Mentions } from "@weir/domain/record/Family"
import {
  type CommandOf,
  familyOf,
  familyOfCommand,
  type RecordKind,
  recordKinds,
  type StateOf
} from "@weir/domain/record/families"
import { placeOf } from "@weir/domain/record/names"
import type { Team } from "@weir/domain/team/Team"
import type { Binding } from "@weir/domain/record/Binding"
import type { Whole } from "@weir/domain/record/Whole"
import { Effect } from "effect"
import type { Seen } from "./once.ts"
import { behind, mayReadDeal, mayReadRecord } from "../access/readable.ts"
import { referencesOf } from "../deal/references.ts"
import { surroundings } from "../deal/surroundings.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory, type WorkspaceDirectory } from "../ports/Directory.ts"
import { Records } from "../ports/Records.ts"
import type { Who } from "../Who.ts"
import { callBack, waitingCalls } from "./waitingCalls.ts"

/** What can be asked of deals and other records. */
export type Order = DealCommand | MergeCommand | CommandOf

type States = { readonly [Kind in RecordKind]: Map<string, StateOf> }

export interface Known {
  /** The workspace when the rest was looked up. */
  readonly directory: WorkspaceDirectory
  readonly around: (kind: RecordKind | null) => Around
  /** Deals and records by id; commands that are played change them. */
  readonly deals: Map<string, Deal>
  readonly records: States
  /** The ids of records by the names of their parts, as far as the commands name any; those that are played add theirs. */
  readonly names: Map<string, string>
  /** Whether the asker may read, and so change, a deal or record that was there before. */
  readonly hidden: (kind: RecordKind | "deal", id: string) => boolean
}

/** Looks up all that these commands are about, as far as it was not seen just now. */
export const lookUp = Effect.fn("lookUp")(function* (who: Who, orders: ReadonlyArray<Order>, seen?: Seen) {
  const { workspaceId } = who
  const directory = seen?.directory ?? (yield* (yield* Directory).get(workspaceId))
  const stored = yield* Records
  const ids = new Map<RecordKind, Set<string>>(recordKinds.map((kind) => [kind, new Set<string>()]))
  const keys = new Map<RecordKind, Set<string>>(recordKinds.map((kind) => [kind, new Set<string>()]))
  const dealIds = new Set<string>()
  const merging: Array<string> = []
  const parting = new Set<string>()
  const calling: Array<Calling> = []
  const called: Array<Calling> = []
  const wholes: Array<Whole> = []
  const references = new Map<EntryKind, Set<string>>()
  const refer = (kind: EntryKind, id: string) =>
    references.set(kind, (references.get(kind) ?? new Set<string>()).add(id))

  for (const order of orders) {
    const family = familyOfCommand(order._tag)
    if (family === null) {
      const command = order as DealCommand | MergeCommand
      const named = referencesOf(command)
      for (const id of named.deals) dealIds.add(id)
      if (command._tag === "MergeDeals") merging.push(command.loserId)
      if (command._tag === "UnmergeDeal") parting.add(command.dealId)
      for (const { id, kind } of named.entries) refer(kind, id)
      continue
    }
    ids.get(family.kind)!.add(family.subjectOf(order as CommandOf))
    const { called: from, calls } = family.mentions(order as CommandOf) as Mentions
    if (calls !== undefined) calling.push(calls)
    if (from !== undefined) called.push(from)
    const {
      bindings = [],
      clients = [],
      entries = [],
      key,
      whole
    }: Mentions = family.mentions(order as CommandOf)
    for (const { id, kind } of bindings) if (kind === "deal") dealIds.add(id)
    for (const { id, kind } of bindings) if (kind !== "deal") refer(kind, id)
    for (const { id, kind } of entries) refer(kind, id)
    for (const id of clients) ids.get("client")!.add(id)
    if (whole !== undefined) ids.get(whole.kind)!.add(whole.id)
    const going = goingOf(order)
    if (going !== null) wholes.push(going)
    if (key !== undefined) keys.get(family.kind)!.add(key)
  }

  const records = {} as { [Kind in RecordKind]: Map<string, StateOf> }
  const holders = new Map<string, StateOf>()
  for (const kind of recordKinds) {
    const own = [...ids.get(kind)!]
    const found: ReadonlyArray<StateOf> = own.length === 0 ? [] : yield* stored.some(workspaceId, kind, own)
    records[kind] = new Map(found.map((record) => [record.id as string, record]))
    const wanted = [...keys.get(kind)!]
    const taken: ReadonlyArray<StateOf> =
      wanted.length === 0 ? [] : yield* stored.byKeys(workspaceId, kind, wanted)
    for (const record of taken)
      holders.set(`${kind} ${familyOf(kind).placed(record as never).key ?? ""}`, record)
  }
  const names = new Map<string, string>()
  const holdersOfNames = new Map<string, StateOf>()
  for (const kind of recordKinds) {
    const wanted = orders.flatMap((order) => {
      const family = familyOfCommand(order._tag)
      if (family?.kind !== kind) return []
      const record = records[kind].get(family.subjectOf(order as CommandOf))
      return record === undefined ? [] : (family.names?.asked(order as CommandOf, record) ?? [])
    })
    const taken: ReadonlyArray<readonly [string, StateOf]> =
      wanted.length === 0 ? [] : yield* stored.byNames(workspaceId, kind, wanted)
    for (const [name, record] of taken) {
      names.set(placeOf(kind, name), record.id)
      holdersOfNames.set(`${kind} ${record.id}`, record)
    }
  }
  const before = recordKinds.flatMap((kind) => [...records[kind].values()])
  const rights = yield* behind(workspaceId, before)
  for (const whole of rights.wholes)
    if (!records[whole.kind].has(whole.id)) records[whole.kind].set(whole.id, whole)
  const some = Effect.fnUntraced(function* (wanted: Iterable<string>) {
    const known = new Set(wanted)
    const before = seen !== undefined && known.delete(seen.deal.id) ? [seen.deal] : []
    const ids = [...known].map((id) => DealId.make(id))
    return [...before, ...(ids.length === 0 ? [] : yield* (yield* Deals).some(workspaceId, ids))]
  })
  const named = yield* some(dealIds)
  // A deal that was merged into another is taken out of that one.
  named.push(...(yield* some(named.flatMap((d) => (dealIds.has(d.mergedInto ?? d.id) ? [] : d.mergedInto!)))))
  const deals = new Map(named.map((deal) => [deal.id as string, deal]))
  // What came over with it goes back.
  for (const { absorbed } of named)
    for (const { dealId, rebound } of absorbed) {
      if (!parting.has(dealId)) continue
      for (const kind of recordKinds) {
        const own = rebound.flatMap((one) => (one.kind === kind ? [one.id] : []))
        const found: ReadonlyArray<StateOf> =
          own.length === 0 ? [] : yield* stored.some(workspaceId, kind, own)
        for (const record of found) records[record.kind].set(record.id, record)
      }
    }
  for (const id of merging)
    for (const record of yield* boundTo(workspaceId, { kind: "deal", id }))
      records[record.kind].set(record.id, record)
  for (const whole of wholes)
    for (const record of yield* boundTo(workspaceId, whole))
      if (!records[record.kind].has(record.id)) records[record.kind].set(record.id, record)
  for (const one of calling)
    for (const call of yield* waitingCalls(workspaceId, one))
      if (!records.call.has(call.id)) records.call.set(call.id, call)
  for (const one of called) {
    const back = yield* callBack(workspaceId, one)
    if (back !== null && !records.call.has(back.id)) records.call.set(back.id, back)
  }
  const hidden = new Set([
    ...named.filter((deal) => !mayReadDeal(who, deal)).map((deal) => `deal ${deal.id}`),
    ...before.filter((r) => !mayReadRecord(who, r, rights)).map((r) => `${r.kind} ${r.id}`)
  ])
  const teams = new Map(directory.teams.map((team) => [team.id as string, team]))
  const base = yield* surroundings(
    directory,
    Object.fromEntries([...references].map(([kind, of]) => [kind, [...of]]))
  )
  const visible = (id: string) => (hidden.has(`deal ${id}`) ? undefined : deals.get(id))
  const known: Known = {
    directory,
    deals,
    records,
    names,
    hidden: (kind, id) => hidden.has(`${kind} ${id}`),
    around: (kind) => ({
      ...base,
      deal: visible,
      has: (of, id) => (of === "deal" ? visible(id)?.deletedAt === null : base.knows(of, id)),
      whole: ({ id, kind: of }) => (hidden.has(`${of} ${id}`) ? undefined : records[of].get(id)),
      team: (id) => (records.team.get(id) as Team | undefined) ?? teams.get(id),
      client: (id) => records.client.get(id) as Client | undefined,
      holderOfKey: (key) => (kind === null ? null : (holders.get(`${kind} ${key}`) ?? null)),
      holderOfName: (name) => {
        const id = kind === null ? undefined : names.get(placeOf(kind, name))
        if (kind === null || id === undefined) return null
        return records[kind].get(id) ?? holdersOfNames.get(`${kind} ${id}`) ?? null
      },
      callsBack: (of) => [...records.call.values()].filter((call): call is Call => answers(of, call as Call)),
      waitingCalls: (to) =>
        [...records.call.values()].filter((call): call is Call => answeredBy(to, call as Call))
    })
  }
  return known
})

/** Everything that is bound to a deal, or a part of a record, whoever may read it: nothing is left behind. */
const boundTo = Effect.fn("boundTo")(function* (workspaceId: Who["workspaceId"], to: Binding | Whole) {
  const stored = yield* Records
  const found: Array<StateOf> = []
  let after: string | null = null
  do {
    const page: Effect.Success<ReturnType<typeof stored.list>> = yield* Effect.orDie(
      stored.list(workspaceId, {
        filter: { kinds: recordKinds, boundTo: [to], withDeleted: true, holders: null },
        descending: false,
        after,
        limit: 500
      })
    )
    found.push(...page.items)
    after = page.next
  } while (after !== null)
  return found
})
