/** Which numbers do readings of people and goals show, and under which names do they open? */
import type { Compared } from "@weir/domain/metrics/Count"
import type { Columns } from "@weir/domain/metrics/employees/columns"
import type { Parts, Shown } from "../parts.ts"

const compared = (counts: Compared, prefix: string): ReadonlyArray<Shown> => [
  { part: prefix === "" ? "now" : prefix, counted: counts.now },
  { part: prefix === "" ? "before" : `${prefix}:before`, counted: counts.before },
  { part: prefix === "" ? "beforeFull" : `${prefix}:beforeFull`, counted: counts.beforeFull }
]

const columns = (row: Columns, id: string, when: string): ReadonlyArray<Shown> => {
  const of = (column: string) => `user:${id}:${column}${when}`
  return [
    ...(["new", "won", "lost"] as const).map((column) => ({ part: of(column), figure: row[column] })),
    ...(["done", "callsIn", "callsOut"] as const).map((column) => ({
      part: of(column),
      counted: row[column]
    })),
    { part: of("won"), deals: row.winRate.num },
    { part: of("rate"), deals: row.winRate.den },
    { part: of("cycle"), counted: row.cycle.num },
    { part: of("cycles"), counted: row.cycle.den },
    { part: of("response"), counted: row.response.num },
    { part: of("answers"), counted: row.response.den }
  ]
}

export const people: Parts = {
  systemUsage: ({ days, rows, total }) => [
    ...compared(total, ""),
    ...rows.flatMap(({ id, online }) => compared(online, `user:${id}`)),
    // A year has many days on which nobody was there: of those the first few.
    ...days
      .filter(({ ms }, i) => ms !== 0 || i < 3)
      .map(({ date, ms }) => ({ part: `day:${date}`, counted: ms }))
  ],
  employeeReport: ({ rows }) =>
    rows.flatMap((row): ReadonlyArray<Shown> => {
      return [
        { part: `user:${row.id}:active`, counted: row.active },
        ...columns(row, row.id, ""),
        ...columns(row.before, row.id, ":before"),
        ...columns(row.beforeFull, row.id, ":beforeFull")
      ]
    }),
  goalProgress: ({ goals }) =>
    goals.flatMap(({ before, beforeFull, id, won }) => [
      { part: `goal:${id}`, figure: won },
      { part: `goal:${id}:before`, figure: before },
      { part: `goal:${id}:beforeFull`, figure: beforeFull }
    ])
}
