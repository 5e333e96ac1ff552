/** Which numbers do client profiles show? */
import type { Parts } from "../parts.ts"

export const clients: Parts = {
  communicationLoad: (reading) =>
    (["now", "before"] as const).flatMap((when) => [
      { part: `activities:${when}`, counted: reading[when].load.num },
      { part: `deals:${when}`, counted: reading[when].load.den },
      { part: `outside:${when}`, counted: reading[when].outside }
    ]),
  channelLoad: (reading) => [
    { part: "now", counted: reading.now },
    { part: "before", counted: reading.before },
    ...reading.rows.map((row) => ({ part: `channel:${row.channel}`, counted: row.total }))
  ],
  clientWonValue: (reading) =>
    (["now", "before", "beforeFull"] as const).map((part) => ({ part, figure: reading[part] })),
  clientConversion: (reading) =>
    (["now", "before"] as const).flatMap((when) => [
      { part: `won:${when}`, deals: reading[when].winRate.num },
      { part: `closed:${when}`, deals: reading[when].winRate.den },
      { part: `activities:${when}`, counted: reading[when].wonPerActivity.den }
    ])
}
