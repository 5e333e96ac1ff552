// What does a widget of a count show? The same few things whatever is counted: the number, what it is made of, days, records.
import type { Change, Figure, MetricId } from "../../readings/view.ts"
import type { BarRow, BarTone } from "../faces/BarRows.ts"
import type { Day } from "../faces/DayColumns.vue"
import type { Slice } from "../faces/SplitBar.vue"

export interface CountView {
  readonly metric: MetricId
  readonly n: number
  /** The part of the number. */
  readonly part: string
  /** Beside the number: how it has changed, where that can be said. */
  readonly change?: Change | undefined
  readonly good?: "up" | "down" | "none"
  /** Money that belongs to the number. */
  readonly money?: Figure
  /** Needs attention: beside the number, in amber. */
  readonly alert?: { readonly text: string; readonly metric: MetricId; readonly part: string } | undefined
  /** Under the number: the change in words, or the parts of the sum, each with what it opens. */
  readonly sub?: ReadonlyArray<{ readonly text: string; readonly part?: string }>
  /** The number's parts as one bar. */
  readonly split?: ReadonlyArray<Slice>
  readonly bars?: ReadonlyArray<BarRow>
  readonly days?: ReadonlyArray<Day>
  /** What the chart is where there are both; the days then run beside the number. Columns where nothing is said. */
  readonly chart?: "bars" | "columns"
  /** Of columns and bars. */
  readonly tone?: BarTone
  /** All of the period before: the grey line of a day of it. */
  readonly beforeFull?: number
  /** Said in the last line. */
  readonly foot?: { readonly text: string; readonly part?: string } | undefined
  /** How one says so many of them. */
  readonly say: (n: number) => string
  /** What is said where there are none. */
  readonly empty: string
  /** The list's entries have money of their own. */
  readonly priced?: boolean
}
