/** What is behind a number? The entries that add up to it, the deals they speak of, and those left out with the reason. */
import type { Deal } from "@weir/domain/deal/Deal"
import { DealId, type WorkspaceId } from "@weir/domain/identity/Id"
import { decodeKey, decodeTally } from "@weir/domain/ledger/Book"
import type { Entry } from "@weir/domain/ledger/Entry"
import { type Balance, sign } from "@weir/domain/ledger/Query"
import type { Event } from "@weir/domain/log/Event"
import { bookOf } from "@weir/domain/metrics/books"
import type * as Figure from "@weir/domain/metrics/Figure"
import { type Change, leftOut } from "@weir/domain/metrics/leftOut"
import { type Part, remaining, total } from "@weir/domain/metrics/Metric"
import { Effect, Schema } from "effect"
import { Deals } from "../ports/Deals.ts"
import { EventLog } from "../ports/EventLog.ts"
import { Ledger } from "../ports/Ledger.ts"
import { ask, type Question } from "./question.ts"
import { type MetricId, metricOf } from "./readings.ts"

/** The reading has no such part. */
export class PartNotFound extends Schema.TaggedError<PartNotFound>()(
  "PartNotFound",
  { metric: Schema.String, part: Schema.String },
  { httpApiStatus: 404 }
) {}

/** One entry behind a number, with what makes it readable. */
export interface ExplainedEntry {
  readonly entry: Entry
  readonly key: Readonly<Record<string, string>>
  /** What it adds to the number. */
  readonly adds: Figure.Figure
  readonly deal: Deal | null
  readonly event: Event | null
}

export interface Explanation {
  readonly title: string
  /** The number itself: the sum of all entries, whatever page is shown. */
  readonly total: Figure.Figure
  /** What the entries themselves make: the same, or the stored sums are wrong. */
  readonly sum: Figure.Figure
  readonly entries: ReadonlyArray<ExplainedEntry>
  readonly next: string | null
  /** How many entries there are in all, and how many different deals they leave counted. */
  readonly count: number
  readonly deals: number
  /** Deals whose entries cancel out, newest first; given with the first page, found among the newest 2,000 entries, at most 50. */
  readonly excluded: ReadonlyArray<{ readonly deal: Deal | null; readonly change: Change }>
  readonly seq: number
}

/** So many of the newest entries are searched for records that were taken out again. */
const searched = 2000

/** A part that goes without some records, over those that remain. */
const withoutThose = Effect.fn("withoutThose")(function* (workspaceId: WorkspaceId, part: Part) {
  if (part.without === undefined) return part
  const perRecord = { by: [], perDay: false, perInstant: false, perSubject: true }
  const queries = (name: string, selections: Part["selections"]) =>
    selections.map((s, i) => [`${name} ${i}`, { ...s, ...perRecord }] as const)
  const { balances } = yield* (yield* Ledger).sums(
    workspaceId,
    Object.fromEntries([...queries("inside", part.selections), ...queries("outside", part.without)])
  )
  const of = (name: string) =>
    Object.entries(balances).flatMap(([key, list]) => (key.startsWith(name) ? list : []))
  return remaining(part, of("inside"), of("outside"))
})

/** What is behind a part of a metric's reading, a page of entries at a time. */
export const explain = Effect.fn("explain")(function* (
  workspaceId: WorkspaceId,
  metric: MetricId,
  part: string,
  question: Question,
  page: { readonly after: string | null; readonly limit: number }
) {
  const asked = yield* ask(workspaceId, question)
  const told = metricOf(metric).explain(part, asked)
  if (told === null) return yield* new PartNotFound({ metric, part })
  const ledger = yield* Ledger
  const behind = yield* withoutThose(workspaceId, told)
  const { selections, title } = behind
  const whole = {
    by: ["currency"],
    perDay: false,
    perInstant: false,
    perSubject: behind.pricing !== undefined
  }
  const perDeal = (book: string) => ({
    by: bookOf(book).dims,
    perDay: false,
    perInstant: false,
    perSubject: true
  })
  const queries = Object.fromEntries(
    selections.flatMap((s, i) => [
      [`total ${i}`, { ...s, ...whole }],
      [`deals ${i}`, { ...s, ...perDeal(s.book) }]
    ])
  )
  const { balances, seq } = yield* ledger.sums(workspaceId, queries)
  const of = (kind: string) =>
    Object.entries(balances).flatMap(([name, list]) => (name.startsWith(kind) ? list : []))
  const { entries, next } = yield* ledger.entries(workspaceId, selections, page)
  const count = yield* ledger.count(workspaceId, selections)
  const counted = new Set(of("deals").map((b: Balance) => b.subject ?? ""))

  // Records that have entries here but nothing left of them: deleted, reopened or corrected.
  const newest =
    page.after === null
      ? (yield* ledger.entries(workspaceId, selections, { after: null, limit: searched })).entries
      : []
  const cancelled = leftOut(newest, counted).slice(0, 50)
  const log = yield* EventLog
  const seqs = [...new Set([...entries.map((e) => e.seq), ...cancelled.map((c) => c.seq)])]
  const events = new Map((yield* log.at(workspaceId, seqs)).map((e) => [e.seq, e]))
  const ids = [...new Set([...entries, ...cancelled].map((e) => e.subject))].map((id) => DealId.make(id))
  const deals = new Map((yield* (yield* Deals).some(workspaceId, ids)).map((d) => [d.id as string, d]))
  const explanation: Explanation = {
    title,
    total: total(behind, of("total")),
    sum: total(behind, of("deals")),
    entries: entries.map((entry) => {
      const book = bookOf(entry.book)
      const key = decodeKey(book, entry.key)
      const selection = selections.find((s) => s.book === entry.book)
      const tally = decodeTally(
        book,
        entry.tally.map((n) => n * (selection === undefined ? 1 : sign(selection)) || 0)
      )
      const adds = total(behind, [{ key, day: null, at: null, subject: entry.subject, tally }])
      return {
        entry,
        key,
        adds,
        deal: deals.get(entry.subject) ?? null,
        event: events.get(entry.seq) ?? null
      }
    }),
    next,
    count,
    deals: counted.size,
    excluded: cancelled.map(({ seq: at, subject }) => {
      const event = events.get(at) ?? null
      return { deal: deals.get(subject) ?? null, change: { subject, event } }
    }),
    seq
  }
  return explanation
})
