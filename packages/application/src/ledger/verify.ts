/**
 * Do the books agree with the log? Reads the whole log again and compares everything that was derived from it.
 *
 * Checks that the log is what was recorded, event by event (`checkingLog.ts`), that the entries of every event are exactly those the core posts, that the day cells are
 * the sums of the entries, and that all state (deals, people, pipelines, lists, activities, calls and the other records) is what
 * its events made of it.
 */
import { EntryKind } from "@weir/domain/catalogue/Catalogue"
import { DealId, type WorkspaceId } from "@weir/domain/identity/Id"
import type { Entry } from "@weir/domain/ledger/Entry"
import { entriesOf } from "@weir/domain/ledger/Ledger"
import type { Event } from "@weir/domain/log/Event"
import { replaying, type State } from "@weir/domain/log/replay"
import { books } from "@weir/domain/metrics/books"
import { recordKinds, type StateOf } from "@weir/domain/record/families"
import { Array, Effect, Equal, Result } from "effect"
import { Catalogue } from "../ports/Catalogue.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory } from "../ports/Directory.ts"
import { EventLog } from "../ports/EventLog.ts"
import { type Discrepancy, Ledger } from "../ports/Ledger.ts"
import { Records } from "../ports/Records.ts"
import { checkingLog } from "./checkingLog.ts"

export interface Verdict {
  readonly events: number
  readonly entries: number
  readonly deals: number
  /** The link of the last event: kept elsewhere, it proves later that nothing before it was written anew. */
  readonly head: string
  /** The first differences found; none means that the books agree. */
  readonly found: ReadonlyArray<Discrepancy>
}

const batch = 2000
const enough = 100

/** `kept` is the link of an event that somebody noted elsewhere, when the log ended there. */
export const verify = Effect.fn("verify")(function* (workspaceId: WorkspaceId, kept: string | null = null) {
  const log = yield* EventLog
  const ledger = yield* Ledger
  const found: globalThis.Array<Discrepancy> = []
  const { state, take } = replaying()
  const { behind, check, wrongEnd } = checkingLog(kept)
  const entered = entering()
  let entries = 0
  let legible = true
  while (found.length < enough) {
    const { seq } = behind()
    const recorded = yield* log.recorded(workspaceId, behind(), batch)
    const last = recorded.at(-1)?.event.seq
    if (last === undefined) break
    found.push(...recorded.flatMap(check))
    const written = yield* ledger.written(workspaceId, seq, last)
    entries += written.length
    if (!legible) continue
    const due = Result.try(() => {
      for (const { event } of recorded) take(event)
      return entered(recorded.map(({ event }) => event))
    })
    if (Result.isSuccess(due)) found.push(...differences(due.success, written))
    else {
      legible = false
      found.push({
        what: "event",
        subject: `${seq + 1}..${last}`,
        detail: "one of these says what cannot be: nothing behind it can be compared"
      })
    }
  }
  if (found.length < enough) found.push(...wrongEnd(yield* log.end(workspaceId)))
  if (legible) found.push(...(yield* stateDifferences(workspaceId, state)))
  found.push(...(yield* ledger.wrongCells(workspaceId, enough)))
  const { link: head, seq: events } = behind()
  const verdict: Verdict = { events, entries, deals: state.deals.size, head, found: found.slice(0, enough) }
  return verdict
})

/** What events enter into the books, told in the order of the log. */
const entering = () => {
  // Everything each record has in the books so far: reversals are computed from it.
  const held = new Map<string, globalThis.Array<Entry>>()
  return (events: ReadonlyArray<Event>): ReadonlyArray<Entry> => {
    const due = entriesOf(books, events, (subject) => held.get(subject) ?? [])
    for (const entry of due) {
      const own = held.get(entry.subject)
      if (own === undefined) held.set(entry.subject, [entry])
      else own.push(entry)
    }
    return due
  }
}

/** What is stored beside what the events made. */
const stateDifferences = Effect.fn("stateDifferences")(function* (workspaceId: WorkspaceId, state: State) {
  const deals = yield* Deals
  const catalogue = yield* Catalogue
  const records = yield* Records
  const directory = yield* (yield* Directory).get(workspaceId)
  const found: globalThis.Array<Discrepancy> = []
  const compare = (what: string, due: ReadonlyMap<string, unknown>, stored: ReadonlyMap<string, unknown>) => {
    for (const [id, value] of due) {
      if (Equal.equals(stored.get(id), value)) continue
      found.push({
        what: "state",
        subject: id,
        detail: stored.has(id) ? `the stored ${what} is not what its events made` : `the ${what} is missing`
      })
    }
  }
  const byId = <A extends { readonly id: string }>(list: ReadonlyArray<A>) =>
    new Map(list.map((a) => [a.id as string, a]))
  compare("workspace", new Map([[workspaceId as string, state.workspace]]), byId([directory.workspace]))
  compare("person", state.users, byId(directory.users))
  compare("pipeline", state.pipelines, byId(directory.pipelines))
  for (const kind of EntryKind.literals) {
    const due = new Map([...state.catalogue].filter(([, entry]) => entry.kind === kind))
    for (const part of batches([...due.keys()])) {
      compare(
        kind,
        new Map(part.map((id) => [id, due.get(id)])),
        byId(yield* catalogue.some(workspaceId, kind, part))
      )
    }
  }
  for (const part of batches([...state.deals.keys()])) {
    const stored = yield* deals.some(
      workspaceId,
      part.map((id) => DealId.make(id))
    )
    compare("deal", new Map(part.map((id) => [id, state.deals.get(id)])), byId(stored))
  }
  for (const kind of recordKinds) {
    const due: ReadonlyMap<string, unknown> = state.records[kind]
    const stored = byId<StateOf>(yield* records.all(workspaceId, kind))
    compare(kind, due, stored)
    for (const id of stored.keys())
      if (!due.has(id)) found.push({ what: "state", subject: id, detail: `the ${kind} is not in the log` })
  }
  return found
})

const batches = (ids: ReadonlyArray<string>) => Array.chunksOf(ids, batch)

const text = (e: Entry) => `${e.seq} ${e.book} ${e.at} ${e.key} ${e.subject} ${e.kind} ${trimmed(e.tally)}`

/** Storage keeps a fixed number of columns: zeros at the end mean nothing. */
const trimmed = (tally: ReadonlyArray<number>) => tally.join(",").replace(/(,0)+$/, "")

const differences = (
  due: ReadonlyArray<Entry>,
  written: ReadonlyArray<Entry>
): ReadonlyArray<Discrepancy> => {
  const open = new Map<string, number>()
  for (const entry of due) open.set(text(entry), (open.get(text(entry)) ?? 0) + 1)
  for (const entry of written) open.set(text(entry), (open.get(text(entry)) ?? 0) - 1)
  return [...open].flatMap(([entry, n]) =>
    n === 0
      ? []
      : [
          {
            what: "entry" as const,
            subject: entry.split(" ")[0]!,
            detail: `${n > 0 ? "missing" : "not in the log"}: ${entry}`
          }
        ]
  )
}
