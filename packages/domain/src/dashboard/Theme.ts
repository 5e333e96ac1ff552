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

/** A dashboard that nobody has dressed yet. */
export const plain: Theme = {
  title: "",
  fontColour: null,
  palette: "violet",
  background: Background.cases.None.make({})
}

/** Text of 13 px is readable from this contrast on (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5

/** The contrast of two colours, 1 to 21: (lighter + 0.05) / (darker + 0.05) by relative luminance (WCAG 2.2). */
export const contrast = (a: Colour, b: Colour): number => {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const luminance = (colour: Colour): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
