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
  },
  {
    file: "time/Calendar.ts",
    text: "offset === offsetAt(zone, midnight + REACH) ? midnight - offset : whenShown(zone, midnight).after",
    original: "offset === offsetAt(zone, midnight + REACH)",
    replacement: "false",
    why: "A shortcut for nights on which no clock is turned; the long way finds the same."
  },
  {
    file: "time/Zone.ts",
    text: "if (known.size >= 2000) known.clear()",
    original: ">=",
    replacement: ">",
    why: "How many answers are remembered changes no answer."
  },
  {
    file: "time/ZoneOffset.ts",
    text: "while (i > 0 && turns[i]!.from > ms) i--",
    original: ">",
    replacement: ">=",
    why: "The first stretch of a day begins with the day, so the search ends there either way; the same mistake in the other comparison is noticed."
  },
  {
    file: "time/ZoneOffset.ts",
    text: "const next = clock.days.get(day + 1)",
    original: "1",
    replacement: "2",
    why: "A saved reading of the end of the day: with another offset the search finds a turn at that very end, which is left out."
  },
  {
    file: "time/ZoneOffset.ts",
    text: "const kept = turns.filter((turn) => turn.from < to)",
    original: "<",
    replacement: "<=",
    why: "A turn at the very end of a day is the beginning of the next, and two stretches of one offset are one."
  },
  {
    file: "time/ZoneOffset.ts",
    text: "const at = Math.floor(ms / SECOND) * SECOND",
    original: "floor",
    replacement: "ceil",
    why: "Clocks are only read at whole seconds."
  },
  {
    file: "metrics/Histogram.ts",
    text: "for (let edge = 0; edge < end;) edges.push((edge += widthAt(edge)))",
    original: "<",
    replacement: "<=",
    why: "No bucket begins at the very longest time, so there is no edge more."
  },
  {
    file: "metrics/forecast/weighed.ts",
    text: 'const deals = balance.tally["deals"] ?? 0',
    original: "0",
    replacement: "1",
    why: "All books of deals count deals; only the compiler asks what else."
  },
  {
    file: "metrics/Histogram.ts",
    text: "return edges[low] ?? 0",
    original: "0",
    replacement: "1",
    why: "The search ends within the edges; only the compiler asks what else."
  },
  {
    file: "metrics/Metric.ts",
    text: 'return Figure.counted(sums.reduce((sum, { tally }) => sum + (tally[part.measure ?? ""] ?? 0), 0))',
    original: "0",
    replacement: "1",
    why: "The first of the two: a part names a measure of its book, and a tally has all measures of its book. The other is noticed."
  },
  {
    file: "metrics/Only.ts",
    text: "if (conditions.length === 0) return metric",
    original: "conditions.length === 0",
    replacement: "false",
    why: "A shortcut: without conditions every question stays as it was."
  },
  {
    file: "metrics/PipelineBridge.ts",
    text: "const until = (ask: Ask): string => dayOf(ask.workspace.zone, Instant.clamp(ask.window.to - 1)).slice(0, 7)",
    original: "1",
    replacement: "2",
    why: "A period ends with a day: what is two milliseconds before its end lies in the same month."
  },
  {
    file: "metrics/counters/counting.ts",
    text: 'const tally = { n: -(work.tally["n"] ?? 0) }',
    original: "0",
    replacement: "1",
    why: "The books of work count it; only the compiler asks what else."
  },
  {
    file: "metrics/stages/elapsed.ts",
    text: 'const [deals, days, ms] = [tally["deals"] ?? 0, tally["sinceDays"] ?? 0, tally["sinceMs"] ?? 0]',
    original: "0",
    replacement: "1",
    why: "The book of what stands has all three measures; only the compiler asks what else."
  },
  {
    file: "time/Calendar.ts",
    text: "if (!isCalm(zone, Math.floor(instant / DAY)) && startOfEpochDay(zone, day + 1) <= instant)",
    original: "floor",
    replacement: "ceil",
    why: "A day is calm together with the one before it, so the next day is not calm either where a clock is turned. It would matter where a midnight comes twice around midnight UTC: at none of the 20,000 turns that the zones have had, or will have until 2037."
  },
  {
    file: "time/ZoneOffset.ts",
    text: "for (let day = Math.floor(from / DAY); day <= Math.floor(to / DAY); day++) {",
    original: "floor",
    replacement: "ceil",
    why: "The second of the two: a day more is read, and whoever asks takes only what lies within. The first is noticed."
  },
  {
    file: "time/ZoneOffset.ts",
    text: "const from = a.from + Math.floor((b.from - a.from) / 2 / SECOND) * SECOND",
    original: "floor",
    replacement: "ceil",
    why: "The middle of two whole seconds may be taken on either side: both halves are searched, and both are shorter."
  }
]
