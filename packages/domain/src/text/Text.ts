/** What text may Weir keep? Only what PostgreSQL stores and gives back unchanged. */
import { Schema } from "effect"

/**
 * Whether PostgreSQL keeps this string as it is: no U+0000 (refused by the server) and no lone surrogate (silently
 * replaced on the way to UTF-8).
 */
export const isStorable = (s: string): boolean => !s.includes("\u0000") && s.isWellFormed()

/**
 * A string of 1 to `max` UTF-16 units that can be stored unchanged. Nothing is trimmed or folded: what is accepted is
 * kept as given.
 */
export const text = (max: number) =>
  Schema.String.check(
    Schema.isMinLength(1),
    Schema.isMaxLength(max),
    Schema.makeFilter(
      (s: string) =>
        isStorable(s) ||
        `must not contain ${s.includes("\u0000") ? "the character U+0000" : "half of a surrogate pair"}`
    )
  )

/** What people call a thing: a deal, a stage, a person. */
export const Name = text(120).check(Schema.isPattern(/\S/, { expected: "a name that is not blank" }))
export type Name = typeof Name.Type

/** A note, a message, a description. */
export const LongText = text(4000)
export type LongText = typeof LongText.Type

/** Orders texts by their code units: the same on every machine and in every language. For use in sorting. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
