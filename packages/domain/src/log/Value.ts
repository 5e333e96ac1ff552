/** What may stand before or after a change? A typed value: whoever shows it knows how to write it, link it and translate it. */
import { Schema } from "effect"
import { EntryKind } from "../catalogue/Catalogue.ts"
import { BindingKind } from "../record/Binding.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { LocalDate } from "../time/LocalDate.ts"

/** Sets of words that programs know and people translate. */
export const WordSet = Schema.Literals(["role", "sight", "outcome"])
export type WordSet = typeof WordSet.Type

/** One value. Names are left to whoever shows it: they may have changed since. */
export const Value = Schema.TaggedUnion({
  Stage: { pipelineId: Schema.String, stageId: Schema.String },
  Money: { amount: Schema.Int, currency: Schema.String },
  /** Minor units of the workspace's base currency. */
  BaseMoney: { amount: Schema.Int },
  Person: { id: Schema.String },
  People: { ids: Schema.Array(Schema.String) },
  /** Deals, contacts and companies; `more` of them are not named. */
  Records: {
    records: Schema.Array(Schema.Struct({ kind: BindingKind, id: Schema.String })),
    more: Schema.Natural
  },
  Entry: { kind: EntryKind, id: Schema.String },
  Pipeline: { id: Schema.String },
  Text: { text: Schema.String },
  Word: { set: WordSet, word: Schema.String },
  Score: { score: Schema.Int },
  Count: {
    n: Schema.Int,
    of: Schema.Literals(["rows", "created", "taken", "widgets", "people", "deals"])
  },
  Percent: { ratio: Schema.Finite },
  Moment: { at: InstantFromIso },
  Day: { date: LocalDate },
  /** When something must be done: at an instant, or by the end of a day. */
  Due: { at: InstantFromIso, date: Schema.NullOr(LocalDate) },
  /** Milliseconds. */
  Duration: { ms: Schema.Int },
  /** Milliseconds after which a message was answered. */
  Answered: { ms: Schema.Int },
  /** How late or early something was done: milliseconds after it was due, negative when before. */
  Lateness: { ms: Schema.Int },
  Bytes: { bytes: Schema.Int }
})
export type Value = typeof Value.Type

/** At most so many characters of a text are told in a line. */
export const longestText = 160

/** A text as a value: on one line, cut after 160 characters. */
export const textOf = (text: string): Value => {
  const line = text.trim().replace(/\s+/g, " ")
  return Value.cases.Text.make({
    text: line.length <= longestText ? line : `${line.slice(0, longestText - 1).trimEnd()}…`
  })
}
