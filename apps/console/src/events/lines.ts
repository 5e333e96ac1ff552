// How do events become the lines of the table? Grouped by the step that made them, under the days they happened on.
import type { EventsWire, EventWire, LineWire, NamesWire } from "../api/events.ts"

export interface EventLine extends LineWire {
  readonly kind: "line"
  readonly key: string
  readonly seq: number
  readonly at: number
  readonly author: EventWire["author"]
  readonly actorId: string
  readonly importId: string | null
  readonly names: NamesWire
  /** The line above is of the same step: date and author are not said again. */
  readonly continues: boolean
  /** What made it: a person's act, or one of a robot. */
  readonly step: string
  /** How many lines the step has; 0 where it is not worth saying. */
  readonly steps: number
  /** Only the first line of the step is shown. */
  readonly folded: boolean
  /** It came while the page was open. */
  readonly fresh: boolean
}
export interface DayLine {
  readonly kind: "day"
  readonly key: string
  readonly at: number
}
export type Line = EventLine | DayLine

/** What the next page has to know of this one. */
export interface Tail {
  readonly day: string
  readonly transaction: string
}
export const noTail: Tail = { day: "", transaction: "" }

/** A step with more events than this is an import: its lines each say who and when. */
const largest = 20
/** A step with more lines than this is folded until somebody opens it; one with two needs no count. */
const mostOpen = 6

/** The events of one step, in the order in which they happened. */
const stepsOf = (items: ReadonlyArray<EventWire>): ReadonlyArray<ReadonlyArray<EventWire>> => {
  const steps: Array<Array<EventWire>> = []
  for (const item of items) {
    const last = steps.at(-1)
    if (last?.[0]?.transaction === item.transaction) last.push(item)
    else steps.push([item])
  }
  return steps.map((step) => (step.length <= largest ? step.reverse() : step))
}

export interface Told {
  /** The calendar day of an instant. */
  readonly dayOf: (at: number) => string
  /** The place after which everything is new. */
  readonly freshFrom?: number
  /** Steps that are shown the other way than they begin: folded where they are short, open where they are long. */
  readonly turned?: ReadonlySet<string>
  /** Every line of every step, for a file. */
  readonly unfolded?: boolean
}

/** The lines of a page that follows another. */
export const linesOf = (
  { items, names }: Pick<EventsWire, "items" | "names">,
  before: Tail,
  { dayOf, freshFrom = Infinity, turned, unfolded = false }: Told
): { readonly lines: ReadonlyArray<Line>; readonly tail: Tail } => {
  const lines: Array<Line> = []
  let { day, transaction } = before
  for (const step of stepsOf(items)) {
    const told = step.flatMap((event) => event.lines.map((line, part) => ({ event, line, part })))
    let above = step[0]!.transaction === transaction && step.length <= largest
    const long = step.length <= largest && told.length > mostOpen
    const folded =
      !unfolded &&
      step.length <= largest &&
      told.length > 2 &&
      !above &&
      long !== (turned?.has(step[0]!.transaction) ?? false)
    for (const [i, { event, line, part }] of (folded ? told.slice(0, 1) : told).entries()) {
      const at = Date.parse(event.occurredAt)
      const today = dayOf(at)
      if (today !== day) {
        lines.push({ kind: "day", key: `day ${today} ${event.seq}.${part}`, at })
        above = false
      }
      day = today
      lines.push({
        ...line,
        kind: "line",
        key: `${event.seq}.${part}`,
        seq: event.seq,
        at,
        author: event.author,
        actorId: event.actor.userId,
        importId: "importId" in event.cause ? event.cause.importId : null,
        names,
        continues: above,
        step: event.transaction,
        steps: i === 0 && !above && told.length > 2 ? told.length : 0,
        folded,
        fresh: event.seq > freshFrom
      })
      above = step.length <= largest
    }
    transaction = step[0]!.transaction
  }
  return { lines, tail: { day, transaction } }
}

/** How many events at the older or the newer end belong to a step of which there may be more beyond it: they wait for the next page. */
export const unfinished = (items: ReadonlyArray<EventWire>, end: "older" | "newer"): number => {
  const ordered = end === "older" ? items.toReversed() : items
  const last = ordered[0]?.transaction
  const other = ordered.findIndex(({ transaction }) => transaction !== last)
  return other < 0 || other > largest ? 0 : other
}
