/**
 * Of which records does a ledger hold anything that a number could speak of? Their traces: the newest entries within the
 * bounds of the number, before them and after them, whatever is left of them.
 */
import * as Instant from "../time/Instant.ts"
import type { Book } from "./Book.ts"
import type { Entry } from "./Entry.ts"
import { type HoldersOf, selecting, type Selection } from "./Query.ts"

/** What a record left among the entries of some selections; each is the position in the log of the newest event that entered any. */
export interface Trace {
  readonly subject: string
  readonly inside: number | null
  /** Of those inside: when the record was last taken away with its entries, and last brought back. */
  readonly reversed: number | null
  readonly restored: number | null
  readonly before: number | null
  readonly after: number | null
}

/** The same entries, whenever they count. What is known, who may read it and what is deleted stay conditions. */
export const unbounded = (selection: Selection): Selection => ({ ...selection, from: null, to: Instant.MAX })

/** On which side of a selection's bounds an entry lies. */
const sideOf = ({ from, to }: Selection, at: Instant.Instant): "inside" | "before" | "after" =>
  at >= to ? "after" : from !== null && at < from ? "before" : "inside"

/** The traces of all records in some selections. This is the definition; storage may only be faster. */
export const traces = (
  selections: ReadonlyArray<Selection>,
  entries: Iterable<Entry>,
  { bookOf, holdersOf }: { readonly bookOf: (id: string) => Book; readonly holdersOf: HoldersOf }
): ReadonlyArray<Trace> => {
  const found = new Map<string, { -readonly [Key in keyof Trace]: Trace[Key] }>()
  const anywhere = selections.map((selection) => ({
    selection,
    belongs: selecting(bookOf(selection.book), unbounded(selection), holdersOf)
  }))
  for (const entry of entries) {
    for (const { belongs, selection } of anywhere) {
      if (!belongs(entry)) continue
      const { at, kind, seq, subject } = entry
      let trace = found.get(subject)
      if (trace === undefined)
        found.set(
          subject,
          (trace = { subject, inside: null, reversed: null, restored: null, before: null, after: null })
        )
      const side = sideOf(selection, at)
      trace[side] = Math.max(trace[side] ?? 0, seq)
      if (side === "inside" && kind !== "posted") trace[kind] = Math.max(trace[kind] ?? 0, seq)
    }
  }
  return [...found.values()]
}
