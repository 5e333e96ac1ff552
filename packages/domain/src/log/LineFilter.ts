/** Which lines does somebody look for? By what changed, by the field that people made, by the value before and after (E3). */
import * as Currency from "../money/Currency.ts"
import type { FactTag } from "./Event.ts"
import type { finerKinds } from "./finerKinds.ts"
import type { Row, RowKind } from "./Row.ts"
import type { Value } from "./Value.ts"

/** Part of a value as somebody would read it: a text, a number, or what has one of these names today. */
export interface ValueFilter {
  /** Found whatever the case. A number is found in money without grouping, `9800` as well as `9,800.50`. */
  readonly text: string
  /** Records, people, stages and entries of lists whose names have the text. */
  readonly ids: ReadonlyArray<string>
  /** The currency of values in the workspace's own. */
  readonly base: Currency.Currency
}

/** All conditions hold for one and the same line. */
export interface LineFilter {
  /** Kinds of lines. With `fields` one condition: a line of one of these kinds, or of one of these fields. */
  readonly kinds?: ReadonlyArray<RowKind>
  /** Names of fields that people made, whatever the case. */
  readonly fields?: ReadonlyArray<string>
  readonly before?: ValueFilter
  /** The value after, or what belongs to it. */
  readonly after?: ValueFilter
}

/** Whether a line is looked for. */
export const isLine = ({ after, before, fields, kinds }: LineFilter, line: Row): boolean =>
  (kinds === undefined && fields === undefined
    ? true
    : (kinds?.includes(line.what) ?? false) ||
      (line.field !== null && (fields?.some((field) => folded(field) === folded(line.field!)) ?? false))) &&
  (before === undefined || says(line.before, before)) &&
  (after === undefined || says(line.after, after) || says(line.also, after))

const folded = (text: string): string => text.trim().toLowerCase()

/** Whether a value has the text, the number or the name. What is only a length of time, a size or a count has none of them. */
export const says = (value: Value | null, { base, ids, text }: ValueFilter): boolean => {
  const has = (said: string) => said.toLowerCase().includes(folded(text))
  switch (value?._tag) {
    case "Text":
      return has(value.text)
    case "Word":
      return has(value.word)
    case "Score":
      return String(value.score) === text.trim()
    case "Day":
      return has(value.date)
    case "Due":
      return value.date !== null && has(value.date)
    case "Money":
      return Currency.isCurrency(value.currency)
        ? has(value.currency) || sums(value.amount, value.currency, text)
        : false
    case "BaseMoney":
      return sums(value.amount, base, text)
    case "Person":
    case "Entry":
    case "Pipeline":
      return ids.includes(value.id)
    case "People":
      return value.ids.some((id) => ids.includes(id))
    case "Records":
      return value.records.some(({ id }) => ids.includes(id))
    case "Stage":
      return ids.includes(value.stageId) || ids.includes(value.pipelineId)
    default:
      return false
  }
}

/** The digits of a number as people write it, `12 300,50` or `12,300.5`: those before the decimal sign and those after it. */
export const digitsOf = (text: string): { readonly whole: string; readonly part: string } | null => {
  const found = /^[+-]?(\d[\d\s.,'’]*?)(?:[.,](\d{1,2}))?$/u.exec(text.trim())
  return found === null ? null : { whole: found[1]!.replace(/\D/gu, ""), part: found[2] ?? "" }
}

const sums = (amount: number, currency: Currency.Currency, text: string): boolean => {
  const asked = digitsOf(text)
  if (asked === null) return false
  const decimals = Currency.exponent(currency)
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0")
  const whole = digits.slice(0, digits.length - decimals)
  if (asked.part === "") return whole.includes(asked.whole)
  return whole.endsWith(asked.whole) && digits.slice(digits.length - decimals).startsWith(asked.part)
}

/** The facts that make the lines which are not named after their fact. */
const madeBy: Readonly<Record<(typeof finerKinds)[number], ReadonlyArray<FactTag>>> = {
  CallIn: ["CallRecorded"],
  CallInternal: ["CallRecorded"],
  CallOut: ["CallRecorded"],
  CompanyAdded: ["EntryAdded"],
  CompanyLinked: ["DealCreated", "DealDetailsChanged", "ClientLinked"],
  CompanyUnlinked: ["DealDetailsChanged", "ClientLinked"],
  ContactAdded: ["EntryAdded"],
  ContactLinked: ["DealCreated", "DealDetailsChanged", "ClientLinked"],
  ContactUnlinked: ["DealDetailsChanged", "ClientLinked"],
  DealFieldChanged: ["DealDetailsChanged"],
  DealLinked: ["DealCreated", "DealDetailsChanged"],
  DealProductChanged: ["DealDetailsChanged"],
  DealTitleChanged: ["DealDetailsChanged"],
  DealUnlinked: ["DealDetailsChanged"],
  EmailChanged: ["ClientAddressed"],
  LossReasonSet: ["DealCreated", "DealMoved"],
  MessageReceived: ["MessageRecorded"],
  MessageSent: ["MessageRecorded"],
  PhoneChanged: ["ClientAddressed"],
  TaskOwnerChanged: ["ActivityChanged"],
  TaskTypeChanged: ["ActivityChanged"],
  TaskRebound: ["ActivityChanged"]
}

/** The facts that can have such lines: few, so that only they are looked through. */
export const factsWith = ({
  fields,
  kinds
}: Pick<LineFilter, "fields" | "kinds">): ReadonlyArray<FactTag> | undefined =>
  kinds === undefined && fields === undefined
    ? undefined
    : [
        ...new Set([
          ...(kinds ?? []).flatMap((kind) =>
            kind in madeBy ? madeBy[kind as keyof typeof madeBy] : [kind as FactTag]
          ),
          ...(fields === undefined || fields.length === 0 ? [] : madeBy.DealFieldChanged)
        ])
      ]
