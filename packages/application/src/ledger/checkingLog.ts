/** Is a log what was recorded? Told event by event: what was changed, taken away, added or put elsewhere behind Weir's back is named. */
import { subjectOf } from "@weir/domain/log/Event"
import { noLink } from "@weir/domain/log/link"
import { upcasting } from "@weir/domain/log/upcast"
import { canonical } from "@weir/domain/text/canonical"
import type { Recorded } from "../ports/EventLog.ts"
import type { Discrepancy } from "../ports/Ledger.ts"

interface Place {
  readonly seq: number
  readonly link: string
}

/**
 * Checks a log from its first event on. An event that does not fit is named, and those behind it are held against the link it has: each
 * place is found that something was done at. `kept` is the link of an event that was noted elsewhere; null for none.
 */
export const checkingLog = (kept: string | null) => {
  const misfiled = checkingFacts()
  let end: Place = { seq: 0, link: noLink }
  let [fits, known] = [true, kept === null]
  const check = (recorded: Recorded): ReadonlyArray<Discrepancy> => {
    const { due, event, link } = recorded
    const found: Array<string> = []
    if (event.seq !== end.seq + 1) found.push(`expected place ${end.seq + 1} in the log`)
    if (link !== due)
      found.push(
        "it is not what was recorded here, or the one before it is not: one of them was changed, added, taken away or put elsewhere"
      )
    fits &&= found.length === 0
    // What Weir did not write it may not be able to read.
    if (fits) found.push(...misfiled(recorded))
    end = { seq: event.seq, link }
    known ||= link === kept
    return found.map((detail) => ({ what: "event", subject: String(event.seq), detail }))
  }
  /** What is wrong about the end of a log that was checked whole; `noted` is where the workspace says that it ends. */
  const wrongEnd = (noted: Place): ReadonlyArray<Discrepancy> => {
    const found: Array<string> = []
    if (noted.seq !== end.seq || noted.link !== end.link)
      found.push(
        `the log ends with it, and should end with event ${noted.seq} and the link ${noted.link}: the last of it was changed, taken away or added`
      )
    if (!known) found.push(`no event up to it has the link ${kept}: the log was cut off, or written anew`)
    return found.map((detail) => ({ what: "event", subject: String(end.seq), detail }))
  }
  return { behind: () => end, check, wrongEnd }
}

/** Is each fact what became of the one that was recorded, and is it found by what it is about? */
const checkingFacts = () => {
  // Told all of them, since those that were completed were filled from what stands before them.
  const upcast = upcasting()
  return ({ event, filed, first }: Recorded): ReadonlyArray<string> => {
    const { fact, occurredAt } = event
    const completed = upcast({ fact: first ?? fact, occurredAt })
    const { id, kind } = subjectOf(event)
    return [
      ...(first === null || canonical(completed) === canonical(fact)
        ? []
        : ["its fact is not what becomes of the one that was recorded"]),
      ...(filed.tag === fact._tag && filed.kind === kind && filed.id === id
        ? []
        : [`it is filed as ${filed.tag} of ${filed.kind} ${filed.id}, and is ${fact._tag} of ${kind} ${id}`])
    ]
  }
}
