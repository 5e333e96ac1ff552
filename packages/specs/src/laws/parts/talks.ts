/** Which numbers do the metrics of talks show? */
import type { Compared } from "@weir/domain/metrics/Count"
import type { ResponseReading } from "@weir/domain/metrics/responses/responseTimes"
import type { ReadingOf } from "@weir/domain/workbook/Core"
import type { Parts, Shown } from "../parts.ts"
import { days } from "./days.ts"

const three = (c: Pick<Compared, "now" | "before" | "beforeFull">, of = ""): ReadonlyArray<Shown> =>
  (["now", "before", "beforeFull"] as const).map((when) => ({
    part: of === "" ? when : when === "now" ? of : `${of}:${when}`,
    counted: c[when]
  }))

const rowOf = (row: ResponseReading["channels"][number], whose: string): ReadonlyArray<Shown> =>
  (
    [
      ["", row.times],
      [":before", row.before],
      [":beforeFull", row.beforeFull]
    ] as const
  ).flatMap(([when, { average }]) => [
    { part: `${whose}${when}`, counted: average.den },
    { part: `${whose}${when}:ms`, counted: average.num }
  ])

const scoresOf = (
  row: Pick<ReadingOf<"nps">["channels"][number], "of" | "before" | "beforeFull">,
  whose: string
): ReadonlyArray<Shown> => [
  ...three({ now: row.of.answers, before: row.before.answers, beforeFull: row.beforeFull.answers }, whose),
  ...(["promoters", "passives", "detractors"] as const).flatMap((level) =>
    three(
      { now: row.of[level], before: row.before[level], beforeFull: row.beforeFull[level] },
      `${whose}:${level}`
    )
  )
]

const times = (r: ResponseReading): ReadonlyArray<Shown> => [
  ...(["now", "before", "beforeFull"] as const).flatMap((when): ReadonlyArray<Shown> => [
    { part: when, counted: r[when].average.den },
    { part: `${when}:ms`, counted: r[when].average.num }
  ]),
  ...r.rows.flatMap((row) => rowOf(row, `user:${row.id}`)),
  ...r.channels.flatMap((row) => rowOf(row, `channel:${row.name}`)),
  // Gaps show nothing.
  ...r.points.flatMap(({ before, now }, i): ReadonlyArray<Shown> =>
    (["point", "pointBefore"] as const).flatMap((word): ReadonlyArray<Shown> => {
      const average = (word === "point" ? now : before)?.average
      return average == null
        ? []
        : [
            { part: `${word}:${i}`, counted: average.den },
            { part: `${word}:${i}:ms`, counted: average.num }
          ]
    })
  ),
  { part: "waiting", counted: r.waiting.n }
]

/** Of business hours, as of the clock: answers and their time, now and before. */
const businessOf = (r: ReadingOf<"averageResponseTime">["business"]): ReadonlyArray<Shown> => {
  if (r === null) return []
  const of = (row: Pick<NonNullable<typeof r>, "now" | "before" | "beforeFull">, whose: string) =>
    (["now", "before", "beforeFull"] as const).flatMap((when): ReadonlyArray<Shown> => [
      { part: `${whose}:${when}`, counted: row[when].den },
      { part: `${whose}:${when}:ms`, counted: row[when].num }
    ])
  return [
    { part: "business", counted: r.now.den },
    ...of(r, "business"),
    ...r.rows.flatMap((row) => of(row, `business:user:${row.id}`))
  ]
}

export const talks: Parts = {
  incomingMessages: (r) => [
    ...three(r.total),
    ...r.channels.flatMap((row) => three(row.messages, `channel:${row.name}`)),
    ...days(r.days)
  ],
  outgoingMessages: (r) => [
    ...three(r.total),
    ...r.rows.flatMap((row) => three(row.messages, `user:${row.id}`)),
    ...three(r.robot, "robot"),
    ...days(r.days)
  ],
  conversationsProcessed: (r) => [
    ...three(r.total),
    ...r.rows.flatMap((row) => three(row.talks, `user:${row.id}`)),
    ...r.participants.flatMap((row) => three(row.talks, `participant:${row.id}`)),
    ...r.channels.flatMap((row) => three(row.talks, `channel:${row.name}`))
  ],
  averageResponseTime: (r) => [...times(r), ...businessOf(r.business)],
  waitingTime: times,
  nps: (r) => [
    ...three(r.answers),
    ...(["promoters", "passives", "detractors"] as const).flatMap((level) =>
      three({ now: r.now[level], before: r.before[level], beforeFull: r.beforeFull[level] }, level)
    ),
    ...three(
      {
        now: r.latestPerClient.now.answers,
        before: r.latestPerClient.before.answers,
        beforeFull: r.latestPerClient.beforeFull.answers
      },
      "latest"
    ),
    ...(["promoters", "passives", "detractors"] as const).flatMap((level) =>
      three(
        {
          now: r.latestPerClient.now[level],
          before: r.latestPerClient.before[level],
          beforeFull: r.latestPerClient.beforeFull[level]
        },
        `latest:${level}`
      )
    ),
    ...r.scores.map(({ n, score }) => ({ part: `score:${score}`, counted: n })),
    { part: "low", counted: r.low.n },
    ...r.rows.flatMap((row) => scoresOf(row, `user:${row.id}`)),
    ...r.rows.map(({ id, low }) => ({ part: `user:${id}:low`, counted: low })),
    ...r.channels.flatMap((row) => scoresOf(row, `channel:${row.name}`))
  ],
  incomingWork: (r) => [
    ...(["total", "talks", "calls", "activities"] as const).map((part) => ({ part, counted: r[part] })),
    ...r.rows.flatMap((row) =>
      (["total", "talks", "calls", "activities"] as const).map((of) => ({
        part: `user:${row.id}:${of}`,
        counted: row[of]
      }))
    )
  ]
}
