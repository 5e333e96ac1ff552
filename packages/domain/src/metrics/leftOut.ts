/** Which records have entries behind a number, but nothing left of them in it? */
import type { Entry } from "../ledger/Entry.ts"
import type { Event } from "../log/Event.ts"

/** What took a record out of a number: the last event that entered anything for it there. */
export interface Change {
  readonly subject: string
  readonly event: Event | null
}

/** The latest entry of each record that is not counted, newest first. `counted` are the records with something left. */
export const leftOut = (
  entries: ReadonlyArray<Entry>,
  counted: ReadonlySet<string>
): ReadonlyArray<Entry> => {
  const latest = new Map<string, Entry>()
  for (const entry of entries) {
    if (counted.has(entry.subject)) continue
    const before = latest.get(entry.subject)
    if (before === undefined || entry.seq > before.seq) latest.set(entry.subject, entry)
  }
  return [...latest.values()].sort((a, b) => b.seq - a.seq)
}
