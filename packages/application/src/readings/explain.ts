/** What is behind a number? The entries that add up to it, the records they speak of, and those left out with the reason. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { decodeKey, decodeTally } from "@weir/domain/ledger/Book"
import type { Entry } from "@weir/domain/ledger/Entry"
import { type Balance, type Selection, sign } from "@weir/domain/ledger/Query"
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import { bookOf } from "@weir/domain/metrics/books"
import type * as Figure from "@weir/domain/metrics/Figure"
import { type Candidates, type LeftOut, leftOut, tallied, type Why, whys } from "@weir/domain/metrics/leftOut"
import type { Contribution } from "@weir/domain/metrics/forecast/contribution"
import {
  type Deciding,
  isApart,
  isNarrowed,
  type Metric,
  type Part,
  remaining,
  total
} from "@weir/domain/metrics/Metric"
import { Effect, Schema } from "effect"
import { EventLog } from "../ports/EventLog.ts"
import { Ledger } from "../ports/Ledger.ts"
import { type Subject, subjects } from "../record/subjects.ts"
import { choosesNothing } from "./choosesNothing.ts"
import { found } from "./found.ts"
import { narrowable, type Narrowing, narrowedTo } from "./narrowing.ts"
import { ask, type Question } from "./question.ts"
import { answerable, type MetricId, metricOf } from "./readings.ts"

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
  const whole = yield* ask(workspaceId, question)
  const { metric: definition, own: asked } = narrowedTo(metricOf(metric), whole, question, only)
  const said = definition.explain(part, asked)
  if (said === null) return yield* new PartNotFound({ metric, part })
  const told = yield* found(workspaceId, said)
  const ledger = yield* Ledger
  const deciding = isNarrowed(told) ? yield* decided(workspaceId, told) : null
  const behind = deciding === null ? told : remaining(told, deciding)
  const selections = behind.selections.filter((s) => !choosesNothing(s))
  const weighs = behind.weighed === undefined ? {} : weighingOf(definition, asked)
  const { balances, seq } = yield* ledger.sums(workspaceId, { ...queriesOf(behind, selections), ...weighs })
  const of = (kind: string): ReadonlyArray<Balance> =>
    Object.entries(balances).flatMap(([name, list]) => (name.startsWith(kind) ? list : []))
  const apart = of("apart")
  const counted = new Set(apart.flatMap((b) => b.subject ?? []))
  const contributions =
    behind.weighed === undefined
      ? []
      : contributed(definition, asked, balances).filter(({ dealId }) => counted.has(dealId))
  const contributionOf = new Map(contributions.map((one) => [one.dealId as string, one]))
  const nothing = { entries: [], next: null }
  const { entries, next } =
    selections.length === 0 ? nothing : yield* ledger.entries(workspaceId, selections, page)
  const count = selections.length === 0 ? 0 : yield* ledger.count(workspaceId, selections)

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

/** What decides which records of a part count, where other entries of theirs do. */
const decided = Effect.fn("decided")(function* (workspaceId: WorkspaceId, part: Part) {
  const { within = [], without = [] } = part
  const deciding = [part.selections, without, ...within]
  const queries = deciding.flatMap((list, i) =>
    list
      .filter((s) => !choosesNothing(s))
      .map((s, j) => {
        const query = { ...s, by: [], perDay: false, perInstant: false, perSubject: true }
        return [`${i} ${j}`, query] as const
      })
  )
  const { balances } = yield* (yield* Ledger).sums(workspaceId, Object.fromEntries(queries))
  const [inside = [], outside = [], ...lists] = deciding.map((_, i) =>
    Object.entries(balances).flatMap(([name, list]) => (name.startsWith(`${i} `) ? list : []))
  )
  return { inside, outside, within: lists } satisfies Deciding
})

/** The candidates that do not count: all records in the selections, whenever their entries count, but those counted. */
const notThere = Effect.fn("notThere")(function* (
  workspaceId: WorkspaceId,
  selections: ReadonlyArray<Selection>,
  counted: Candidates["counted"],
  deciding: Deciding | null
) {
  const of = (balances: ReadonlyArray<Balance>) => new Set(balances.flatMap((b) => b.subject ?? []))
  const ledger = yield* Ledger
  const traces = yield* ledger.traces(
    workspaceId,
    selections.filter((s) => !choosesNothing(s))
  )
  const narrowed = deciding === null ? null : { inside: of(deciding.inside), outside: of(deciding.outside) }
  return leftOut({ traces, counted, narrowed })
})

const weighing = "weighing "

/** The sums that contributions are made of: those of the reading itself. */
const weighingOf = (definition: Metric, asked: Ask) =>
  Object.fromEntries(
    Object.entries(definition.needs(asked))
      .filter(([, query]) => !choosesNothing(query))
      .map(([name, query]) => [weighing + name, query])
  )

/** What each record adds to a number that weighs its records. */
const contributed = (
  definition: Metric,
  asked: Ask,
  balances: Readonly<Record<string, ReadonlyArray<Balance>>>
): ReadonlyArray<Contribution> => {
  const names = Object.keys(definition.needs(asked))
  const sums = Object.fromEntries(names.map((name) => [name, balances[weighing + name] ?? []]))
  return definition.contributions?.(sums, asked) ?? []
}

/** What an entry adds to the number, and under which key it is filed; where records count once each, what it says of its own. */
const added = (behind: Part, entry: Entry, contributions: ReadonlyArray<Contribution>) => {
  const book = bookOf(entry.book)
  const key = decodeKey(book, entry.key)
  const selection = behind.selections.find((s) => s.book === entry.book)
  const tally = decodeTally(
    book,
    entry.tally.map((n) => n * (selection === undefined ? 1 : sign(selection)) || 0)
  )
  const { at, subject } = entry
  const { measure, pricing, until, weighed } = behind
  const each = {
    ...(measure === undefined ? {} : { measure }),
    ...(pricing === undefined ? {} : { pricing }),
    ...(until === undefined ? {} : { until }),
    ...(weighed === undefined ? {} : { weighed })
  }
  return { key, adds: total(each, [{ key, day: null, at, subject, tally }], contributions) }
}

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
