/** Which rules does a case reach? What was asked, what happened, what was refused, which readings had something to say, and in which circumstances. */
import type { Event } from "@weir/domain/log/Event"
import { metricNames } from "@weir/domain/workbook/Core"
import { firstActs } from "../histories/opening.ts"
import type { Trial } from "../laws/Law.ts"
import { shown, type Shown } from "../laws/parts.ts"

/** How many cases reached a rule, by its name, such as `event DealMoved`. */
export type Reach = Readonly<Record<string, number>>

const isNothing = (number: Shown): boolean =>
  "figure" in number
    ? number.figure.deals === 0 && number.figure.money.length === 0
    : "counted" in number
      ? number.counted === 0
      : "deals" in number
        ? number.deals === 0
        : number.records === 0

/** What happened after the setting-up that every history begins with. */
const story = ({ events, history }: Trial): ReadonlyArray<Event> => {
  const first = firstActs(history.opening).length + 1
  const setUp = new Set([...new Set(events.map((e) => e.transaction))].slice(0, first))
  return events.filter((e) => !setUp.has(e.transaction))
}

const day = 86_400_000

const circumstances: Readonly<Record<string, (trial: Trial, events: ReadonlyArray<Event>) => boolean>> = {
  "something is told late": (_, events) => events.some((e) => e.occurredAt < e.recordedAt),
  "two things happen at one instant": (_, events) =>
    new Set(events.map((e) => e.occurredAt)).size < new Set(events.map((e) => e.transaction)).size,
  "told in another order than it happened": (_, events) =>
    events.some((e, i) => e.occurredAt < (events[i - 1]?.occurredAt ?? 0)),
  "the past is asked for": ({ ask }) => ask.asOf !== null,
  "one pipeline is asked for": ({ ask }) => ask.pipelineId !== null,
  "deleted records are asked for": ({ ask }) => ask.deleted !== "exclude",
  "clocks are turned in the period": ({ ask }) => (ask.window.to - ask.window.from) % day !== 0,
  "an import tells it": (_, events) => events.some((e) => e.cause.kind === "import"),
  "an automation does it": (_, events) => events.some((e) => e.cause.kind === "automation"),
  "an administrator forces it": (_, events) => events.some((e) => e.cause.kind === "admin"),
  "a deal crosses pipelines": (_, events) =>
    events.some(({ fact }) => fact._tag === "DealMoved" && fact.from.pipelineId !== fact.to.pipelineId),
  "a closed deal is reopened": (_, events) =>
    events.some(
      ({ fact }) =>
        fact._tag === "DealMoved" && ["won", "lost"].includes(fact.from.kind) && fact.to.kind === "open"
    ),
  "a won deal is lost": (_, events) =>
    events.some(
      ({ fact }) => fact._tag === "DealMoved" && fact.from.kind === "won" && fact.to.kind === "lost"
    ),
  "money stands in several currencies": ({ reading }) =>
    reading("dealDynamics").stages.some(({ stock }) => stock.money.length > 1),
  "an amount has no rate": ({ reading }) =>
    reading("dealDynamics").stages.some(({ stock }) => stock.unpriced > 0),
  "a deal has no budget": ({ reading }) =>
    reading("dealDynamics").stages.some(({ stock }) => stock.unbudgeted > 0)
}

/** The names of circumstances and metrics, every one of which enough cases must reach. */
export const expected: ReadonlyArray<string> = [
  ...metricNames.map((name) => `reading ${name}`),
  ...Object.keys(circumstances).map((name) => `when ${name}`)
]

/** The rules that a case reaches. */
export const reached = (trial: Trial): ReadonlySet<string> => {
  const events = story(trial)
  const setUp = firstActs(trial.history.opening).length
  return new Set([
    ...trial.history.acts.slice(setUp).map(({ command }) => `wish ${command._tag}`),
    ...events.map(({ fact }) => `event ${fact._tag}`),
    ...trial.played.refusals.map(({ refusal }) => `refusal ${refusal._tag}`),
    ...metricNames.flatMap((name) =>
      shown(name, trial.reading(name) as never).some((number) => !isNothing(number))
        ? [`reading ${name}`]
        : []
    ),
    ...Object.entries(circumstances).flatMap(([name, holds]) =>
      holds(trial, events) ? [`when ${name}`] : []
    )
  ])
}
