/** Which numbers do the metrics of talks show? */
import type { Compared } from "@weir/domain/metrics/Count"
import type { ResponseReading } from "@weir/domain/metrics/responses/responseTimes"
import type { Parts, Shown } from "../parts.ts"

const three = (c: Pick<Compared, "now" | "before" | "beforeFull">, of = ""): ReadonlyArray<Shown> =>
  (["now", "before", "beforeFull"] as const).map((when) => ({
    part: of === "" ? when : when === "now" ? of : `${of}:${when}`,
    counted: c[when]
  }))

const times = (r: ResponseReading): ReadonlyArray<Shown> => [
  ...(["now", "before", "beforeFull"] as const).flatMap((when): ReadonlyArray<Shown> => [
    { part: when, counted: r[when].average.den },
    { part: `${when}:ms`, counted: r[when].average.num }
  ]),
  ...r.rows.flatMap(({ id, times }): ReadonlyArray<Shown> => [
    { part: `user:${id}`, counted: times.average.den },
    { part: `user:${id}:ms`, counted: times.average.num }
  ]),
  ...r.channels.flatMap(({ name, times }): ReadonlyArray<Shown> => [
    { part: `channel:${name}`, counted: times.average.den },
    { part: `channel:${name}:ms`, counted: times.average.num }
  ]),
  // Gaps show nothing.
  ...r.points.flatMap(({ before, now }, i): ReadonlyArray<Shown> => [
    ...(now?.average ? [{ part: `point:${i}`, counted: now.average.den }] : []),
    ...(before?.average ? [{ part: `pointBefore:${i}:ms`, counted: before.average.num }] : [])
  ]),
  { part: "waiting", counted: r.waiting.n }
]

export const talks: Parts = {
  incomingMessages: (r) => [
    ...three(r.total),
    ...r.channels.flatMap((row) => three(row.messages, `channel:${row.name}`))
  ],
  outgoingMessages: (r) => [
    ...three(r.total),
    ...r.rows.flatMap((row) => three(row.messages, `user:${row.id}`)),
    ...three(r.robot, "robot")
  ],
  conversationsProcessed: (r) => [
    ...three(r.total),
    ...r.rows.flatMap((row) => three(row.talks, `user:${row.id}`)),
    ...r.participants.flatMap((row) => three(row.talks, `participant:${row.id}`)),
    ...r.channels.flatMap((row) => three(row.talks, `channel:${row.name}`))
  ],
  averageResponseTime: times,
  waitingTime: times,
  nps: (r) => [
    ...three(r.answers),
    ...(["promoters", "passives", "detractors"] as const).flatMap((level) =>
      three({ now: r.now[level], before: r.before[level], beforeFull: r.beforeFull[level] }, level)
    ),
    ...r.scores.map(({ n, score }) => ({ part: `score:${score}`, counted: n })),
    ...r.rows.map((row) => ({ part: `user:${row.id}`, counted: row.of.answers })),
    ...r.channels.map((row) => ({ part: `channel:${row.name}`, counted: row.of.answers }))
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
