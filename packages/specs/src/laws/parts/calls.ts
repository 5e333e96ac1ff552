/** Which numbers do the metrics of calls show? */
import type { CallReading } from "@weir/domain/metrics/calls/callCounts"
import type { Parts, Shown } from "../parts.ts"
import { days } from "./days.ts"

const ofPerson = (
  row: CallReading["rows"][number]["before"],
  whose: string,
  when: string
): ReadonlyArray<Shown> => [
  { part: whose + when, counted: row.all },
  ...(["answered", "missed", "voicemail"] as const).map((outcome) => ({
    part: `${whose}:${outcome}${when}`,
    counted: row[outcome]
  })),
  { part: `${whose}:talk${when}`, counted: row.talkMs }
]

const counts = (r: CallReading): ReadonlyArray<Shown> => [
  { part: "now", counted: r.all.now },
  { part: "before", counted: r.all.before },
  { part: "beforeFull", counted: r.all.beforeFull },
  ...(["answered", "missed", "voicemail"] as const).flatMap((outcome): ReadonlyArray<Shown> => [
    { part: outcome, counted: r[outcome].now },
    { part: `${outcome}:before`, counted: r[outcome].before },
    { part: `${outcome}:beforeFull`, counted: r[outcome].beforeFull }
  ]),
  { part: "talk", counted: r.talkMs.now },
  { part: "talk:before", counted: r.talkMs.before },
  { part: "talk:beforeFull", counted: r.talkMs.beforeFull },
  ...r.rows.flatMap((row): ReadonlyArray<Shown> => [
    ...ofPerson(row, `user:${row.id}`, ""),
    ...ofPerson(row.before, `user:${row.id}`, ":before"),
    ...ofPerson(row.beforeFull, `user:${row.id}`, ":beforeFull")
  ]),
  ...days(r.days)
]

export const calls: Parts = { callsIn: counts, callsOut: counts }
