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
    // A year has many days on which nobody was there: of those the first few.
    ...days
      .filter(({ ms }, i) => ms !== 0 || i < 3)
      .map(({ date, ms }) => ({ part: `day:${date}`, counted: ms }))
  ],
  goalProgress: ({ goals }) => goals.map(({ id, won }) => ({ part: `goal:${id}`, figure: won }))
}
