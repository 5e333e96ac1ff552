/** How is text put into a page without becoming part of it? */

/** Markup that is already safe. */
export interface Html {
  readonly markup: string
}

type Part = string | number | Html | ReadonlyArray<Html> | null

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

const part = (value: Part): string => {
  if (value === null) return ""
  if (typeof value === "string") return escaped(value)
  if (typeof value === "number") return String(value)
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("")
}

/** A template whose parts are escaped unless they are markup themselves. */
export const html = (strings: TemplateStringsArray, ...values: ReadonlyArray<Part>): Html => ({
  markup: strings.map((text, i) => text + part(values[i] ?? null)).join("")
})

export const raw = (markup: string): Html => ({ markup })
