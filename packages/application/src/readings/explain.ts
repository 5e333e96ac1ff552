/** What is behind a number? The entries that add up to it, the records they speak of, and those left out with the reason. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Entry } from "@weir/domain/ledger/Entry"
import type { Balance, Selection } from "@weir/domain/ledger/Query"
import type { Event } from "@weir/domain/log/Event"
import { bookOf } from "@weir/domain/metrics/books"
import type * as Figure from "@weir/domain/metrics/Figure"
import { type Candidates, type LeftOut, leftOut, tallied, type Why, whys } from "@weir/domain/metrics/leftOut"
import type { Contribution } from "@weir/domain/metrics/forecast/contribution"
import { type Deciding, isApart, type Part, total } from "@weir/domain/metrics/Metric"
import { Effect } from "effect"
import { EventLog } from "../ports/EventLog.ts"
import { Ledger } from "../ports/Ledger.ts"
import { type Subject, subjects } from "../record/subjects.ts"
import { added, byRecords, contributed, placeOf, weighingOf } from "./behind.ts"
import { choosesNothing } from "./choosesNothing.ts"
import { narrowable, type Narrowing } from "./narrowing.ts"
import { ask, type Question } from "./question.ts"
import { answerable, type MetricId, metricOf } from "./readings.ts"

/** One entry behind a number, with what makes it readable. */
export interface ExplainedEntry {
  readonly entry: Entry
  readonly key: Readonly<Record<string, string>>
  /** What it adds to the number. */
  readonly adds: Figure.Figure
  readonly subject: Subject | null
  readonly event: Event | null
  /** What its deal adds to a forecast; null elsewhere, and where nothing is left of it. */
  readonly contribution: Contribution | null
}

/** A record that the number could have counted and does not. */
export interface Excluded extends LeftOut {
  readonly record: Subject | null
  /** What took it out; outside the period, the newest that was entered for it. */
  readonly event: Event | null
}

/** What is not in a number, as of the moment of asking. Told with the first page. */
export interface NotCounted {
  /** How many candidates are left out for each reason: with those that count, all candidates there are. */
  readonly counts: Readonly<Record<Why, number>>
  /** At most 50 of each reason, the newest change of each first. */
  readonly excluded: ReadonlyArray<Excluded>
  /** Records that count, but whose money is not in the converted sum for want of a rate: how many, and the first 50. */
  readonly unpriced: { readonly count: number; readonly records: ReadonlyArray<UnpricedRecord> }
}

/** A record that counts, whose money had no rate to be converted at. */
export interface UnpricedRecord {
  readonly id: string
  readonly subject: Subject | null
}

export interface Explanation {
  readonly title: string
  /** What is counted, when that is not deals with their money. */
  readonly measure: string | null
  /** Whether each record counts once, however many entries it has. */
  readonly distinct: boolean
  /** The number itself: the sum of all entries, whatever page is shown. */
  readonly total: Figure.Figure
  /** What the entries themselves make: the same, or the stored sums are wrong. */
  readonly sum: Figure.Figure
  readonly entries: ReadonlyArray<ExplainedEntry>
  readonly next: string | null
  /** How many entries there are in all, and how many different records they leave counted. */
  readonly count: number
  readonly records: number
  /** Null on further pages. */
  readonly notCounted: NotCounted | null
  readonly seq: number
}

/** So many of each reason are named. */
const mostExcluded = 50

/** What is behind a part of a metric's reading, narrowed or not, a page of entries at a time. */
export const explain = Effect.fn("explain")(function* (
  workspaceId: WorkspaceId,
  metric: MetricId,
  part: string,
  question: Question,
  page: { readonly after: string | null; readonly limit: number },
  only: Narrowing = {}
) {
  yield* answerable(question, [metric])
  yield* narrowable(metricOf(metric), only, "only")
  const placed = yield* placeOf(workspaceId, question, yield* ask(workspaceId, question), metric, part, only)
  const { asked, behind, deciding, selections, told } = placed
  const ledger = yield* Ledger
  const { balances, seq } = yield* ledger.sums(workspaceId, {
    ...queriesOf(behind, selections),
    ...weighingOf(placed)
  })
  const of = (kind: string): ReadonlyArray<Balance> =>
    Object.entries(balances).flatMap(([name, list]) => (name.startsWith(kind) ? list : []))
  const apart = of("apart")
  const counted = new Set(apart.flatMap((b) => b.subject ?? []))
  const contributions = contributed(placed, balances).filter(({ dealId }) => counted.has(dealId))
  const contributionOf = new Map(contributions.map((one) => [one.dealId as string, one]))
  const nothing = { entries: [], next: null }
  const stored = (yield* byRecords(workspaceId, selections)).filter((s) => !choosesNothing(s))
  const { entries, next } = stored.length === 0 ? nothing : yield* ledger.entries(workspaceId, stored, page)
  const count = stored.length === 0 ? 0 : yield* ledger.count(workspaceId, stored)

  const first = page.after === null
  const left = first ? yield* notThere(workspaceId, told.selections, counted, deciding) : []
  const shown = whys.flatMap((why) => left.filter((one) => one.why === why).slice(0, mostExcluded))
  const unpriced = first ? withoutPrice(behind, apart) : []
  const remarked = unpriced.slice(0, mostExcluded)
  const log = yield* EventLog
  const seqs = [...new Set([...entries, ...shown].map((e) => e.seq))]
  const events = new Map((yield* log.at(workspaceId, seqs)).map((e) => [e.seq, e]))
  const named = yield* subjects(
    workspaceId,
    [...[...entries, ...shown].map((e) => e.subject), ...remarked],
    asked.holders
  )
  const explanation: Explanation = {
    title: behind.title,
    measure: behind.measure ?? null,
    distinct: behind.distinct === true,
    total: total(behind, isApart(behind) ? apart : of("total"), contributions),
    sum: total(behind, apart, contributions),
    entries: entries.map((entry) => ({
      entry,
      ...added(behind, entry, contributions),
      contribution: contributionOf.get(entry.subject) ?? null,
      subject: named.get(entry.subject) ?? null,
      event: events.get(entry.seq) ?? null
    })),
    next,
    count,
    records: counted.size,
    notCounted: first
      ? {
          counts: tallied(left),
          excluded: shown.map((one) => ({
            ...one,
            record: named.get(one.subject) ?? null,
            event: events.get(one.seq) ?? null
          })),
          unpriced: {
            count: unpriced.length,
            records: remarked.map((id) => ({ id, subject: named.get(id) ?? null }))
          }
        }
      : null,
    seq
  }
  return explanation
})

/** The number as one sum, and record by record. */
const queriesOf = (behind: Part, selections: ReadonlyArray<Selection>) => {
  const shape = { perDay: false, perInstant: false }
  return Object.fromEntries(
    selections.flatMap((s, i) => [
      [`total ${i}`, { ...s, ...shape, by: ["currency"], perSubject: behind.pricing !== undefined }],
      [`apart ${i}`, { ...s, ...shape, by: bookOf(s.book).dims, perSubject: true }]
    ])
  )
}

/** The candidates that do not count: all records in the selections, whenever their entries count, but those counted. */
const notThere = Effect.fn("notThere")(function* (
  workspaceId: WorkspaceId,
  selections: ReadonlyArray<Selection>,
  counted: Candidates["counted"],
  deciding: Deciding | null
) {
  const of = (balances: ReadonlyArray<Balance>) => new Set(balances.flatMap((b) => b.subject ?? []))
  const ledger = yield* Ledger
  const stored = yield* byRecords(workspaceId, selections)
  const traces = yield* ledger.traces(
    workspaceId,
    stored.filter((s) => !choosesNothing(s))
  )
  const narrowed = deciding === null ? null : { inside: of(deciding.inside), outside: of(deciding.outside) }
  return leftOut({ traces, counted, narrowed })
})

/** Records that count, but whose money is not in the converted sum for want of a rate. */
const withoutPrice = (behind: Part, apart: ReadonlyArray<Balance>): ReadonlyArray<string> => {
  if (behind.measure !== undefined) return []
  const own = new Map<string, Array<Balance>>()
  for (const balance of apart) {
    const id = balance.subject ?? ""
    const list = own.get(id)
    if (list === undefined) own.set(id, [balance])
    else list.push(balance)
  }
  return [...own].filter(([, list]) => total(behind, list).unpriced !== 0).map(([id]) => id)
}
