/** Why does no law and no vector prove a row? A written reason each, with the tests that hold it up instead where there are some. */
import type { RowId } from "./rows.ts"

export interface Reason {
  readonly why: string
  /** Test files that prove the row by example, from the root of the repository. */
  readonly tests: ReadonlyArray<string>
}

const later = (why: string): Reason => ({ why, tests: [] })

export const reasons: Readonly<Partial<Record<RowId, Reason>>> = {
  D5: {
    why: "A promise about time on the clock, kept by the running server.",
    tests: ["apps/api/src/live/live.test.ts", "apps/console/browser/live.timed.browser.test.ts"]
  },
  D9: later(
    "Switching is a matter of the page; that a reading of one pipeline counts that pipeline is proven under G18."
  ),
  D10: later("A matter of the page."),
  E1: {
    why: "Order and pages of the log are promises of storage and of the API.",
    tests: ["apps/api/src/groups/deals.test.ts", "adapters/mikro-orm/src/everySuite.pglite.test.ts"]
  },
  E2: later("The log is read through the API; a page with seven columns is not there yet."),
  E3: later("The log can be paged, not filtered, so far."),
  E4: {
    why: "Proven by the types: facts are a closed union, and one that is unknown does not decode.",
    tests: ["packages/domain/src/log/Event.test.ts"]
  },
  E5: later("A link is a field of an event about one record; there are no events of links alone."),
  L11: later(
    "Follows from L2: only stages named by a transition are credited. Implied stages belong to 4.4."
  ),
  "4.5 no cap": later("Nothing limits a sum: what is open is counted over the book, however much it is."),
  X12: later("Enquiries are deals in an incoming stage; a record of their own is outside these sections."),
  Q7: later("A matter of the page: a profile has no widgets to move yet."),
  Q8: later("A matter of the page: a profile has no widgets to configure yet.")
}
