/** How do answers read, whichever message the time is taken from? Average, median and p90, by person and channel, over time, and who waits now (M4, M5). */
import { Schema } from "effect"
import type { Balance, Query } from "../../ledger/Query.ts"
import * as Instant from "../../time/Instant.ts"
import type { Window } from "../../time/Window.ts"
import { type Ask, flow, present, snapshot } from "../Ask.ts"
import { personFields, personOf, personRows } from "../byPerson.ts"
import { Change } from "../Change.ts"
import { sum, threeWindows, valuesOf } from "../Count.ts"
import { comparedPart, type Part } from "../Metric.ts"
import { changeOfRatios } from "../Ratio.ts"
import { channelOf, channelRows } from "../talks/channels.ts"
import { Pair, paired, seriesOf, stepsOf } from "./series.ts"
import { Times, timesOf } from "./Times.ts"

const Row = { times: Times, before: Times, beforeFull: Times, change: Schema.NullOr(Change) }

/**
 * `change` compares the averages, `before` being the same elapsed part of the previous period. Rows and channels are
 * of the period, of whoever has an answer in it or in the one before, each beside itself. `waiting` is of this very moment: the talks in which a client waits, and since when the longest does.
 */
export const ResponseReading = Schema.Struct({
  now: Times,
  before: Times,
  beforeFull: Times,
  change: Schema.NullOr(Change),
  rows: Schema.Array(Schema.Struct({ ...personFields, ...Row })),
  channels: Schema.Array(Schema.Struct({ name: Schema.String, ...Row })),
  points: Schema.Array(Pair),
  waiting: Schema.Struct({ n: Schema.Int, oldest: Schema.NullOr(Instant.InstantFromIso) })
})
export type ResponseReading = typeof ResponseReading.Type

type Sums = Readonly<
  Record<"now" | "before" | "beforeFull" | "line" | "lineBefore" | "waiting", ReadonlyArray<Balance>>
>

/** Sums, reading and explanation of the answers that a book keeps. */
export const responseTimes = (book: "response-times" | "waiting-times", title: string) => ({
  Reading: ResponseReading,
  needs: (ask: Ask): Readonly<Record<keyof Sums, Query>> => ({
    ...threeWindows(ask, (window) => flow(ask, book, window, { by: ["user", "channel", "bucket"] })),
    line: seriesOf(ask, book, ask.window),
    lineBefore: seriesOf(ask, book, ask.previous.full),
    waiting: { ...waiting(ask), perInstant: true }
  }),
  read: ({ before, beforeFull, line, lineBefore, now, waiting }: Sums, ask: Ask): ResponseReading => {
    const [times, timesBefore] = [timesOf(now), timesOf(before)]
    const row = (under: Readonly<Record<string, string>>) => {
      const [is, was] = [timesOf(now, under), timesOf(before, under)]
      return {
        times: is,
        before: was,
        beforeFull: timesOf(beforeFull, under),
        change: changeOfRatios(is.average, was.average)
      }
    }
    return {
      now: times,
      before: timesBefore,
      beforeFull: timesOf(beforeFull),
      change: changeOfRatios(times.average, timesBefore.average),
      rows: personRows(
        ask,
        valuesOf([...now, ...before, ...beforeFull], "user"),
        (user) => row({ user }),
        (row) => row.times.average.den
      ),
      channels: channelRows(
        valuesOf([...now, ...before, ...beforeFull], "channel"),
        (channel) => row({ channel }),
        (row) => row.times.average.den
      ),
      points: paired(ask, line, lineBefore),
      waiting: {
        n: sum(waiting, "n"),
        oldest: waiting.reduce<Instant.Instant | null>(
          (oldest, { at }) => (at !== null && (oldest === null || at < oldest) ? at : oldest),
          null
        )
      }
    }
  },
  explain: (part: string, ask: Ask): Part | null => {
    const answers = (said: string, rest: string, where: Query["where"], window: Window): Part | null =>
      rest === "" || rest === "ms"
        ? {
            title: `${title}${said}`,
            selections: [flow(ask, book, window, { where })],
            measure: rest === "" ? "n" : "ms"
          }
        : null
    // All answers of a person or channel, or their time, now or before: "", "ms", "before", "before:ms"...
    const of = (said: string, rest: string, where: Query["where"]): Part | null => {
      const [word = "", ms, ...more] = rest.split(":")
      const when = word === "before" || word === "beforeFull" ? word : null
      if (when === null) return answers(said, rest, where, ask.window)
      if (more.length > 0 || (ms !== undefined && ms !== "ms")) return null
      return comparedPart(
        `${title}${said}`,
        when,
        ask,
        (window) => flow(ask, book, window, { where }),
        ms ?? "n"
      )
    }
    if (part === "waiting")
      return { title: "Clients who wait for an answer", selections: [waiting(ask)], measure: "n" }
    const person = personOf(ask, part)
    if (person !== null) return of(`, ${person.name}`, person.rest, { user: [person.id] })
    const channel = channelOf(part)
    if (channel !== null) return of(`, ${channel.name}`, channel.rest, { channel: [channel.name] })
    const step = stepOf(ask, part)
    if (step !== null)
      return answers(
        `, ${step.date}${step.hour === null ? "" : ` ${step.hour}:00`}`,
        step.rest,
        {},
        step.window
      )
    const [window = "", ...rest] = part.split(":")
    return rest.length === 0 || (rest.length === 1 && rest[0] === "ms")
      ? comparedPart(
          title,
          window,
          ask,
          (window) => flow(ask, book, window, {}),
          rest.length === 0 ? "n" : "ms"
        )
      : null
  }
})

/** The talks in which a client waits at this moment. */
const waiting = (ask: Ask): Query => snapshot(ask, "waiting", present(ask), { where: { kind: ["talk"] } })

/** A part such as "point:3", "pointBefore:3" or "point:3:ms": an hour or day of the period, or of the one before. */
const stepOf = (ask: Ask, part: string) => {
  const [word, number = "", ...rest] = part.split(":")
  if ((word !== "point" && word !== "pointBefore") || !/^\d{1,5}$/.test(number)) return null
  const step = stepsOf(ask, word === "point" ? ask.window : ask.previous.full)[Number(number)]
  return step === undefined ? null : { ...step, rest: rest.join(":") }
}
