/** What is a deal called when no column says it? A template: "{product}[ for {company}]". */

/** The parts a template may name. */
export const templateParts = [
  "externalId",
  "product",
  "company",
  "contact",
  "owner",
  "source",
  "stage"
] as const

/** A name that may stand in braces. */
export type TemplatePart = (typeof templateParts)[number]

/** The parts in braces filled in; what stands in square brackets is left out when one of its parts is blank. */
export const fill = (template: string, values: Readonly<Record<TemplatePart, string | null>>): string => {
  const put = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, part: string) => (isPart(part) ? (values[part] ?? "") : ""))
  const whole = (text: string) => partsOf(text).every((part) => isPart(part) && (values[part] ?? "") !== "")
  return put(template.replace(/\[([^[\]]*)\]/g, (_, inner: string) => (whole(inner) ? inner : ""))).trim()
}

/** All names in braces, known or not. */
export const partsOf = (template: string): ReadonlyArray<string> =>
  Array.from(template.matchAll(/\{(\w*)\}/g), ([, part]) => part ?? "")

/** Whether a template may name this part. */
export const isPart = (part: string): part is TemplatePart =>
  (templateParts as ReadonlyArray<string>).includes(part)
