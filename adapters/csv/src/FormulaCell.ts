/** Would a spreadsheet take this cell for a formula? Then it is written so that it does not. */

/** A formula may hide behind white space, quotation marks or a byte-order mark; full-width signs count as signs. */
const formula = /^[\s\uFEFF"'\u200B-\u200F\u2060]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u
const startsWithControl = /^[\t\r\n]/
const number = /^-?\d+(?:[.,]\d+)?$/

/** The cell with an apostrophe before it when it could run; negative and positive numbers stay numbers. */
export const harmless = (cell: string | number): string | number =>
  typeof cell === "number" || number.test(cell) || !(formula.test(cell) || startsWithControl.test(cell))
    ? cell
    : `'${cell}`
