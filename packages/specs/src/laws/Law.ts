/** What is a law? A sentence about all histories, all questions, and the core that is on trial. */
import type { Entry } from "@weir/domain/ledger/Entry"
import { type Event, subjectOf } from "@weir/domain/log/Event"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import type { Period } from "@weir/domain/time/Period"
import * as fc from "fast-check"
import type { Core, MetricName, ReadingOf } from "@weir/domain/workbook/Core"
import { type Asked, askOf, ledgerOf, type Question, read } from "@weir/domain/workbook/evaluate"
import { histories } from "../histories/histories.ts"
import type { History } from "../histories/History.ts"
import { play, type Played } from "../histories/play.ts"
import type { Proves } from "../map/rows.ts"
import { walks } from "./walks.ts"

export interface Law {
  /** A sentence about all histories; unique. */
  readonly name: string
  /** The rows of the specification that it stands for. */
  readonly proves: ReadonlyArray<Proves>
  /** Throws where the law does not hold. */
  readonly holds: (trial: Trial) => void
}

/** A history that was played, a question about it, and some chance for laws that choose. */
export interface Case {
  readonly history: History
  readonly played: Played
  readonly question: Question
  readonly picks: ReadonlyArray<number>
}

/** A case before a core. All laws share it: readings are made once, and nobody may change what they are given. */
export interface Trial extends Case {
  readonly core: Core
  readonly events: ReadonlyArray<Event>
  readonly ledger: ReadonlyArray<Entry>
  readonly ask: Asked
  readonly reading: <Name extends MetricName>(name: Name) => ReadingOf<Name>
}

export const trialOf = (core: Core, { history, picks, played, question }: Case): Trial => {
  const { events } = played
  const ledger = ledgerOf(events, core)
  const ask = askOf(events, question, undefined, core)
  const readings = new Map<MetricName, unknown>()
  const reading = <Name extends MetricName>(name: Name): ReadingOf<Name> => {
    if (!readings.has(name)) readings.set(name, read(name, ledger, ask, core))
    return readings.get(name) as ReadingOf<Name>
  }
  return {
    core,
    history,
    picks,
    played,
    question,
    events,
    ledger,
    ask,
    reading
  }
}

const periods = [
  "today",
  "yesterday",
  "week",
  "month",
  "last-7-days",
  "last-30-days",
  "quarter",
  "year"
] as const

/** Histories with a question about them: any period around them, one pipeline or all, now or as of an instant, with or without the deleted. */
export const cases: fc.Arbitrary<Case> = fc
  .tuple(fc.oneof(histories(), walks), fc.array(fc.nat(99_991), { minLength: 8, maxLength: 8 }))
  .map(([history, picks]) => {
    const played = play(history)
    return { history, played, question: questionOf(played, picks), picks }
  })

const questionOf = ({ events, state }: Played, picks: ReadonlyArray<number>): Question => {
  const pick = <A>(which: number, from: ReadonlyArray<A>): A => {
    const found = from[(picks[which] ?? 0) % from.length]
    if (found === undefined) throw new Error("nothing to pick from")
    return found
  }
  const last = events.at(-1)?.recordedAt ?? Instant.MIN
  // Half of the questions look at everything around the last thing that happened, the others at some corner of it.
  const whole = pick(2, [true, false])
  const moments = events.filter(
    (e) => !["user", "pipeline", "catalogue", "workspace"].includes(subjectOf(e).kind)
  )
  const some = pick(0, moments.length === 0 ? events : moments)
  const date = LocalDate.make(Instant.toIso(some.occurredAt).slice(0, 10))
  const custom: Period = { kind: "custom", from: date, to: LocalDate.addDays(date, pick(1, [0, 1, 6, 40])) }
  const kind = pick(
    3,
    whole
      ? (["year", "quarter", "month", "month", "last-30-days"] as const)
      : ([...periods, "custom", "custom", "custom", "custom"] as const)
  )
  // Some look with narrower eyes. The third number has more to say than whether it is even.
  const narrow = [...state.users.values()].filter((u) => u.role !== "admin" && u.sees !== "all")
  const eyes = Math.floor((picks[2] ?? 0) / 2)
  const clients = [...state.catalogue.values()].flatMap(({ id, kind }) =>
    kind === "contact" || kind === "company" ? [{ kind, id }] : []
  )
  const asOf = pick(4, [null, null, null, null, some.recordedAt, Instant.make(some.recordedAt + 1)])
  return {
    period: kind === "custom" ? custom : { kind },
    now: whole ? last : pick(5, [last, Instant.make(last + 60_000), some.recordedAt]),
    pipelineId: pick(6, [null, null, null, ...[...state.pipelines.values()].map((p) => p.id)]),
    asOf: whole ? null : asOf,
    deleted: pick(7, ["exclude", "exclude", "exclude", "exclude", "include", "only"] as const),
    client: pick(1, [null, ...clients]),
    viewer: eyes % 4 === 0 ? (narrow[Math.floor(eyes / 4) % Math.max(1, narrow.length)]?.id ?? null) : null
  }
}
