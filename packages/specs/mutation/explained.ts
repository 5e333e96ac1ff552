/** Which mistakes does no test notice, and why is that right? Each with its reason; one that is noticed after all must go from here. */

export interface Explained {
  /** From the core's `src`. */
  readonly file: string
  /** The line, trimmed. */
  readonly text: string
  readonly original: string
  readonly replacement: string
  readonly why: string
}

export const explained: ReadonlyArray<Explained> = [
  {
    file: "money/Money.ts",
    text: ".sort((a, b) => (a.currency < b.currency ? -1 : 1))",
    original: "<",
    replacement: "<=",
    why: "No currency comes twice among those that are sorted, so two are never equal."
  },
  {
    file: "money/Rate.ts",
    text: "const negative = numerator < 0n !== denominator < 0n",
    original: "<",
    replacement: "<=",
    why: "Zero is zero with either sign, and nothing is divided by zero."
  },
  {
    file: "money/Rate.ts",
    text: "const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator]",
    original: "<",
    replacement: "<=",
    why: "The opposite of zero is zero."
  },
  {
    file: "time/LocalDate.ts",
    text: 'make(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`)',
    original: '"0"',
    replacement: '""',
    why: "Years of the calendar have four digits, so the year is never padded; the same mistake in month and day is noticed."
  },
  {
    file: "time/LocalDate.ts",
    text: "if (known !== undefined) return known",
    original: "known !== undefined",
    replacement: "false",
    why: "Names of days are kept to save time: made anew they are the same."
  },
  {
    file: "time/LocalDate.ts",
    text: "if (names.size >= 100_000) names.clear()",
    original: "names.size >= 100_000",
    replacement: "true",
    why: "When the kept names are dropped changes memory and time, not names."
  },
  {
    file: "time/LocalDate.ts",
    text: "if (names.size >= 100_000) names.clear()",
    original: "names.size >= 100_000",
    replacement: "false",
    why: "When the kept names are dropped changes memory and time, not names."
  },
  {
    file: "time/LocalDate.ts",
    text: "if (names.size >= 100_000) names.clear()",
    original: ">=",
    replacement: ">",
    why: "When the kept names are dropped changes memory and time, not names."
  },
  {
    file: "time/LocalDate.ts",
    text: "if (names.size >= 100_000) names.clear()",
    original: "100_000",
    replacement: "100001",
    why: "When the kept names are dropped changes memory and time, not names."
  }
]
