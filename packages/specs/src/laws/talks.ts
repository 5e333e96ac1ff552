/** Laws of the numbers about calls, messages, answers and scores: parts add up to wholes, and blurred durations lie near the true ones. */
import { ROBOT } from "@weir/domain/identity/Id"
import type { Compared } from "@weir/domain/metrics/Count"
import { add, none, type Ratio } from "@weir/domain/metrics/Ratio"
import { daysOf } from "@weir/domain/time/Calendar"
import { assert } from "vitest"
import type { MetricName } from "@weir/domain/workbook/Core"
import { askOf, read } from "@weir/domain/workbook/evaluate"
import { falls } from "../oracle/stories.ts"
import { answersOf, talksOf } from "../oracle/talkStories.ts"
import type { Law } from "./Law.ts"

const total = (numbers: ReadonlyArray<number>): number => numbers.reduce((sum, n) => sum + n, 0)
const windows = ["now", "before", "beforeFull"] as const

/** Rows that partition a count do so in each window. */
const addUp = (whole: Compared, parts: ReadonlyArray<Compared>, what: string): void => {
  for (const window of windows)
    assert.strictEqual(total(parts.map((p) => p[window])), whole[window], `${what} ${window}`)
}

const calls: Law = {
  name: "answered, missed and voicemail are all calls, and so are people and days",
  proves: ["C1", "call.in", "call.out"],
  holds: ({ reading }) => {
    for (const name of ["callsIn", "callsOut"] as const) {
      const { all, answered, days, missed, rows, talkMs, voicemail } = reading(name)
      addUp(all, [answered, missed, voicemail], name)
      for (const row of rows)
        assert.strictEqual(row.answered + row.missed + row.voicemail, row.all, `${name} of ${row.name}`)
      assert.strictEqual(total(rows.map((row) => row.all)), all.now, `${name} by person`)
      assert.strictEqual(total(rows.map((row) => row.talkMs)), talkMs.now, `${name}, conversation by person`)
      assert.strictEqual(total(days.map(({ n }) => n)), all.now, `${name} by day`)
    }
  }
}

const messages: Law = {
  name: "channels add up to all messages that came, and people to all that were sent, the robot's apart",
  proves: ["M1", "M2", "msg.in", "msg.out"],
  holds: ({ ask, reading }) => {
    const incoming = reading("incomingMessages")
    addUp(
      incoming.total,
      incoming.channels.map((row) => row.messages),
      "in"
    )
    const outgoing = reading("outgoingMessages")
    addUp(
      outgoing.total,
      outgoing.rows.map((row) => row.messages),
      "out"
    )
    const people = new Set(ask.users.filter(({ name }) => name !== "Robot").map(({ id }) => id as string))
    for (const row of outgoing.rows) assert.isTrue(people.has(row.id), `${row.name} is no person`)
  }
}

const conversations: Law = {
  name: "each conversation belongs to one person and one channel, and to everybody who took part",
  proves: ["M3", "talk.processed"],
  holds: ({ reading }) => {
    const { channels, participants, rows, total: all } = reading("conversationsProcessed")
    addUp(
      all,
      rows.map((row) => row.talks),
      "people"
    )
    addUp(
      all,
      channels.map((row) => row.talks),
      "channels"
    )
    for (const row of rows) {
      const part = participants.find(({ id }) => id === row.id)
      for (const window of windows)
        assert.isAtLeast(part?.talks[window] ?? 0, row.talks[window], `${row.name} took part`)
    }
  }
}

const averages: Law = {
  name: "sums and counts of answers add up over people, over channels and over time: averages are never averaged",
  proves: ["M4", "M5", "G5", "msg.responseTime"],
  holds: ({ reading }) => {
    for (const name of ["averageResponseTime", "waitingTime"] as const) {
      const { beforeFull, channels, now, points, rows } = reading(name)
      const all = (ratios: ReadonlyArray<Ratio | null | undefined>) =>
        ratios.reduce<Ratio>((sum, one) => (one == null ? sum : add(sum, one)), none)
      assert.deepStrictEqual(all(rows.map((row) => row.times.average)), now.average, `${name} by person`)
      assert.deepStrictEqual(all(channels.map((row) => row.times.average)), now.average, `${name} by channel`)
      assert.deepStrictEqual(all(points.map((p) => p.now?.average)), now.average, `${name} over time`)
      assert.deepStrictEqual(all(points.map((p) => p.before?.average)), beforeFull.average, `${name} before`)
      for (const { before, now } of points)
        for (const point of [before, now]) assert.notStrictEqual(point?.average?.den, 0, "a gap is no zero")
    }
  }
}

const anchors: Law = {
  name: "both anchors have the same answers, and a client has waited at least since the last message",
  proves: ["M4", "msg.responseTime"],
  holds: ({ reading }) => {
    const [last, first] = [reading("averageResponseTime"), reading("waitingTime")]
    for (const window of windows) {
      assert.strictEqual(first[window].average.den, last[window].average.den, window)
      assert.isAtLeast(first[window].average.num, last[window].average.num, window)
      assert.isAtLeast(last[window].average.num, 0, window)
      const { median, p90 } = last[window]
      assert.isTrue(median === null ? p90 === null : p90 !== null && median <= p90, window)
    }
    assert.deepStrictEqual(first.waiting, last.waiting)
  }
}

const blurred: Law = {
  name: "median and 90th percentile lie within five percent of the true ones",
  proves: ["M4", "msg.responseTime"],
  holds: ({ ask, events, reading }) => {
    const answers = talksOf(events, ask)
      .flatMap(answersOf)
      .filter(({ at }) => falls(at, ask.window, ask))
    for (const [name, anchor] of [
      ["averageResponseTime", "afterLast"],
      ["waitingTime", "afterFirst"]
    ] as const) {
      const durations = answers.map((answer) => answer[anchor]).sort((a, b) => a - b)
      const { median, p90 } = reading(name).now
      for (const [told, tenths] of [
        [median, 5],
        [p90, 9]
      ] as const) {
        const exact = durations[Math.ceil((durations.length * tenths) / 10) - 1]
        if (exact === undefined || told === null) assert.strictEqual(told, exact ?? null, name)
        else assert.isAtMost(Math.abs(told - exact), 0.05 * exact, `${name} ${tenths}`)
      }
    }
  }
}

const scores: Law = {
  name: "promoters, passives and detractors are all who answered, their shares make a hundred, and the score lies between -100 and 100",
  proves: ["R1", "nps.score", "G5"],
  holds: ({ reading }) => {
    const { answers, channels, now, rows, scores, shares } = reading("nps")
    for (const of of [now, ...rows.map((row) => row.of), ...channels.map((row) => row.of)]) {
      assert.strictEqual(of.promoters + of.passives + of.detractors, of.answers)
      assert.isTrue(Math.abs(of.score.num) <= of.score.den && of.score.den === of.answers)
    }
    assert.strictEqual(now.answers, answers.now)
    for (const parts of [rows.map((row) => row.of), channels.map((row) => row.of)])
      for (const level of ["promoters", "passives", "detractors"] as const)
        assert.strictEqual(total(parts.map((of) => of[level])), now[level], level)
    assert.strictEqual(total(scores.map(({ n }) => n)), answers.now)
    const tenths = [shares.promoters, shares.passives, shares.detractors].map((n) => Math.round(n * 10))
    assert.strictEqual(total(tenths), answers.now === 0 ? 0 : 1000)
  }
}

const waiting: Law = {
  name: "incoming work is the talks, calls and activities that wait, person by person, whatever period is looked at",
  proves: ["4.5 two counters", "4.5 activities", "M4"],
  holds: ({ core, events, ledger, question, reading }) => {
    const { activities, calls, rows, talks, total: all } = reading("incomingWork")
    assert.strictEqual(talks + calls + activities, all)
    for (const kind of ["talks", "calls", "activities", "total"] as const)
      assert.strictEqual(
        total(rows.map((row) => row[kind])),
        { talks, calls, activities, total: all }[kind],
        kind
      )
    const { n, oldest } = reading("averageResponseTime").waiting
    assert.strictEqual(n, talks)
    assert.strictEqual(oldest === null, n === 0)
    const other = askOf(events, { ...question, period: { kind: "yesterday" } }, undefined, core)
    assert.deepStrictEqual(read("incomingWork", ledger, other, core), reading("incomingWork"))
  }
}

const days: Law = {
  name: "the days of a period add up to the period in calls, messages, answers, conversations and scores",
  proves: ["G1", "G2", "M4", "C1", "R1"],
  holds: ({ ask, core, events, ledger, question, reading }) => {
    const dates = daysOf(ask.workspace.zone, ask.window).map(({ date }) => date)
    if (dates.length > 10) return
    const asks = dates.map((date) =>
      askOf(events, { ...question, period: { kind: "custom", from: date, to: date } }, undefined, core)
    )
    const each = <A>(of: (ask: (typeof asks)[number]) => A): ReadonlyArray<A> => asks.map(of)
    for (const name of ["callsIn", "callsOut"] as const)
      assert.strictEqual(
        total(each((day) => read(name, ledger, day, core).all.now)),
        reading(name).all.now,
        name
      )
    for (const name of ["incomingMessages", "outgoingMessages", "conversationsProcessed"] as const)
      assert.strictEqual(
        total(each((day) => read(name, ledger, day, core).total.now)),
        reading(name).total.now,
        name
      )
    assert.strictEqual(
      total(each((day) => read("nps", ledger, day, core).answers.now)),
      reading("nps").answers.now,
      "nps"
    )
    for (const name of ["averageResponseTime", "waitingTime"] as const)
      assert.deepStrictEqual(
        each((day) => read(name, ledger, day, core).now.average).reduce(add, none),
        reading(name).now.average,
        name
      )
  }
}

const nobody = "00000000-0000-4000-8000-ffffffffffff"

/** Parts that look like parts and are none. */
const strange: Readonly<Partial<Record<MetricName, ReadonlyArray<string>>>> = {
  callsIn: [
    "all",
    "answered:",
    "answered:then",
    "answered:before:now",
    ":before",
    "talk:now:now",
    "day:",
    "day:1969-12-31"
  ],
  callsOut: ["internal", `user:${nobody}`, "user:", "user", "missed:nothing"],
  incomingMessages: ["channel:", "channel", "channel:web:then", "robot"],
  outgoingMessages: ["robot:then", "robots", `user:${ROBOT}`, `user:${nobody}`, "people"],
  conversationsProcessed: ["participant:", `participant:${nobody}`, "participants", "channel:", "last"],
  averageResponseTime: [
    "point:",
    "point:-1",
    "point:99999",
    "point:1.5",
    "pointBefore:x",
    "now:then",
    "now:ms:ms",
    "waiting:ms",
    "median"
  ],
  waitingTime: ["point:0:then", "points:0", "channel:", `user:${nobody}:ms`, "ms"],
  nps: [
    "score:11",
    "score:-1",
    "score:",
    "score",
    "promoters:then",
    "promoters:now:now",
    "passive",
    "answers",
    "latest:then",
    "latest:passive",
    "latest:promoters:now:now",
    "latest:"
  ],
  incomingWork: ["tasks", "total:total", `user:${nobody}:talks`, "user:", "waiting"]
}

const opensNothing: Law = {
  name: "what looks like a part of a number about talks and calls, and is none, does not open",
  proves: ["D8"],
  holds: ({ ask, core }) => {
    for (const [name, parts] of Object.entries(strange))
      for (const part of parts)
        assert.isNull(core.metrics[name as MetricName].explain(part, ask), `${name} ${part}`)
    const [person] = ask.users.filter(({ id }) => id !== ROBOT)
    if (person === undefined) return
    for (const name of Object.keys(strange))
      assert.isNull(core.metrics[name as MetricName].explain(`user:${person.id}:then`, ask), `${name} then`)
  }
}

export const laws: ReadonlyArray<Law> = [
  opensNothing,
  calls,
  messages,
  conversations,
  averages,
  anchors,
  blurred,
  scores,
  waiting,
  days
]
