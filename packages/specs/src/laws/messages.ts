/** Laws of what may be done to talks and calls: told twice it is one, told in another order it is the same, and what is taken back is gone. */
import { answeredBy, answers, type Call } from "@weir/domain/call/Call"
import { EventId, TalkId } from "@weir/domain/identity/Id"
import type { Event, Fact } from "@weir/domain/log/Event"
import type { Around, Recorded } from "@weir/domain/record/Family"
import type { Talk } from "@weir/domain/talk/Talk"
import type { TalkCommand } from "@weir/domain/talk/TalkCommand"
import type { TalkFact } from "@weir/domain/talk/TalkEvent"
import * as Instant from "@weir/domain/time/Instant"
import { metricNames } from "@weir/domain/workbook/Core"
import { ledgerOf, read } from "@weir/domain/workbook/evaluate"
import { around } from "@weir/domain/workbook/perform"
import { defaultSettings, type Settings } from "@weir/domain/workspace/Workspace"
import { Result, Schema } from "effect"
import { assert } from "vitest"
import { askedFor } from "./askedFor.ts"
import type { Law, Trial } from "./Law.ts"

const kinds = ["call", "talk"] as const
const HOUR = 3_600_000

/** Who and what there was when a fact was decided on is not asked again; what was switched on then is. */
const permissive = ({ played }: Trial, settings: Settings): Around => {
  const there = around(played.state)
  return {
    ...there,
    workspace: { ...there.workspace, settings },
    user: (id) => ({ id, name: "", disabled: false }) as never,
    knows: () => true,
    has: () => true,
    holderOfKey: () => null,
    holderOfName: () => null,
    waitingCalls: () => [],
    callsBack: () => []
  }
}

/** The facts that were decided on together. */
const transactions = (events: ReadonlyArray<Event>): ReadonlyArray<ReadonlyArray<Event>> => {
  const found = new Map<string, Array<Event>>()
  for (const event of events) {
    const own = found.get(event.transaction)
    if (own === undefined) found.set(event.transaction, [event])
    else own.push(event)
  }
  return [...found.values()]
}

const again: Law = {
  name: "what was asked of a talk or a call, asked once more, is decided as it was, and asked twice is decided once",
  proves: ["C1", "M1", "M3", "M4", "R1", "G19"],
  holds: (trial) => {
    const { core, events } = trial
    const states = new Map<string, Recorded>()
    const names = new Map<string, string>()
    let settings = defaultSettings
    for (const told of transactions(events)) {
      const facts = told.map(({ fact }) => fact)
      const [first] = told
      if (facts[0]?._tag === "SettingsChanged") settings = facts[0].to
      if (first === undefined) continue
      const take = (): void => {
        for (const fact of facts) {
          if (!("talkId" in fact || "callId" in fact)) continue
          const of = core.families["callId" in fact ? "call" : "talk"]
          const about = of.idOf(fact as never)
          const next = of.evolve((states.get(about) ?? null) as never, fact as never, first.occurredAt)
          states.set(about, next)
          for (const name of of.names?.given(fact as never, next as never) ?? []) names.set(name, about)
        }
      }
      // What comes of a merge, or of somebody leaving, was not asked of the talk or the call.
      const command = facts.every((fact) => "talkId" in fact || "callId" in fact) ? askedFor(facts) : null
      if (command === null) {
        take()
        continue
      }
      const kind = "callId" in command ? "call" : "talk"
      const family = core.families[kind]
      const [id, at] = [family.subjectOf(command as never), first.occurredAt]
      const there: Around = {
        ...permissive(trial, settings),
        holderOfName: (name) => states.get(names.get(name) ?? "") ?? null,
        callsBack: (called) =>
          [...states.values()].filter((r): r is Call => r.kind === "call" && answers(called, r as Call)),
        waitingCalls: (calling) =>
          [...states.values()].filter((r): r is Call => r.kind === "call" && answeredBy(calling, r as Call))
      }
      const before = states.get(id) ?? null
      assert.deepStrictEqual(
        family.decide(before as never, command as never, at, there) as Result.Result<unknown, unknown>,
        Result.succeed(facts),
        command._tag
      )
      take()
      const after = states.get(id)
      if (after === undefined) continue
      const second = family.decide(after as never, command as never, at, there) as Result.Result<
        unknown,
        unknown
      >
      const taken = /^(?:Delete|Restore)/.test(command._tag)
      if (taken) assert.isTrue(Result.isFailure(second), `${command._tag}, again`)
      else assert.deepStrictEqual(second, Result.succeed([]), `${command._tag}, again`)
      if (command._tag !== "RecordMessage" || after.deletedAt !== null) continue
      const elsewhere = { ...(after as Talk), id: TalkId.make(id.replace(/^./, "f")), messages: [] }
      assert.deepStrictEqual(
        core.families.talk.decide(elsewhere, { ...command, talkId: elsewhere.id }, at, there),
        Result.succeed([]),
        "RecordMessage, in another talk"
      )
    }
  }
}

const replayed: Law = {
  name: "replaying the events of a talk or a call gives the state that was decided on",
  proves: ["G17", "E6"],
  holds: ({ core, events, played }) => {
    for (const kind of kinds) {
      const family = core.families[kind]
      const told = new Map<string, Recorded>()
      for (const { fact, occurredAt } of events) {
        if (!(fact._tag in family.Fact.cases)) continue
        const of = family.idOf(fact as never)
        told.set(of, family.evolve((told.get(of) ?? null) as never, fact as never, occurredAt))
      }
      assert.deepStrictEqual([...told], [...played.state.records[kind]] as never, kind)
      for (const record of told.values()) assert.isTrue(Schema.is(Schema.toType(family.State))(record), kind)
    }
  }
}

type Opened = Extract<TalkFact, { readonly _tag: "TalkOpened" }>
type Recording = Extract<TalkFact, { readonly _tag: "MessageRecorded" }>
interface Told {
  readonly at: Instant.Instant
  readonly fact: Recording
}

/** The talk after these messages were told one after the other, and the answers that were given and not taken back. */
const conversed = (trial: Trial, opened: Opened, at: Instant.Instant, told: ReadonlyArray<Told>) => {
  const { talk: family } = trial.core.families
  const there = permissive(trial, defaultSettings)
  const standing: Array<string> = []
  let talk: Talk = family.evolve(null, opened, at)
  for (const message of told) {
    const command = askedFor([message.fact]) as TalkCommand
    for (const fact of Result.getOrThrow(family.decide(talk, command, message.at, there))) {
      if (fact._tag === "MessageRecorded") {
        for (const reply of fact.taken) standing.splice(standing.indexOf(JSON.stringify(reply)), 1)
        standing.push(...fact.given.map((reply) => JSON.stringify(reply)))
      }
      talk = family.evolve(talk, fact, message.at)
    }
  }
  return { talk, answers: standing.sort() }
}

const anyOrder: Law = {
  name: "in whatever order messages are told, those of equal instants apart, they make the same answers and the same wait",
  proves: ["M4", "G12", "G14"],
  holds: (trial) => {
    for (const { id } of trial.played.state.records.talk.values()) {
      const own = trial.events.flatMap(({ fact, occurredAt: at }) =>
        "talkId" in fact && fact.talkId === id ? [{ fact, at }] : []
      )
      const [begin] = own
      if (begin?.fact._tag !== "TalkOpened") continue
      const closed = own.findIndex(({ fact }) => fact._tag === "TalkClosed")
      const told = own
        .slice(0, closed === -1 ? own.length : closed)
        .flatMap(({ at, fact }) => (fact._tag === "MessageRecorded" ? [{ at, fact }] : []))
      const inOrder = told.toSorted((a, b) => a.at - b.at)
      const backwards = told.toSorted((a, b) => b.at - a.at)
      const [one, other] = [inOrder, backwards].map((list) =>
        conversed(trial, begin.fact as Opened, begin.at, list)
      )
      assert.deepStrictEqual(other?.talk.messages, one?.talk.messages)
      assert.deepStrictEqual(other?.talk.waitingSince, one?.talk.waitingSince)
      assert.deepStrictEqual(other?.answers, one?.answers)
    }
  }
}

const tooLate: Law = {
  name: "a score is taken in time and within the scale, the last moment included",
  proves: ["R1", "X8"],
  holds: (trial) => {
    const { talk: family } = trial.core.families
    const { nps } = defaultSettings
    for (const { answer, asked, talk } of surveys(trial)) {
      for (const lowest of [0, 1] as const) {
        const there = permissive(trial, { ...defaultSettings, nps: { ...nps, lowest, enabled: true } })
        const decided = (score: number, after: number) =>
          family.decide(
            talk,
            { _tag: "AnswerNps", talkId: talk.id, score },
            Instant.make(asked + after),
            there
          )
        const tag = (of: ReturnType<typeof decided>) => (Result.isFailure(of) ? of.failure._tag : "taken")
        assert.strictEqual(tag(decided(10, nps.hours * HOUR)), "taken")
        assert.strictEqual(tag(decided(lowest, 0)), "taken")
        assert.strictEqual(tag(decided(10, nps.hours * HOUR + 1)), "NpsTooLate")
        for (const score of [lowest - 1, 11, 7.5])
          assert.strictEqual(tag(decided(score, 0)), "ScoreOutOfRange")
      }
      assert.isTrue(answer === null || Number.isInteger(answer))
    }
  }
}

/** Talks as they were the moment their clients were asked for a score. */
const surveys = (trial: Trial) => {
  const { talk: family } = trial.core.families
  const states = new Map<string, Talk>()
  return trial.events.flatMap(({ fact, occurredAt: at }) => {
    if (!("talkId" in fact)) return []
    const talk = family.evolve(states.get(fact.talkId) ?? null, fact, at)
    states.set(fact.talkId, talk)
    return fact._tag === "NpsAsked" ? [{ talk, asked: at, answer: talk.survey?.answer?.score ?? null }] : []
  })
}

/** The log after a call or a talk was deleted, and perhaps brought back. */
const after = (
  trial: Trial,
  record: Recorded,
  tags: ReadonlyArray<"Delete" | "Restore">
): ReadonlyArray<Event> => {
  const { core, events } = trial
  const last = events.at(-1)
  if (last === undefined) return events
  const at = Instant.make(Math.max(last.recordedAt, record.changedAt) + 1000)
  const log = [...events]
  let state = record
  for (const tag of tags) {
    const kind = record.kind === "call" ? "call" : "talk"
    const command = { _tag: `${tag}${kind === "call" ? "Call" : "Talk"}`, [`${kind}Id`]: record.id }
    const family = core.families[kind]
    const facts = family.decide(state as never, command as never, at, permissive(trial, defaultSettings))
    for (const fact of Result.getOrThrow(facts as Result.Result<ReadonlyArray<Fact>, Error>)) {
      const id = EventId.make(`00000000-0000-4000-9000-${String(log.length).padStart(12, "0")}`)
      log.push({ ...last, id, seq: log.length + 1, occurredAt: at, recordedAt: at, fact })
      state = family.evolve(state as never, fact as never, at)
    }
  }
  return log
}

const gone: Law = {
  name: "a deleted talk or call reads as if it had never been there, and brought back as if nothing had happened",
  proves: ["G10"],
  holds: (trial) => {
    const { ask, core, events, picks, reading } = trial
    if (ask.asOf !== null) return
    const { call, talk } = trial.played.state.records
    const all: ReadonlyArray<Recorded> = [...call.values(), ...talk.values()].filter(
      (r) => r.deletedAt === null
    )
    const record = all[(picks[4] ?? 0) % Math.max(1, all.length)]
    if (record === undefined) return
    const asked = { ...ask, deleted: "exclude" as const }
    if ((picks[5] ?? 0) % 2 === 0) {
      const restored = ledgerOf(after(trial, record, ["Delete", "Restore"]), core)
      for (const name of metricNames)
        assert.deepStrictEqual(read(name, restored, ask, core), reading(name), name)
      return
    }
    const deleted = ledgerOf(after(trial, record, ["Delete"]), core)
    const without = ledgerOf(
      events.filter(
        ({ fact }) =>
          !("talkId" in fact && fact.talkId === record.id) && !("callId" in fact && fact.callId === record.id)
      ),
      core
    )
    for (const name of metricNames)
      assert.deepStrictEqual(read(name, deleted, asked, core), read(name, without, asked, core), name)
  }
}

export const laws: ReadonlyArray<Law> = [again, replayed, anyOrder, tooLate, gone]
