/** Which records could a number have counted and does not, and for which one reason each? */
import type { Trace } from "../ledger/Trace.ts"

/**
 * Why a record is not counted:
 * - `deleted`: it was taken away with all its entries, by a deletion or a merge;
 * - `restored`: only deleted ones are asked for, and it was brought back;
 * - `cancelled`: another event took back what there was of it: a move, a correction, a completion;
 * - `outside`: all it ever entered here counts before the period, after it, or both;
 * - `excepted`: it is there, with something that only those without it are counted for, such as a task;
 * - `wanting`: it is there, without something that only those with it are counted for.
 */
export const whys = ["deleted", "restored", "cancelled", "excepted", "wanting", "outside"] as const

/** One of the reasons. */
export type Why = (typeof whys)[number]

/** Where the entries of a record lie that has none in the period. */
export const sides = ["before", "after", "both"] as const

/** One of the sides. */
export type Side = (typeof sides)[number]

/** A record that a number could have counted. */
export interface LeftOut {
  readonly subject: string
  readonly why: Why
  /** Set where it lies outside the period. */
  readonly side: Side | null
  /** The position in the log of what took it out; outside the period, of the newest that was entered for it. */
  readonly seq: number
}

/** What is known of the records of a part. */
export interface Candidates {
  /** The traces of all records in the part's selections, before it is found out which of them count. */
  readonly traces: ReadonlyArray<Trace>
  /** The records that count. */
  readonly counted: ReadonlySet<string>
  /** Where other entries decide that: the records with something left in the part's selections, and those that it goes without. */
  readonly narrowed: { readonly inside: ReadonlySet<string>; readonly outside: ReadonlySet<string> } | null
}

/**
 * The candidates that do not count, the newest change first.
 *
 * A candidate is any record with a trace: an entry under the part's conditions that was known then, of a record that the viewer may
 * read, whenever it counts and whatever cancelled it. Each either counts or is left out here, with the first reason that holds.
 */
export const leftOut = ({ counted, narrowed, traces }: Candidates): ReadonlyArray<LeftOut> =>
  traces
    .filter(({ subject }) => !counted.has(subject))
    .map((trace) => reason(trace, narrowed))
    .sort((a, b) => b.seq - a.seq || (a.subject < b.subject ? -1 : 1))

const reason = (trace: Trace, narrowed: Candidates["narrowed"]): LeftOut => {
  const { after, before, inside, restored, reversed, subject } = trace
  if (inside === null) {
    const side = before === null ? "after" : after === null ? "before" : "both"
    return { subject, why: "outside", side, seq: Math.max(before ?? 0, after ?? 0) }
  }
  const because = (why: Why): LeftOut => ({ subject, why, side: null, seq: inside })
  if (narrowed?.inside.has(subject) === true)
    return because(narrowed.outside.has(subject) ? "excepted" : "wanting")
  // What was entered last is what left nothing.
  if (reversed === inside) return because("deleted")
  return because(restored === inside ? "restored" : "cancelled")
}

/** How many were left out for each reason. */
export const tallied = (left: ReadonlyArray<LeftOut>): Readonly<Record<Why, number>> => {
  const counts = { deleted: 0, restored: 0, cancelled: 0, excepted: 0, wanting: 0, outside: 0 }
  for (const { why } of left) counts[why]++
  return counts
}
