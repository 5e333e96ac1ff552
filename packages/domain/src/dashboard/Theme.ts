/** How may a dashboard look? Its title, the colours of writing and of widgets, and what lies behind them (D2). */
import { Schema } from "effect"
import { isStorable } from "../text/Text.ts"

/** A colour as `#rrggbb`. */
export const Colour = Schema.String.check(
  Schema.isPattern(/^#[0-9a-f]{6}$/u, { expected: "a colour as #rrggbb in lower case" })
)
export type Colour = typeof Colour.Type

/** Colours of the marks in widgets, each a ramp of one hue. */
export const palettes = ["violet", "blue", "teal", "slate"] as const

/** Pictures that come with Weir. */
export const presets = ["river", "hills", "paper", "night"] as const

/** Nothing, a picture that comes with Weir, or an uploaded one by its id. */
export const Background = Schema.TaggedUnion({
  None: {},
  Preset: { name: Schema.Literals(presets) },
  Upload: {
    imageId: Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/u, { expected: "the id of an image" }))
  }
})
export type Background = typeof Background.Type

/** `title` empty is the workspace's name; `fontColour` null is the theme's own ink, in light and dark. */
export const Theme = Schema.Struct({
  title: Schema.String.check(
    Schema.isMaxLength(80),
    Schema.makeFilter((s: string) => isStorable(s) || "must be text that can be stored")
  ),
  fontColour: Schema.NullOr(Colour),
  palette: Schema.Literals(palettes),
  background: Background
})
export type Theme = typeof Theme.Type
