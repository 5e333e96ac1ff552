/** What should the metrics of talks read, told from the whole list of events? */
import { ROBOT } from "@weir/domain/identity/Id"
import type { Ask } from "@weir/domain/metrics/Ask"
import { daysOf, hoursOf } from "@weir/domain/time/Calendar"
import { contains } from "@weir/domain/time/Window"
import { nowOf, tasksOf } from "./activities.ts"
import { answersFor } from "./counters.ts"
import { callsOf, counted, personOf, ranked } from "./calls.ts"
import { blurred } from "./blurred.ts"
import { daily } from "./daily.ts"
import { nps } from "./scores.ts"
import { falls } from "./stories.ts"
import {
  type Answer,
  answersOf,
  exchanged,
  type Said,
  talksOf,
  type TalkStory,
  waitsSince
} from "./talkStories.ts"
import type { Tellers, Told } from "./Teller.ts"
import { changedQuotient } from "./worth.ts"

const different = <A>(all: ReadonlyArray<A>): ReadonlyArray<A> => [...new Set(all)]
const windowsOf = (ask: Ask) => [ask.window, ask.previous.sameElapsed, ask.previous.full]

interface Sent extends Said {
  readonly channel: string
}

const messages = (talks: ReadonlyArray<TalkStory>, is: (said: Said) => boolean): ReadonlyArray<Sent> =>
  talks.flatMap(({ channel, said }) => said.filter((m) => !m.failed && is(m)).map((m) => ({ ...m, channel })))

const incomingMessages = ({ ask, events }: Told) => {
  const came = messages(talksOf(events, ask), ({ from }) => from === "client")
  const count = (of: ReadonlyArray<Sent>) =>
    counted((window) => of.filter(({ at }) => falls(at, window, ask)).length, ask)
  const heard = came.filter(({ at }) => windowsOf(ask).some((window) => falls(at, window, ask)))
  const channels = different(heard.map(({ channel }) => channel)).map((name) => ({
    name,
    messages: count(came.filter(({ channel }) => channel === name))
  }))
  return {
    total: count(came),
    channels: ranked(channels, (row) => row.messages.now),
    days: daily((window) => ({ n: came.filter(({ at }) => falls(at, window, ask)).length }), ask)
  }
}

const outgoingMessages = ({ ask, events }: Told) => {
  const talks = talksOf(events, ask)
  const count = (of: ReadonlyArray<Sent>) =>
    counted((window) => of.filter(({ at }) => falls(at, window, ask)).length, ask)
  const went = messages(talks, ({ from }) => from === "user")
  const seen = went.filter(({ at }) => windowsOf(ask).some((window) => falls(at, window, ask)))
  const rows = different(seen.flatMap(({ user }) => user ?? [])).map((id) => ({
    ...personOf(id, ask),
    messages: count(went.filter(({ user }) => user === id))
  }))
  return {
    total: count(went),
    rows: ranked(rows, (row) => row.messages.now),
    robot: count(messages(talks, ({ from }) => from === "robot")),
    days: daily((window) => ({ n: went.filter(({ at }) => falls(at, window, ask)).length }), ask)
  }
}

const conversationsProcessed = ({ ask, events }: Told) => {
  const done = talksOf(events, ask).flatMap(({ channel, runs }) =>
    runs.flatMap((run) => {
      const said = exchanged(run)
      const people = said.flatMap(({ user }) => user ?? [])
      const client = said.some(({ from }) => from === "client")
      return run.closedAt === null || people.length === 0 || !client
        ? []
        : [{ at: run.closedAt, channel, people, last: people.at(-1) ?? ROBOT }]
    })
  )
  type Done = (typeof done)[number]
  const count = (of: ReadonlyArray<Done>) =>
    counted((window) => of.filter(({ at }) => falls(at, window, ask)).length, ask)
  const seen = done.filter(({ at }) => windowsOf(ask).some((window) => falls(at, window, ask)))
  const rows = (namesOf: (one: Done) => ReadonlyArray<string>) =>
    ranked(
      different(seen.flatMap(namesOf)).map((id) => ({
        ...personOf(id, ask),
        talks: count(done.filter((one) => namesOf(one).includes(id)))
      })),
      (row) => row.talks.now
    )
  return {
    total: count(done),
    rows: rows(({ last }) => [last]),
    participants: rows(({ people }) => people),
    channels: ranked(
      different(seen.map(({ channel }) => channel)).map((name) => ({
        name,
        talks: count(done.filter(({ channel }) => channel === name))
      })),
      (row) => row.talks.now
    )
  }
}

const timesOf = (durations: ReadonlyArray<number>) => {
  const inOrder = [...durations].sort((a, b) => a - b)
  const nth = (tenths: number) => {
    const found = inOrder[Math.ceil((inOrder.length * tenths) / 10) - 1]
    return found === undefined ? null : blurred(found)
  }
  return {
    average: { num: durations.reduce((sum, ms) => sum + ms, 0), den: durations.length },
    median: nth(5),
    p90: nth(9)
  }
}

const responses =
  (duration: (answer: Answer) => number) =>
  ({ ask, events }: Told) => {
    const { zone } = ask.workspace
    const talks = talksOf(events, ask)
    const answers = talks.flatMap(answersOf)
    const within = (window: Ask["window"]) => answers.filter(({ at }) => falls(at, window, ask))
    const times = (of: ReadonlyArray<Answer>) => timesOf(of.map(duration))
    const [now, before] = [within(ask.window), within(ask.previous.sameElapsed)]
    const beforeFull = within(ask.previous.full)
    const anywhere = [...now, ...before, ...beforeFull]
    const row = (whose: (answer: Answer) => boolean) => {
      const [is, was] = [times(now.filter(whose)), times(before.filter(whose))]
      return {
        times: is,
        before: was,
        beforeFull: times(beforeFull.filter(whose)),
        change: changedQuotient(is.average, was.average)
      }
    }
    const hourly = daysOf(zone, ask.window).length <= 2
    const points = (window: Ask["window"]) =>
      (hourly ? hoursOf(zone, window) : daysOf(zone, window).map((day) => ({ ...day, hour: null }))).map(
        ({ date, hour, window: step }) => {
          const { average } = times(within(window).filter(({ at }) => contains(step, at)))
          return { from: step.from, date, hour, average: average.den === 0 ? null : average }
        }
      )
    const [these, those] = [points(ask.window), points(ask.previous.full)]
    const waits = talks.flatMap((talk) => waitsSince(talk) ?? [])
    return {
      now: times(now),
      before: times(before),
      beforeFull: times(beforeFull),
      change: changedQuotient(times(now).average, times(before).average),
      rows: ranked(
        different(anywhere.map(({ user }) => user)).map((id) => ({
          ...personOf(id, ask),
          ...row(({ user }) => user === id)
        })),
        (row) => row.times.average.den
      ),
      channels: ranked(
        different(anywhere.map(({ channel }) => channel)).map((name) => ({
          name,
          ...row(({ channel }) => channel === name)
        })),
        (row) => row.times.average.den
      ),
      points: Array.from({ length: Math.max(these.length, those.length) }, (_, i) => ({
        now: these[i] ?? null,
        before: those[i] ?? null
      })),
      waiting: {
        n: waits.length,
        oldest: waits.length === 0 ? null : waits.reduce((a, b) => (b < a ? b : a))
      }
    }
  }

/** The answers that were measured by business hours: null where none are set. */
const byBusinessHours = ({ ask, events }: Told) => {
  if (ask.workspace.settings.businessHours === null) return null
  const all = talksOf(events, ask)
    .flatMap(answersOf)
    .filter(({ business }) => business !== null)
  const [now = [], before = [], beforeFull = []] = windowsOf(ask).map((window) =>
    all.filter(({ at }) => falls(at, window, ask))
  )
  const average = (of: ReadonlyArray<Answer>) => ({
    num: of.reduce((sum, { business }) => sum + (business ?? 0), 0),
    den: of.length
  })
  const told = (whose: (answer: Answer) => boolean) => {
    const [is, was] = [average(now.filter(whose)), average(before.filter(whose))]
    return {
      now: is,
      before: was,
      beforeFull: average(beforeFull.filter(whose)),
      change: changedQuotient(is, was)
    }
  }
  const ids = different([...now, ...before, ...beforeFull].map(({ user }) => user))
  return {
    ...told(() => true),
    rows: ranked(
      ids.map((id) => ({ ...personOf(id, ask), ...told(({ user }) => user === id) })),
      (row) => row.now.den
    )
  }
}

const incomingWork = ({ ask, events }: Told) => {
  const answers = answersFor(events, ask)
  const talks = talksOf(events, ask).filter((talk) => waitsSince(talk) !== null)
  const calls = callsOf(events, ask).filter(
    ({ direction, handled, outcome }) => direction === "in" && outcome !== "answered" && !handled
  )
  const open = tasksOf(events, ask).filter((task) => task.done === null && task.direction === "in")
  const work = (id: string | null) => {
    const mine = (user: string) => id === null || user === id
    const counts = {
      talks: talks.filter((talk) => mine(answers(talk.id, talk.owner))).length,
      calls: calls.filter((call) => mine(answers(call.id, call.handler))).length,
      activities: open.filter((task) => mine(answers(task.id, nowOf(task).owner))).length
    }
    return { total: counts.talks + counts.calls + counts.activities, ...counts }
  }
  const ids = [
    ...talks.map((talk) => answers(talk.id, talk.owner)),
    ...calls.map((call) => answers(call.id, call.handler)),
    ...open.map((task) => answers(task.id, nowOf(task).owner))
  ]
  return {
    ...work(null),
    rows: ranked(
      different(ids).map((id) => ({ ...personOf(id, ask), ...work(id) })),
      (row) => row.total
    )
  }
}

export const talks: Tellers = {
  incomingMessages,
  outgoingMessages,
  conversationsProcessed,
  averageResponseTime: (told) => ({
    ...responses(({ afterLast }) => afterLast)(told),
    business: byBusinessHours(told)
  }),
  waitingTime: responses(({ afterFirst }) => afterFirst),
  nps,
  incomingWork
}
