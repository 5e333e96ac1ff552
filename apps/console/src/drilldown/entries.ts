// What is behind a number? The entries as the API lists them, how they run up to it, and how they stand by day.
import type { ExplanationWire } from "../api/types.ts"
import type { Figure, Money, Window } from "../readings/view.ts"

type Line = ExplanationWire["entries"][number]

export interface LedgerEntry extends Omit<Line, "at" | "recordedAt"> {
  readonly at: number
}

/** Deals and money so far. */
export interface Running {
  readonly count: number
  readonly money: Money | null
}

export interface EntriesPage extends Omit<
  ExplanationWire,
  "asOf" | "now" | "window" | "previous" | "entries" | "excluded" | "total"
> {
  /** The instant that is held while the panel is open. */
  readonly heldAt: number
  readonly window: Window
  readonly total: Figure
  readonly entries: ReadonlyArray<LedgerEntry>
  readonly excluded: ReadonlyArray<Excluded>
}

export interface Excluded extends Omit<ExplanationWire["excluded"][number], "at"> {
  readonly at: number | null
}

type Why = Excluded["why"]

/** Those left out for one reason: how many there are in all, and the newest of them. */
export interface ExcludedGroup {
  readonly why: Why
  readonly count: number
  readonly records: ReadonlyArray<Excluded>
}

/** What a number left out, reason by reason: first what happened to records, last what lies outside the period. */
export const excludedGroups = ({
  excluded,
  excludedCounts
}: Pick<EntriesPage, "excluded" | "excludedCounts">): ReadonlyArray<ExcludedGroup> =>
  (["cancelled", "deleted", "restored", "excepted", "wanting", "outside"] as const).flatMap((why) => {
    const count = excludedCounts?.[why] ?? 0
    return count === 0 ? [] : [{ why, count, records: excluded.filter((one) => one.why === why) }]
  })

/** How many records something kept out of a number that lies in its period. */
export const keptOut = ({ excludedCounts }: Pick<EntriesPage, "excludedCounts">): number =>
  Object.entries(excludedCounts ?? {}).reduce((sum, [why, n]) => sum + (why === "outside" ? 0 : n), 0)

/** One page as it comes over the wire, with instants as numbers. */
export const readPage = ({
  asOf: _asOf,
  previous: _previous,
  now,
  window,
  entries,
  excluded,
  ...rest
}: ExplanationWire): EntriesPage => ({
  ...rest,
  heldAt: Date.parse(now),
  window: { from: Date.parse(window.from), to: Date.parse(window.to) },
  entries: entries.map(({ recordedAt: _recordedAt, at, ...entry }) => ({ ...entry, at: Date.parse(at) })),
  excluded: excluded.map((one) => ({ ...one, at: one.at === null ? null : Date.parse(one.at) }))
})

/** The next page after those held; what was learned since the first is left for a refresh. */
export const joined = (held: EntriesPage, more: EntriesPage): EntriesPage => ({
  ...held,
  entries: [...held.entries, ...more.entries.filter((entry) => entry.seq <= held.seq)],
  next: more.next
})

/**
 * The sum as it stood after each entry, newest first: the newest has the whole number, each older one what is left without
 * those above it. Money only where all of it is in one currency.
 */
export const runningSums = (total: Figure, entries: ReadonlyArray<LedgerEntry>): ReadonlyArray<Running> => {
  const currencies = new Set([
    ...total.money.map((money) => money.currency),
    ...entries.flatMap((entry) => entry.currency ?? [])
  ])
  const currency = currencies.size === 1 ? [...currencies][0] : undefined
  let count = total.deals
  let amount = total.money[0]?.amount ?? 0
  return entries.map((entry) => {
    const running = { count, money: currency === undefined ? null : { amount, currency } }
    count -= entry.count
    amount -= entry.amount ?? 0
    return running
  })
}

export interface DayGroup {
  readonly day: string
  /** An instant of that day, for writing its name. */
  readonly at: number
  readonly entries: ReadonlyArray<{ readonly entry: LedgerEntry; readonly running: Running }>
  /** The day's own sum; null while more of the day may be on the next page. */
  readonly sum: Running | null
}

const sumOf = (entries: ReadonlyArray<LedgerEntry>): Running => {
  const currencies = new Set(entries.flatMap((entry) => entry.currency ?? []))
  const count = entries.reduce((sum, entry) => sum + entry.count, 0)
  const [currency] = currencies
  return {
    count,
    money:
      currencies.size === 1 && currency !== undefined
        ? { currency, amount: entries.reduce((sum, entry) => sum + (entry.amount ?? 0), 0) }
        : null
  }
}

/** Neighbouring entries of one day of the workspace together, in the order given. */
export const byDay = (page: EntriesPage, dayOf: (at: number) => string): ReadonlyArray<DayGroup> => {
  const running = runningSums(page.total, page.entries)
  const groups: Array<{ day: string; at: number; entries: Array<{ entry: LedgerEntry; running: Running }> }> =
    []
  page.entries.forEach((entry, index) => {
    const day = dayOf(entry.at)
    const line = { entry, running: running[index]! }
    const last = groups.at(-1)
    if (last?.day === day) last.entries.push(line)
    else groups.push({ day, at: entry.at, entries: [line] })
  })
  return groups.map((group, index) => ({
    ...group,
    sum:
      page.next !== null && index === groups.length - 1
        ? null
        : sumOf(group.entries.map((line) => line.entry))
  }))
}
