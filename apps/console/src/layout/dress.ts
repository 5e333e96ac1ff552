// How does a dashboard wear its theme? Colours as names for the style sheet, a picture behind it, and writing only as pale as can be read.
import { contrast, leastContrast } from "@weir/domain/dashboard/contrast"
import type { Theme } from "@weir/domain/dashboard/Theme"
import { pictureUrl } from "../api/dashboards.ts"

/** Colours of writing to choose from; each can be read on light or on dark. */
export const colours = ["#16161c", "#1d2547", "#123c2c", "#54202f", "#f4f4f8"] as const
export const paletteNames = ["violet", "blue", "teal", "slate"] as const satisfies ReadonlyArray<
  Theme["palette"]
>
export const presetNames = ["river", "hills", "paper", "night"] as const

/** What cards are made of; see tokens.css. */
export const surfaceOf = (dark: boolean): string => (dark ? "#151519" : "#ffffff")

/** Attributes and values for the element around the dashboard. A colour that could not be read on its cards is left out. */
export const dress = ({ background, fontColour, palette }: Theme, dark: boolean) => ({
  "data-palette": palette,
  class:
    background._tag === "Preset"
      ? `backed preset-${background.name}`
      : background._tag === "Upload"
        ? "backed"
        : "",
  style: {
    ...(background._tag === "Upload" ? { backgroundImage: `url("${pictureUrl(background.imageId)}")` } : {}),
    ...(fontColour !== null && contrast(fontColour, surfaceOf(dark)) >= leastContrast
      ? { "--ink": fontColour, color: fontColour }
      : {})
  }
})
