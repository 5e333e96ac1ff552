/** What must be looked up before commands can be decided? The records they are about, and all that they name. */
import type { EntryKind } from "@weir/domain/catalogue/Catalogue"
import type { Client } from "@weir/domain/client/Client"
import type { Deal } from "@weir/domain/deal/Deal"
import type { DealCommand, MergeCommand } from "@weir/domain/deal/DealCommand"
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
import type { Team } from "@weir/domain/team/Team"
import { Effect } from "effect"
import { dealsBehind, mayReadDeal, mayReadRecord } from "../access/readable.ts"
import { referencesOf } from "../deal/references.ts"
import { surroundings } from "../deal/surroundings.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory } from "../ports/Directory.ts"
import { Records } from "../ports/Records.ts"
import type { Who } from "../Who.ts"

/** What can be asked of deals and other records. */
export type Order = DealCommand | MergeCommand | CommandOf

type States = { readonly [Kind in RecordKind]: Map<string, StateOf> }

export interface Known {
  readonly around: (kind: RecordKind | null) => Around
  /** Deals and records by id; commands that are played change them. */
  readonly deals: Map<string, Deal>
  readonly records: States
  /** Whether the asker may read, and so change, a deal or record that was there before. */
  readonly hidden: (kind: RecordKind | "deal", id: string) => boolean
}

/** Looks up all that these commands are about. */
export const lookUp = Effect.fn("lookUp")(function* (who: Who, orders: ReadonlyArray<Order>) {
  const { workspaceId } = who
  const directory = yield* (yield* Directory).get(workspaceId)
  const stored = yield* Records
  const ids = new Map<RecordKind, Set<string>>(recordKinds.map((kind) => [kind, new Set<string>()]))
  const keys = new Map<RecordKind, Set<string>>(recordKinds.map((kind) => [kind, new Set<string>()]))
  const dealIds = new Set<string>()
  const merging: Array<string> = []
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
      for (const { id, kind } of named.entries) refer(kind, id)
      continue
    }
    ids.get(family.kind)!.add(family.subjectOf(order as CommandOf))
    const { bindings = [], clients = [], entries = [], key }: Mentions = family.mentions(order as CommandOf)
    for (const { id, kind } of bindings) if (kind === "deal") dealIds.add(id)
    for (const { id, kind } of bindings) if (kind !== "deal") refer(kind, id)
    for (const { id, kind } of entries) refer(kind, id)
    for (const id of clients) ids.get("client")!.add(id)
    if (key !== undefined) keys.get(family.kind)!.add(key)
  }

  const records = {} as { [Kind in RecordKind]: Map<string, StateOf> }
  const holders = new Map<string, string>()
  for (const kind of recordKinds) {
    const own = [...ids.get(kind)!]
    const found: ReadonlyArray<StateOf> = own.length === 0 ? [] : yield* stored.some(workspaceId, kind, own)
    records[kind] = new Map(found.map((record) => [record.id as string, record]))
    const wanted = [...keys.get(kind)!]
    const taken: ReadonlyArray<StateOf> =
      wanted.length === 0 ? [] : yield* stored.byKeys(workspaceId, kind, wanted)
    for (const record of taken)
      holders.set(`${kind} ${familyOf(kind).placed(record as never).key ?? ""}`, record.id)
  }
  const before = recordKinds.flatMap((kind) => [...records[kind].values()])
  const behind = yield* dealsBehind(workspaceId, before)
  const some = (wanted: Iterable<string>) =>
    Effect.flatMap(Deals, (deals) =>
      deals.some(
        workspaceId,
        [...wanted].map((id) => DealId.make(id))
      )
    )
  const named = [...(yield* some(dealIds))]
  // A deal that was merged into another is taken out of that one.
  named.push(...(yield* some(named.flatMap((d) => (dealIds.has(d.mergedInto ?? d.id) ? [] : d.mergedInto!)))))
  const deals = new Map(named.map((deal) => [deal.id as string, deal]))
  for (const id of merging)
    for (const record of yield* boundTo(workspaceId, id)) records[record.kind].set(record.id, record)
  const hidden = new Set([
    ...named.filter((deal) => !mayReadDeal(who, deal)).map((deal) => `deal ${deal.id}`),
    ...before.filter((r) => !mayReadRecord(who, r, behind)).map((r) => `${r.kind} ${r.id}`)
  ])
  const teams = new Map(directory.teams.map((team) => [team.id as string, team]))
  const base = yield* surroundings(
    directory,
    Object.fromEntries([...references].map(([kind, of]) => [kind, [...of]]))
  )
  const visible = (id: string) => (hidden.has(`deal ${id}`) ? undefined : deals.get(id))
  const known: Known = {
    deals,
    records,
    hidden: (kind, id) => hidden.has(`${kind} ${id}`),
    around: (kind) => ({
      ...base,
      deal: visible,
      has: (of, id) => (of === "deal" ? visible(id)?.deletedAt === null : base.knows(of, id)),
      team: (id) => (records.team.get(id) as Team | undefined) ?? teams.get(id),
      client: (id) => records.client.get(id) as Client | undefined,
      holderOfKey: (key) => (kind === null ? null : (holders.get(`${kind} ${key}`) ?? null))
    })
  }
  return known
})

/** Everything that is bound to a deal, whoever may read it: a merge leaves nothing behind. */
const boundTo = Effect.fn("boundTo")(function* (workspaceId: Who["workspaceId"], dealId: string) {
  const stored = yield* Records
  const found: Array<StateOf> = []
  let after: string | null = null
  do {
    const page: Effect.Success<ReturnType<typeof stored.list>> = yield* Effect.orDie(
      stored.list(workspaceId, {
        filter: { kinds: recordKinds, boundTo: [{ kind: "deal", id: dealId }], holders: null },
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
