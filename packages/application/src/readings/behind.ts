/** Which entries are a number made of? Its part, once everything is found out that decides about its records. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { decodeKey, decodeTally } from "@weir/domain/ledger/Book"
import type { Entry } from "@weir/domain/ledger/Entry"
import { type Balance, type Query, type Selection, sign } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import { bookOf } from "@weir/domain/metrics/books"
import type { Contribution } from "@weir/domain/metrics/forecast/contribution"
import {
  type Deciding,
  isNarrowed,
  type Metric,
  type Part,
  remaining,
  total
} from "@weir/domain/metrics/Metric"
import { Effect, Schema } from "effect"
import { Ledger } from "../ports/Ledger.ts"
import { choosesNothing } from "./choosesNothing.ts"
import { found } from "./found.ts"
import { type Narrowing, narrowedTo } from "./narrowing.ts"
import type { Question } from "./question.ts"
import { type MetricId, metricOf } from "./readings.ts"

/** The reading has no such part. */
export class PartNotFound extends Schema.TaggedError<PartNotFound>()(
  "PartNotFound",
  { metric: Schema.String, part: Schema.String },
  { httpApiStatus: 404 }
) {}

/** A part of a reading, with the question as it is put to its metric. */
export interface Placed {
  readonly definition: Metric
  readonly asked: Ask
  /** The part as its metric tells it. */
  readonly told: Part
  /** What decides which of its records count; null where all do. */
  readonly deciding: Deciding | null
  /** The part over those that count. */
  readonly behind: Part
  /** What its entries are chosen by. */
  readonly selections: ReadonlyArray<Selection>
}

/** Where a part of a metric's reading stands, narrowed or not, in a workspace that is asked `whole`. */
export const placeOf = Effect.fn("placeOf")(function* (
  workspaceId: WorkspaceId,
  question: Question,
  whole: Ask,
  metric: MetricId,
  part: string,
  only: Narrowing
) {
  const { metric: definition, own: asked } = narrowedTo(metricOf(metric), whole, question, only)
  const said = definition.explain(part, asked)
  if (said === null) return yield* new PartNotFound({ metric, part })
  const told = yield* found(workspaceId, said)
  const deciding = isNarrowed(told) ? yield* decided(workspaceId, told) : null
  const behind = deciding === null ? told : remaining(told, deciding)
  const selections = behind.selections.filter((s) => !choosesNothing(s))
  return { definition, asked, told, deciding, behind, selections } satisfies Placed
})

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

const weighing = "weighing "

/** The sums that contributions are made of: those of the reading itself. None where records weigh nothing. */
export const weighingOf = ({ asked, behind, definition }: Placed): Readonly<Record<string, Query>> =>
  behind.weighed === undefined
    ? {}
    : Object.fromEntries(
        Object.entries(definition.needs(asked))
          .filter(([, query]) => !choosesNothing(query))
          .map(([name, query]) => [weighing + name, query])
      )

/** What each record adds to a number that weighs its records, from the sums of `weighingOf`. */
export const contributed = (
  { asked, behind, definition }: Placed,
  balances: Readonly<Record<string, ReadonlyArray<Balance>>>
): ReadonlyArray<Contribution> => {
  if (behind.weighed === undefined) return []
  const names = Object.keys(definition.needs(asked))
  const sums = Object.fromEntries(names.map((name) => [name, balances[weighing + name] ?? []]))
  return definition.contributions?.(sums, asked) ?? []
}

/** What an entry adds to the number, and under which key it is filed; where records count once each, what it says of its own. */
export const added = (behind: Part, entry: Entry, contributions: ReadonlyArray<Contribution>) => {
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

/** Of people who hold more records than this it is left to storage to find them. */
const mostNamed = 5000

/** The same selections, with the records that people hold now in the place of those people: their entries are found far sooner. */
export const byRecords = Effect.fn("byRecords")(function* (
  workspaceId: WorkspaceId,
  selections: ReadonlyArray<Selection>
) {
  const ledger = yield* Ledger
  return yield* Effect.forEach(selections, (selection) => {
    const { holders, subjects } = selection
    if (holders === null) return Effect.succeed(selection)
    return Effect.map(ledger.heldBy(workspaceId, holders), (held) => {
      if (held.subjects.length > mostNamed) return selection
      const theirs = new Set(held.subjects)
      const named = subjects === null ? held.subjects : subjects.filter((id) => theirs.has(id))
      return { ...selection, holders: null, subjects: named }
    })
  })
})
