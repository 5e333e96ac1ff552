// Which part of a log of any length is held? Pages next to each other, from the newest held to the oldest, as one list of lines.
import type { EventsWire, EventWire, NamesWire } from "../api/events.ts"
import { type Line, linesOf, noTail, type Tail, type Told } from "./lines.ts"

export interface Page {
  readonly items: ReadonlyArray<EventWire>
  readonly names: NamesWire
}

/** So many pages are held: what is far from the reader is let go of, and read again when they come back. */
export const mostPages = 60

export const pageOf = (
  { items, names }: EventsWire,
  left: { older?: number; newer?: number } = {}
): Page => ({
  items: items.slice(left.newer ?? 0, items.length - (left.older ?? 0)),
  names
})

/** The lines of all pages, newest first. What a page says depends on the one above it: its day is said once. */
export const listing = (told: Told) => {
  const known = new WeakMap<
    Page,
    { readonly head: Tail; readonly lines: ReadonlyArray<Line>; readonly tail: Tail }
  >()
  return (pages: ReadonlyArray<Page>): ReadonlyArray<Line> => {
    const all: Array<Line> = []
    let head = noTail
    for (const page of pages) {
      let own = known.get(page)
      if (own === undefined || own.head.day !== head.day || own.head.transaction !== head.transaction) {
        own = { head, ...linesOf(page, head, told) }
        known.set(page, own)
      }
      for (const line of own.lines) all.push(line)
      head = own.tail
    }
    return all
  }
}

/** The place of the oldest or the newest event held: where reading goes on. */
export const endOf = (pages: ReadonlyArray<Page>, end: "older" | "newer"): number | undefined =>
  end === "older" ? pages.at(-1)?.items.at(-1)?.seq : pages[0]?.items[0]?.seq
