// What is a line of a bar list? A name, how much, and where it leads.

export interface BarRow {
  readonly key: string
  readonly label: string
  /** Length of the bar; the largest fills the track. Below zero counts as nothing. */
  readonly value: number
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
