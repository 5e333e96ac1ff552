/** How are the amounts, the dates and the owners of a column written? Settled by the cells, or asked. */
import { exponent, isCurrency } from "../money/Currency.ts"
import { DateFormat, detectDateFormat } from "./DateFormat.ts"
import type { Json, Tools } from "./Draft.ts"
import { currencyInHeader, type Field } from "./HeaderWords.ts"
import { detectNumberFormat, type NumberFormat } from "./NumberFormat.ts"
import { describe } from "./parseAmount.ts"
import { meansNoDate } from "./StageWords.ts"

/** Adds to `columns` where the amount and its currency stand and how numbers are written; asks what the cells leave open. */
export const amountDraft = ({ cells, pick, questions }: Tools, columns: { [key: string]: Json }): void => {
  const column = pick("amount", "the amount")
  if (column === undefined) return
  const currency = pick("currency", "the currency")
  const inHeader = currencyInHeader(column)
  if (currency !== undefined) columns["currency"] = { column: currency }
  else if (inHeader !== undefined) columns["currency"] = { constant: inHeader }
  else
    questions.push({
      path: ["columns", "currency", "constant"],
      column,
      text: "In which currency are the amounts? No column says it.",
      choices: []
    })
  const codes =
    currency === undefined
      ? inHeader === undefined
        ? []
        : [inHeader]
      : [...new Set(cells(currency).map((code) => code.toUpperCase()))]
  const decimals =
    codes.length > 0 && codes.every(isCurrency) ? Math.max(...codes.map((code) => exponent(code))) : undefined
  const found = detectNumberFormat(cells(column), decimals)
  columns["amount"] = {
    column,
    empty: "no-budget",
    ...(found._tag === "certain" ? { number: asJson(found.format) } : {})
  }
  if (found._tag === "ambiguous") {
    questions.push({
      path: ["columns", "amount", "number"],
      column,
      text: `"${found.shown}" can be read in more than one way. How much is it?`,
      choices: found.readings.map(({ format, reads }) => ({ label: reads, value: asJson(format) }))
    })
  } else if (found._tag === "unknown") {
    questions.push({
      path: ["columns", "amount", "number"],
      column,
      text:
        found.misfits.length === 0
          ? "The column holds no numbers to learn from. How are they written?"
          : `Not all cells are numbers of one style: "${found.misfits.join('", "')}". How are they written?`,
      choices: (
        [
          [",", "."],
          [",", "space"],
          [".", ","],
          [".", "none"],
          [",", "none"]
        ] as const
      ).map(([decimal, grouping]) => ({
        label: describe({ decimal, grouping }),
        value: { decimal, grouping }
      }))
    })
  }
}

const asJson = ({ decimal, grouping }: NumberFormat): Json => ({ decimal, grouping })

/** Adds to `columns` where the owner stands and what a blank one means; asks what the cells leave open. */
export const ownerDraft = (
  { ask, cells, questions, samples }: Tools,
  columns: { [key: string]: Json }
): void => {
  const column = ask("owner", "the owner")
  if (column === undefined) return
  columns["owner"] = { column, whenEmpty: { policy: "error" } }
  const blank = samples - cells(column).length
  if (blank === 0) return
  questions.push({
    path: ["columns", "owner", "whenEmpty"],
    column,
    text: `${blank} of ${samples} rows have no owner. Whose shall these deals be?`,
    choices: [
      { label: "a user called No owner", value: { policy: "user", name: "No owner" } },
      { label: "the robot's (incoming deals only)", value: { policy: "robot" } },
      { label: "nobody's: leave these rows out as failed", value: { policy: "error" } }
    ]
  })
}

/** Adds to `columns` how the dates of one column are written; asks when day and month could be either. */
export const dateDraft = (
  { cells, questions, samples }: Tools,
  columns: { [key: string]: Json },
  field: Field,
  column: string | undefined
): void => {
  if (column === undefined) return
  const found = detectDateFormat(cells(column))
  const others = found._tag === "unknown" ? [] : found.others
  const emptyTexts = others.filter(meansNoDate)
  columns[field] = {
    column,
    ...(found._tag === "certain" ? { date: found.format } : {}),
    ...(emptyTexts.length === 0 ? {} : { emptyTexts })
  }
  const strange = others.filter((text) => !meansNoDate(text))
  if (found._tag === "ambiguous") {
    questions.push({
      path: ["columns", field, "date"],
      column,
      text: `"${found.shown}" can be two different days. Which is it?`,
      choices: found.readings.map(({ format, reads }) => ({ label: `${reads} (${format})`, value: format }))
    })
  } else if (found._tag === "unknown") {
    questions.push({
      path: ["columns", field, "date"],
      column,
      text: "How are the dates written? The cells do not tell.",
      choices: DateFormat.literals.map((value) => ({ label: value, value }))
    })
  }
  if (strange.length > 0) {
    questions.push({
      path: ["columns", field, "emptyTexts"],
      column,
      text: `"${strange.join('", "')}" is no date. Does it mean that there is none?`,
      choices: [
        { label: "yes, there is no date", value: [...emptyTexts, ...strange] },
        { label: "no, report these rows", value: emptyTexts }
      ]
    })
  }
  const blank = samples - cells(column).length
  if (field === "createdAt" && blank > 0) {
    questions.push({
      path: ["columns", "createdAt", "whenEmpty"],
      column,
      text: `${blank} of ${samples} rows do not say when the deal was created. What shall be taken?`,
      choices: [
        { label: "nothing: leave these rows out as failed", value: { policy: "error" } },
        { label: "the moment of the import", value: { policy: "import-time" } }
      ]
    })
  }
}

/** The column of a date that a file must have. Where no header tells, every column of dates is offered, with its format. */
export const askDate = (
  { cells, headers, pick, questions }: Tools,
  field: Field,
  label: string
): string | undefined => {
  const column = pick(field, label)
  if (column !== undefined) return column
  const choices = headers.flatMap((header) => {
    const found = detectDateFormat(cells(header))
    if (found._tag === "unknown") return []
    if (found._tag === "certain") return [{ label: header, value: { column: header, date: found.format } }]
    return found.readings.map(({ format, reads }) => ({
      label: `${header}, where ${found.shown} is ${reads}`,
      value: { column: header, date: format }
    }))
  })
  questions.push({ path: ["columns", field], column: null, text: `Which column is ${label}?`, choices })
  return undefined
}
