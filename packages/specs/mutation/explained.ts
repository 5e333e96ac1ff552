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
  }
]
