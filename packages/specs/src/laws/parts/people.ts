/** Which numbers do readings of people and goals show, and under which names do they open? */
import type { Compared } from "@weir/domain/metrics/Count"
import type { Parts, Shown } from "../parts.ts"

const compared = (counts: Compared, prefix: string): ReadonlyArray<Shown> => [
  { part: prefix === "" ? "now" : prefix, counted: counts.now },
  { part: prefix === "" ? "before" : `${prefix}:before`, counted: counts.before },
  { part: prefix === "" ? "beforeFull" : `${prefix}:beforeFull`, counted: counts.beforeFull }
]

export const people: Parts = {
  systemUsage: ({ days, rows, total }) => [
    ...compared(total, ""),
    ...rows.flatMap(({ id, online }) => compared(online, `user:${id}`)),
    ...days.map(({ date, ms }) => ({ part: `day:${date}`, counted: ms }))
  ],
  goalProgress: ({ goals }) => goals.map(({ id, won }) => ({ part: `goal:${id}`, figure: won }))
}
