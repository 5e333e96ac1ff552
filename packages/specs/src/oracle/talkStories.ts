/** What was said in each talk, in plain steps? Told from the raw facts: who wrote when, and when talks were closed. */
import type { Event } from "@weir/domain/log/Event"
import type { BusinessHours } from "@weir/domain/time/BusinessHours"
import { localTime } from "@weir/domain/time/Calendar"
import * as LocalDate from "@weir/domain/time/LocalDate"
import type { Zone } from "@weir/domain/time/Zone"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Instant } from "@weir/domain/time/Instant"
import { visibleTo } from "./visible.ts"

export interface Said {
  readonly id: string
  readonly at: Instant
  readonly from: "client" | "user" | "robot" | "system"
  readonly user: string | null
  failed: boolean
}

/** What was written between two closings. */
export interface Run {
  readonly since: Instant | null
  said: Array<Said>
  closedAt: Instant | null
}

export interface TalkStory {
  readonly id: string
  readonly channel: string
  owner: string
  deleted: boolean
  /** All messages, in the order they were told. */
  readonly said: Array<Said>
  readonly runs: Array<Run>
  /** Messages since the latest closing: the beginning of the next run. */
  aside: Array<Said>
  /** Who was responsible when a score was last asked for. */
  asked: string
  /** The answers as they were told last, with what of their time lay within business hours; by message. */
  answers: ReadonlyMap<string, Answer>
  readonly scores: Array<{
    readonly id: string
    readonly at: Instant
    readonly score: number
    readonly owner: string
    /** Whom the talk was about then, in the order it was said. */
    readonly about: ReadonlyArray<{ readonly kind: string; readonly id: string }>
  }>
  about: ReadonlyArray<{ readonly kind: string; readonly id: string }>
}

/** The talks known by then, deleted or not as the question wants it, and the viewer's to read. */
export const talksOf = (
  events: ReadonlyArray<Event>,
  ask: Pick<Ask, "asOf" | "deleted" | "holders">
): ReadonlyArray<TalkStory> => {
  const visible = visibleTo(events, ask)
  const talks = new Map<string, TalkStory>()
  let hours: BusinessHours | null = null
  let zone: Zone | null = null
  for (const { fact, id: event, occurredAt, recordedAt } of events) {
    if (ask.asOf !== null && recordedAt > ask.asOf) continue
    if (fact._tag === "WorkspaceOpened") zone = fact.zone
    if (fact._tag === "SettingsChanged") hours = fact.to.businessHours
    if (!("talkId" in fact)) continue
    if (fact._tag === "TalkOpened") {
      const { bindings: about, channel, ownerId: owner, talkId: id } = fact
      const runs = [{ since: null, said: [], closedAt: null }]
      talks.set(id, {
        id,
        channel,
        owner,
        deleted: false,
        said: [],
        runs,
        aside: [],
        asked: owner,
        answers: new Map(),
        about,
        scores: []
      })
      continue
    }
    const talk = talks.get(fact.talkId)
    const run = talk?.runs.at(-1)
    if (talk === undefined || run === undefined) throw new Error(`talk ${fact.talkId} was never opened`)
    switch (fact._tag) {
      case "MessageRecorded": {
        const { failed, from, messageId: id, userId: user } = fact
        const message = { id, at: occurredAt, from, user, failed }
        talk.said.push(message)
        if (run.closedAt !== null && occurredAt >= run.closedAt) talk.aside.push(message)
        else if (run.since === null || occurredAt >= run.since) run.said.push(message)
        break
      }
      case "MessageFailed": {
        const message = talk.said.find(({ id }) => id === fact.messageId)
        if (message === undefined) throw new Error(`message ${fact.messageId} failed and was never told of`)
        message.failed = true
        break
      }
      case "TalkClosed":
        run.closedAt = occurredAt
        break
      case "TalkReopened":
        // What is told of it from now on changes it no more.
        run.said = run.said.map((message) => ({ ...message }))
        talk.runs.push({ since: run.closedAt, said: talk.aside, closedAt: null })
        talk.aside = []
        break
      case "TalkResumed":
        run.closedAt = null
        run.said.push(...talk.aside)
        talk.aside = []
        break
      case "TalkRebound":
        talk.about = fact.to
        break
      case "TalkReassigned":
        talk.owner = fact.to
        break
      case "NpsAsked":
        talk.asked = talk.owner
        break
      case "NpsAnswered":
        talk.scores.push({
          id: event,
          at: occurredAt,
          score: fact.score,
          owner: talk.asked,
          about: talk.about
        })
        break
      case "TalkDeleted":
        talk.deleted = true
        break
      case "TalkRestored":
        talk.deleted = false
        break
    }
    if (fact._tag === "MessageRecorded" || fact._tag === "MessageFailed")
      talk.answers = measured(talk, hours, zone)
  }
  return [...talks.values()].filter(
    ({ deleted, id }) => visible(id) && (ask.deleted === "include" || deleted === (ask.deleted === "only"))
  )
}

/** What clients and people said in a run and what arrived of it, in the order it was written. */
export const exchanged = ({ said }: Run): ReadonlyArray<Said> =>
  said
    .filter(({ failed, from }) => !failed && (from === "client" || from === "user"))
    .sort((a, b) => a.at - b.at)

/** An answer: when, by whom, and what it answered. */
export interface Answer {
  readonly message: string
  readonly at: Instant
  readonly user: string
  readonly channel: string
  /** Since the client's last message before it, and since the first of those in a row. */
  readonly afterLast: number
  readonly afterFirst: number
  /** What of the time since the last message lay within business hours, when that was measured; null where there were none. */
  readonly business: number | null
}

/** All answers of a talk, each measured when its time was told last. */
export const answersOf = ({ answers }: TalkStory): ReadonlyArray<Answer> => [...answers.values()]

const measured = (talk: TalkStory, hours: BusinessHours | null, zone: Zone | null): TalkStory["answers"] =>
  new Map(
    exchangedAnswers(talk).map((answer) => {
      const before = talk.answers.get(answer.message)
      if (before?.afterLast === answer.afterLast)
        return [answer.message, { ...answer, business: before.business }]
      const business = hours === null || zone === null ? null : open(hours, zone, answer)
      return [answer.message, { ...answer, business }]
    })
  )

const minutes = 60_000
const step = 15 * minutes

/** The milliseconds before an answer at which the clock stood within business hours, quarter of an hour by quarter of an hour. */
const open = (hours: BusinessHours, zone: Zone, { afterLast, at }: Answer): number => {
  let ms = 0
  for (let from = at - afterLast; from < at;) {
    const to = Math.min(at, (Math.floor(from / step) + 1) * step)
    const { date, hour, minute } = localTime(zone, from as Instant)
    const clock = 60 * hour + minute
    const day = LocalDate.weekday(date)
    if (hours.some((one) => one.weekday === day && one.opens <= clock && clock < one.closes)) ms += to - from
    from = to
  }
  return ms
}

const exchangedAnswers = ({ channel, runs }: TalkStory): ReadonlyArray<Answer> =>
  runs.flatMap((run) => {
    const said = exchanged(run)
    return said.flatMap((message, i) => {
      const last = said[i - 1]
      if (message.from !== "user" || message.user === null || last?.from !== "client") return []
      let first = i - 1
      while (first > 0 && said[first - 1]?.from === "client") first--
      const afterFirst = message.at - (said[first]?.at ?? last.at)
      const afterLast = message.at - last.at
      const { at, id, user } = message
      return [{ message: id, at, user, channel, afterLast, afterFirst, business: null }]
    })
  })

/** Since when the client of a talk waits, or null where nobody does. */
export const waitsSince = ({ runs }: TalkStory): Instant | null => {
  const run = runs.at(-1)
  if (run === undefined || run.closedAt !== null) return null
  const said = exchanged(run)
  return said[said.findLastIndex(({ from }) => from === "user") + 1]?.at ?? null
}
