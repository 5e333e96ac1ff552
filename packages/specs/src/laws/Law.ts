/** What is a law? A sentence about all histories, all questions, and the core that is on trial. */
import type { Entry } from "@weir/domain/ledger/Entry"
import type { Event } from "@weir/domain/log/Event"
import * as fc from "fast-check"
import type { Core, MetricName, ReadingOf } from "@weir/domain/workbook/Core"
import { type Asked, askOf, ledgerOf, type Question, read } from "@weir/domain/workbook/evaluate"
import { histories } from "../histories/histories.ts"
import type { History } from "../histories/History.ts"
import { play, type Played } from "../histories/play.ts"
import { someScenes } from "../histories/scenes.ts"
import type { Proves } from "../map/rows.ts"
import { questionOf } from "./question.ts"
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

/** Histories with a question about them: any period around them, one pipeline or all, now or as of an instant, with or without the deleted. */
export const cases: fc.Arbitrary<Case> = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: histories({ scenes: someScenes }) }, { weight: 1, arbitrary: walks }),
    fc.array(fc.nat(99_991), { minLength: 8, maxLength: 8 })
  )
  .map(([history, picks]) => {
    const played = play(history)
    return { history, played, question: questionOf(played, picks), picks }
  })
