/** What is a saved view? Conditions that somebody looks for in the log, under a name of their own (E3). */
import { Schema } from "effect"
import { text } from "../text/Text.ts"

/** What a view is called: not blank, at most 40 characters. */
export const ViewName = text(40).check(Schema.isPattern(/\S/, { expected: "a name that is not blank" }))
export type ViewName = typeof ViewName.Type

/** The conditions as the address of the page says them; empty for none. Nobody but the page reads them. */
export const ViewQuery = Schema.Union([Schema.Literal(""), text(4000)])

/** Conditions under their name. */
export const SavedView = Schema.Struct({ name: ViewName, query: ViewQuery })
export type SavedView = typeof SavedView.Type

/** So many views somebody may have. */
export const mostViews = 50

/** There is no room for another view. Those that are there may be changed and removed. */
export class TooManyViews extends Schema.TaggedError<TooManyViews>()(
  "TooManyViews",
  { most: Schema.Int },
  { httpApiStatus: 422 }
) {}
