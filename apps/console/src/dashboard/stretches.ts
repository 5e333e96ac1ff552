// Which stretches of days do people often ask for? Whole months, quarters and years around today, both days in them.
import {
  addDays,
  addMonths,
  type Day,
  firstOfMonth,
  firstOfQuarter,
  firstOfYear
} from "../format/calendar.ts"

type Span = { readonly from: Day; readonly to: Day }

const months = (from: Day, count: number): Span => ({ from, to: addDays(addMonths(from, count), -1) })

export const stretches = (today: Day) =>
  [
    { name: "lastMonth", span: months(addMonths(firstOfMonth(today), -1), 1) },
    { name: "thisQuarter", span: months(firstOfQuarter(today), 3) },
    { name: "lastQuarter", span: months(addMonths(firstOfQuarter(today), -3), 3) },
    { name: "thisYear", span: months(firstOfYear(today), 12) }
  ] as const satisfies ReadonlyArray<{ readonly name: string; readonly span: Span }>
