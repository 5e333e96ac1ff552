/** Which numbers do client profiles show? */
import type { Parts } from "../parts.ts"

const whens = ["now", "before", "beforeFull"] as const

export const clients: Parts = {
  communicationLoad: (reading) =>
    whens.flatMap((when) => [
      { part: `activities:${when}`, counted: reading[when].load.num },
      { part: `deals:${when}`, counted: reading[when].load.den },
      { part: `outside:${when}`, counted: reading[when].outside }
    ]),
  channelLoad: (reading) => [
    { part: "now", counted: reading.now },
    { part: "before", counted: reading.before },
    { part: "beforeFull", counted: reading.beforeFull },
    ...reading.rows.flatMap((row) => [
      { part: `channel:${row.channel}`, counted: row.total },
      { part: `channel:${row.channel}:before`, counted: row.before },
      { part: `channel:${row.channel}:beforeFull`, counted: row.beforeFull },
      { part: `in:${row.channel}`, counted: row.in },
      { part: `out:${row.channel}`, counted: row.out },
      { part: `other:${row.channel}`, counted: row.other }
    ])
  ],
  clientWonValue: (reading) => whens.map((part) => ({ part, figure: reading[part] })),
  clientConversion: (reading) =>
    whens.flatMap((when) => [
      { part: `won:${when}`, deals: reading[when].winRate.num },
      { part: `closed:${when}`, deals: reading[when].winRate.den },
      { part: `activities:${when}`, counted: reading[when].wonPerActivity.den }
    ])
}
