// What is a line of a bar list? A name, how much, and where it leads.

export type BarTone = "violet" | "won" | "again" | "lost" | "warn"

export interface BarRow {
  readonly key: string
  readonly label: string
  /** Length of the bar; the largest fills the track. Below zero counts as nothing. */
  readonly value: number
  /** What it was in the same part of the period before: a grey tick on the track. */
  readonly before?: number
  /** The bar in parts, from its beginning; together they are the value. */
  readonly parts?: ReadonlyArray<{ readonly value: number; readonly tone: BarTone }>
  /** The value as it is read. */
  readonly text: string
  /** The part that opens; a row without one does not. */
  readonly part?: string
  /** Said after the value: money, a share, a change. */
  readonly more?: string
  readonly moreTone?: "won" | "lost" | "warn" | "faint"
  /** Said after the name, quietly. */
  readonly note?: string
  readonly noteTone?: "faint" | "warn"
  /** Drawn with the initials of a person. */
  readonly person?: boolean
  readonly robot?: boolean
}
