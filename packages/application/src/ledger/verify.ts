/**
 * Do the books agree with the log? Reads the whole log again and compares everything that was derived from it.
 *
 * Checks that the log has no gaps, that the entries of every event are exactly those the core posts, that the day cells are
 * the sums of the entries, and that every deal is what its events made of it.
 */
import type { Deal } from "@weir/domain/deal/Deal"
import { evolve } from "@weir/domain/deal/evolve"
import { DealId, type WorkspaceId } from "@weir/domain/identity/Id"
import type { Entry } from "@weir/domain/ledger/Entry"
import { entriesOf } from "@weir/domain/ledger/Ledger"
import { books } from "@weir/domain/metrics/books"
import { Effect, Equal } from "effect"
import { Deals } from "../ports/Deals.ts"
import { EventLog } from "../ports/EventLog.ts"
import { type Discrepancy, Ledger } from "../ports/Ledger.ts"

export interface Verdict {
  readonly events: number
  readonly entries: number
  readonly deals: number
  /** The first differences found; none means that the books agree. */
  readonly found: ReadonlyArray<Discrepancy>
}

const batch = 2000
const enough = 100

export const verify = Effect.fn("verify")(function*(workspaceId: WorkspaceId) {
  const log = yield* EventLog
  const ledger = yield* Ledger
  const found: Array<Discrepancy> = []
  const deals = new Map<string, Deal>()
  // Everything each record has in the books so far: reversals are computed from it.
  const held = new Map<string, Array<Entry>>()
  let seq = 0, entries = 0
  while (true) {
    const events = yield* log.after(workspaceId, seq, batch)
    if (events.length === 0) break
    for (const [i, event] of events.entries()) {
      if (event.seq !== seq + i + 1) found.push({ what: "event", subject: String(event.seq), detail: `expected place ${seq + i + 1} in the log` })
      if ("dealId" in event.fact) deals.set(event.fact.dealId, evolve(deals.get(event.fact.dealId) ?? null, event.fact, event.occurredAt))
    }
    const last = events.at(-1)!.seq
    const due = entriesOf(books, events, (subject) => held.get(subject) ?? [])
    for (const entry of due) {
      const own = held.get(entry.subject)
      if (own === undefined) held.set(entry.subject, [entry])
      else own.push(entry)
    }
    const written = yield* ledger.written(workspaceId, seq, last)
    found.push(...differences(due, written))
    entries += written.length
    seq = last
    if (found.length >= enough) break
  }
  const ids = [...deals.keys()].map((id) => DealId.make(id))
  for (let i = 0; i < ids.length; i += batch) {
    const part = ids.slice(i, i + batch)
    const stored = new Map((yield* (yield* Deals).some(workspaceId, part)).map((d) => [d.id, d]))
    for (const id of part) {
      if (!Equal.equals(stored.get(id), deals.get(id))) {
        found.push({ what: "state", subject: id, detail: stored.has(id) ? "the stored deal is not what its events made" : "the deal is missing" })
      }
    }
  }
  found.push(...(yield* ledger.wrongCells(workspaceId, enough)))
  const verdict: Verdict = { events: seq, entries, deals: deals.size, found: found.slice(0, enough) }
  return verdict
})

const text = (e: Entry) => `${e.seq} ${e.book} ${e.at} ${e.key} ${e.subject} ${e.kind} ${trimmed(e.tally)}`

/** Storage keeps a fixed number of columns: zeros at the end mean nothing. */
const trimmed = (tally: ReadonlyArray<number>) => tally.join(",").replace(/(,0)+$/, "")

const differences = (due: ReadonlyArray<Entry>, written: ReadonlyArray<Entry>): ReadonlyArray<Discrepancy> => {
  const open = new Map<string, number>()
  for (const entry of due) open.set(text(entry), (open.get(text(entry)) ?? 0) + 1)
  for (const entry of written) open.set(text(entry), (open.get(text(entry)) ?? 0) - 1)
  return [...open].flatMap(([entry, n]) =>
    n === 0 ? [] : [{ what: "entry" as const, subject: entry.split(" ")[0]!, detail: `${n > 0 ? "missing" : "not in the log"}: ${entry}` }])
}
