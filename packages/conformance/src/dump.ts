/** What is there? Everything that the ports show of a workspace, in one order, so that two looks can be compared. */
import { Catalogue } from "@weir/application/ports/Catalogue"
import { Deals, type DealsFilter } from "@weir/application/ports/Deals"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { Imports } from "@weir/application/ports/Imports"
import { Ledger } from "@weir/application/ports/Ledger"
import { Records } from "@weir/application/ports/Records"
import { EntryKind } from "@weir/domain/catalogue/Catalogue"
import type { Deal } from "@weir/domain/deal/Deal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Entry } from "@weir/domain/ledger/Entry"
import { recordKinds, type StateOf } from "@weir/domain/record/families"
import { canonical } from "@weir/domain/text/canonical"
import { Effect } from "effect"

/** Equal multisets are equal lists. */
export const unordered = (values: Iterable<unknown>): ReadonlyArray<string> =>
  [...values].map(canonical).sort()

/** Entries without the zeros that storage may put at the end of a tally. */
export const plainEntries = (entries: Iterable<Entry>): ReadonlyArray<string> =>
  unordered([...entries].map((entry) => ({ ...entry, tally: entry.tally.join(",").replace(/(,0)+$/, "") })))

/** All deals of a filter, page by page. */
export const allDeals = (
  workspaceId: WorkspaceId,
  filter: DealsFilter = {},
  limit = 50
): Effect.Effect<ReadonlyArray<Deal>, unknown, Deals> =>
  Effect.gen(function* () {
    const deals = yield* Deals
    const found: Array<Deal> = []
    let after: string | null = null
    do {
      const page: Effect.Success<ReturnType<typeof deals.list>> = yield* deals.list(workspaceId, {
        filter,
        holders: null,
        sort: "created",
        descending: false,
        after,
        limit
      })
      found.push(...page.items)
      after = page.next
    } while (after !== null)
    return found
  })

/** Everything that can be seen of a workspace. */
export const dump = (workspaceId: WorkspaceId) =>
  Effect.gen(function* () {
    const [catalogue, directory, imports, ledger, log, records] = [
      yield* Catalogue,
      yield* Directory,
      yield* Imports,
      yield* Ledger,
      yield* EventLog,
      yield* Records
    ]
    const seq = yield* log.last(workspaceId)
    const events = yield* log.after(workspaceId, 0, 100_000)
    const ids = events.flatMap(({ fact }) => (fact._tag === "EntryAdded" ? [fact.id] : []))
    const entries = []
    for (const kind of EntryKind.literals) entries.push(...(yield* catalogue.some(workspaceId, kind, ids)))
    const kept: Array<StateOf> = []
    for (const kind of recordKinds) kept.push(...(yield* records.all(workspaceId, kind)))
    const jobs = yield* imports.list(workspaceId, 1000)
    const rows = []
    for (const { id } of jobs)
      rows.push(yield* imports.rows(workspaceId, id, { afterRow: 0, limit: 100_000 }))
    return {
      seq,
      events,
      directory: yield* Effect.orElseSucceed(directory.get(workspaceId), () => null),
      catalogue: unordered(entries),
      deals: unordered([
        ...(yield* allDeals(workspaceId)),
        ...(yield* allDeals(workspaceId, { status: "deleted" }))
      ]),
      records: unordered(kept),
      postings: plainEntries(yield* ledger.written(workspaceId, 0, 1_000_000)),
      wrongCells: yield* ledger.wrongCells(workspaceId, 100),
      jobs,
      rows
    }
  })
