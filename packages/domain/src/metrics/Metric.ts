/**
 * What is a metric? A definition in words, the books it posts to, the sums it needs, and how they read as a number.
 *
 * A metric is one file in this folder. Windows, storage, HTTP and screens are not its business: it names the sums, and
 * somebody adds integers.
 */
import type { Schema } from "effect"
import type { Book } from "../ledger/Book.ts"
import type { Balance, Query, Selection } from "../ledger/Query.ts"
import type { Instant } from "../time/Instant.ts"
import type { Window } from "../time/Window.ts"
import type { Ask } from "./Ask.ts"
import type { Example } from "./Example.ts"
import * as Figure from "./Figure.ts"
import type { Contribution } from "./forecast/contribution.ts"
import { weighed } from "./forecast/weighed.ts"
import { elapsed } from "./stages/elapsed.ts"

/** What is behind one number of a reading: entries of these selections, which sum up to it. */
export interface Part {
  /** What the number is called in the reading, for example "Offer, net of moves". */
  readonly title: string
  /** Usually one; a ratio has two. */
  readonly selections: ReadonlyArray<Selection>
  /** The measure of the book that adds up to the number, where that is not deals with their money: calls, milliseconds... */
  readonly measure?: string
  /** Set for snapshots: their money is converted at these rates, deal by deal, and not at those that the entries recorded. */
  readonly pricing?: Figure.Pricing
  /**
   * Each record counts once, however many entries it has here: with the money of one of them, for they all say the same; and without
   * any where a measure is named.
   */
  readonly distinct?: true
  /** The number is the milliseconds from the instants that these entries add up until this one. */
  readonly until?: Instant
  /**
   * Set where the metric's contributions belong to these records: `beside` the entries, or as the number itself, which is their
   * `total` then: chances in millionths, and what of the money is expected.
   */
  readonly weighed?: "beside" | "total"
  /** Only records count of which something is left in one of the selections of each of these lists. */
  readonly within?: ReadonlyArray<ReadonlyArray<Selection>>
  /** Records of which something is left among these entries do not count: deals with a task, where those without one are asked for. */
  readonly without?: ReadonlyArray<Selection>
  /** Only these records count; found out before anything else. */
  readonly found?: Found
}

/** Which records count, where that takes several sums at once. */
export interface Found {
  readonly among: Readonly<Record<string, Query>>
  readonly records: (sums: Readonly<Record<string, ReadonlyArray<Balance>>>) => ReadonlyArray<string>
  /** Set where not all entries of these records count: what they are filed under. */
  readonly where?: (sums: Readonly<Record<string, ReadonlyArray<Balance>>>) => Selection["where"]
}

/** The part over the records alone that are found to count, from the sums that it asks for. */
export const pinned = (part: Part, sums: Readonly<Record<string, ReadonlyArray<Balance>>>): Part => {
  if (part.found === undefined) return part
  const subjects = part.found.records(sums)
  const where = part.found.where?.(sums) ?? {}
  return {
    ...part,
    selections: part.selections.map((selection) => ({
      ...selection,
      subjects,
      where: { ...selection.where, ...where }
    }))
  }
}

/** Sums record by record of what decides which records count: of a part's selections, of each list it stays within, and of what it goes without. */
export interface Deciding {
  readonly inside: ReadonlyArray<Balance>
  readonly within: ReadonlyArray<ReadonlyArray<Balance>>
  readonly outside: ReadonlyArray<Balance>
}

/** Whether it must be found out first which records count. */
export const isNarrowed = ({ within, without }: Part): boolean =>
  within !== undefined || without !== undefined

/** The part over those records alone that have something left in its selections and in all lists it stays within, and nothing in what it goes without. */
export const remaining = (part: Part, { inside, outside, within }: Deciding): Part => {
  const of = (balances: ReadonlyArray<Balance>) => new Set(balances.flatMap((b) => b.subject ?? []))
  const [gone, lists] = [of(outside), within.map(of)]
  const subjects = [...of(inside)].filter((id) => !gone.has(id) && lists.every((list) => list.has(id))).sort()
  return { ...part, selections: part.selections.map((selection) => ({ ...selection, subjects })) }
}

/** Whether a part is added up from sums kept apart by record and by all dimensions. */
export const isApart = ({ distinct, weighed: by }: Part): boolean => distinct === true || by === "total"

/**
 * What the entries behind a part add up to. The sums are those of its selections by currency, kept apart by record for a snapshot;
 * by record and all dimensions where `isApart` says so.
 */
export const total = (
  part: Omit<Part, "title" | "selections">,
  sums: ReadonlyArray<Balance>,
  contributions: ReadonlyArray<Contribution> = []
): Figure.Figure => {
  if (part.weighed === "total") return Figure.of(weighed(sums, contributions))
  if (part.until !== undefined) return Figure.counted(elapsed(sums, part.until))
  if (part.distinct === true) {
    const each = [...new Map(sums.map((b) => [b.subject, b])).values()]
    return part.measure === undefined ? Figure.of(each) : Figure.counted(each.length)
  }
  if (part.measure !== undefined)
    return Figure.counted(sums.reduce((sum, { tally }) => sum + (tally[part.measure ?? ""] ?? 0), 0))
  return part.pricing === undefined ? Figure.of(sums) : Figure.snapshot(sums, part.pricing)
}

/** What a number counts: records, milliseconds, minor units of money, a share, or a score from -100 to 100. */
export const units = [
  "deals",
  "activities",
  "calls",
  "messages",
  "talks",
  "notes",
  "files",
  "duration",
  "money",
  "ratio",
  "score"
] as const

/** One of the units. */
export type Unit = (typeof units)[number]

/**
 * The dimensions by which a number can be narrowed to some people, stages, types of activities or channels; of several, the first
 * that a book has. A book with none of them is asked as it is: only where that is right may the metric say so.
 */
export interface Narrows {
  readonly users?: string | ReadonlyArray<string>
  readonly stages?: string | ReadonlyArray<string>
  readonly types?: string | ReadonlyArray<string>
  readonly channels?: string | ReadonlyArray<string>
}

/** One number, or one table of numbers, with all that there is to say about it. */
export interface Metric<
  Id extends string = string,
  Needs extends Record<string, Query> = Record<string, Query>,
  Reading = unknown
> {
  /** Kebab-case of the file name. */
  readonly id: Id
  readonly title: string
  /** What the number means, in one or two sentences. Shown in the console's help bubble. */
  readonly definition: string
  readonly formula: string
  readonly unit: Unit
  /** `flow` numbers belong to the period, `snapshot` numbers to this moment and ignore it. */
  readonly time: "flow" | "snapshot"
  /** Set for numbers of a client profile: they are asked about one contact or company, and have no place on the dashboard. */
  readonly about?: "client"
  /** Which direction is good news. */
  readonly better: "more" | "less" | "neither"
  /** What it can be narrowed to; see `narrowed` of `Only.ts`. Nothing when left out. */
  readonly narrows?: Narrows
  /** The books this metric posts to. Metrics that only read others' books have none. */
  readonly books: ReadonlyArray<Book>
  readonly Reading: Schema.Codec<Reading, unknown>
  /** The sums the reading is made of. */
  readonly needs: (ask: Ask) => Needs
  /** The reading, from those sums. Ratios and averages are divided here, once. */
  readonly read: (sums: { readonly [K in keyof Needs]: ReadonlyArray<Balance> }, ask: Ask) => Reading
  /** What each record adds to a number that weighs its records, from the sums of the reading. */
  readonly contributions?: (
    sums: { readonly [K in keyof Needs]: ReadonlyArray<Balance> },
    ask: Ask
  ) => ReadonlyArray<Contribution>
  /** What is behind a part of the reading, or null when there is no such part. */
  readonly explain: (part: string, ask: Ask) => Part | null
  /** Small histories with the reading they give: run as tests, printed in the documentation. */
  readonly examples: ReadonlyArray<Example>
}

/** The parts of a number beside the one before it: "now", "before" (as much of the previous period as has passed of this one), "beforeFull". */
export const comparedPart = (
  title: string,
  part: string,
  ask: Ask,
  behind: (window: Window) => Selection,
  measure?: string
): Part | null => {
  const counted = measure === undefined ? {} : { measure }
  switch (part) {
    case "now":
      return { title, selections: [behind(ask.window)], ...counted }
    case "before":
      return {
        title: `${title}, same part of the period before`,
        selections: [behind(ask.previous.sameElapsed)],
        ...counted
      }
    case "beforeFull":
      return { title: `${title}, period before`, selections: [behind(ask.previous.full)], ...counted }
    default:
      return null
  }
}

/** Defines a metric, keeping the names of its sums and the shape of its reading. */
export const make = <const Id extends string, Needs extends Record<string, Query>, Reading>(
  metric: Metric<Id, Needs, Reading>
): Metric<Id, Needs, Reading> => metric
