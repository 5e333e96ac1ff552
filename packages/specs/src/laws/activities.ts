/** Laws of what may be done to activities, notes and files: decided once more it is decided so again, and what is taken back is gone. */
import type { Activity } from "@weir/domain/activity/Activity"
import type { ActivityCommand } from "@weir/domain/activity/ActivityCommand"
import type { ActivityFact } from "@weir/domain/activity/ActivityEvent"
import { EventId } from "@weir/domain/identity/Id"
import { added } from "@weir/domain/ledger/Entry"
import type { Event, Fact } from "@weir/domain/log/Event"
import type { Note } from "@weir/domain/note/Note"
import type { Around, Recorded } from "@weir/domain/record/Family"
import * as Instant from "@weir/domain/time/Instant"
import { metricNames } from "@weir/domain/workbook/Core"
import { ledgerOf, read } from "@weir/domain/workbook/evaluate"
import { around } from "@weir/domain/workbook/perform"
import { Result, Schema } from "effect"
import { assert } from "vitest"
import type { Law, Trial } from "./Law.ts"

const kinds = ["activity", "note", "file"] as const
type Kind = (typeof kinds)[number]

/** Who and what there was when a fact was decided on is not asked again: everybody is active, everything is there. */
const permissive = ({ played }: Trial): Around => ({
  ...around(played.state),
  user: (id) => ({ id, name: "", disabled: false }) as never,
  knows: () => true,
  has: () => true
})

/** What was asked for when this came of it. */
const askedFor = (fact: ActivityFact): ActivityCommand => {
  const { activityId } = fact
  const wish = (due: Activity["due"]) =>
    due === null ? null : due.date === null ? { at: due.at } : { date: due.date }
  switch (fact._tag) {
    case "ActivityAdded": {
      const { _tag: _, filing: __, due, ...rest } = fact
      return { _tag: "AddActivity", ...rest, due: wish(due) }
    }
    case "ActivityCompleted":
      return { _tag: "CompleteActivity", activityId, by: fact.completion.by, result: fact.result }
    case "ActivityReopened":
      return { _tag: "ReopenActivity", activityId }
    case "ActivityRescheduled":
      return { _tag: "RescheduleActivity", activityId, due: wish(fact.to) }
    case "ActivityChanged": {
      const { from, to } = fact
      if (from.ownerId !== to.ownerId) return { _tag: "ReassignActivity", activityId, to: to.ownerId }
      return JSON.stringify(from.type) === JSON.stringify(to.type)
        ? { _tag: "RebindActivity", activityId, to: to.bindings }
        : { _tag: "RetypeActivity", activityId, to: to.type }
    }
    case "ActivityTextChanged":
      return { _tag: "RewordActivity", activityId, to: fact.to }
    case "ActivityDeleted":
      return { _tag: "DeleteActivity", activityId }
    case "ActivityRestored":
      return { _tag: "RestoreActivity", activityId }
  }
}

const again: Law = {
  name: "what was asked of an activity, asked once more, is decided as it was, and asked twice is decided once",
  proves: ["T3", "T6", "T0", "G19", "B6"],
  holds: (trial) => {
    const { core, events } = trial
    const { activity } = core.families
    const there = permissive(trial)
    const states = new Map<string, Activity>()
    for (const { fact, occurredAt: at } of events) {
      if (!("activityId" in fact)) continue
      const [before, command] = [states.get(fact.activityId) ?? null, askedFor(fact)]
      assert.deepStrictEqual(activity.decide(before, command, at, there), Result.succeed([fact]), fact._tag)
      const after = activity.evolve(before, fact, at)
      const second = activity.decide(after, command, at, there)
      if (command._tag !== "DeleteActivity" && command._tag !== "RestoreActivity")
        assert.deepStrictEqual(second, Result.succeed([]), `${fact._tag}, again`)
      else assert.isTrue(Result.isFailure(second), `${fact._tag}, again`)
      states.set(fact.activityId, after)
    }
  }
}

/** The records of a kind as their events tell them, from nothing. */
const toldBy = ({ core, events }: Pick<Trial, "core" | "events">, kind: Kind) => {
  const family = core.families[kind]
  const told = new Map<string, Recorded>()
  for (const { fact, occurredAt } of events) {
    if (!(fact._tag in family.Fact.cases)) continue
    const of = family.idOf(fact as never)
    told.set(of, family.evolve((told.get(of) ?? null) as never, fact as never, occurredAt))
  }
  return told
}

const replayed: Law = {
  name: "replaying the events of an activity, a note or a file gives the state that was decided on",
  proves: ["G17", "E6"],
  holds: (trial) => {
    for (const kind of kinds) {
      const told = toldBy(trial, kind)
      assert.deepStrictEqual([...told], [...trial.played.state.records[kind]] as never, kind)
      const { State } = trial.core.families[kind]
      for (const record of told.values()) assert.isTrue(Schema.is(Schema.toType(State))(record), kind)
    }
  }
}

const trace: Law = {
  name: "every time a due date was put off is kept, and every version of a note",
  proves: ["T6", "N1"],
  holds: (trial) => {
    const facts = trial.events.map(({ fact }) => fact)
    for (const [id, activity] of toldBy(trial, "activity")) {
      const put = facts.filter(
        (fact) =>
          fact._tag === "ActivityRescheduled" &&
          fact.activityId === id &&
          fact.from !== null &&
          (fact.to === null || fact.to.at > fact.from.at)
      )
      assert.strictEqual((activity as Activity).pushes, put.length)
    }
    for (const [id, note] of toldBy(trial, "note")) {
      const versions = facts.flatMap((fact) =>
        fact._tag === "NoteEdited" && fact.noteId === id ? [fact] : []
      )
      const { edits, text } = note as Note
      assert.strictEqual(edits, versions.length)
      assert.strictEqual(versions.at(-1)?.to ?? text, text)
      for (const [i, { from }] of versions.entries()) if (i > 0) assert.strictEqual(from, versions[i - 1]?.to)
    }
  }
}

/** The log after some more commands on one record, all at the same later instant. */
const after = (
  trial: Trial,
  kind: Kind,
  record: Recorded,
  commands: ReadonlyArray<{ readonly _tag: string }>
): ReadonlyArray<Event> => {
  const { core, events } = trial
  const family = core.families[kind]
  const last = events.at(-1)
  if (last === undefined) return events
  const at = Instant.make(last.recordedAt + 1000)
  const log: Array<Event> = [...events]
  let state = record
  for (const command of commands) {
    const facts = family.decide(state as never, command as never, at, permissive(trial))
    for (const fact of Result.getOrThrow(facts as Result.Result<ReadonlyArray<Fact>, Error>)) {
      const id = EventId.make(`00000000-0000-4000-9000-${String(log.length).padStart(12, "0")}`)
      log.push({ ...last, id, seq: log.length + 1, occurredAt: at, recordedAt: at, fact })
      state = family.evolve(state as never, fact as never, at)
    }
  }
  return log
}

const reopened: Law = {
  name: "reopening takes a completion back at the instant it was entered at, and the due date stands open again",
  proves: ["T6", "T1", "T3"],
  holds: (trial) => {
    const { core, picks, played } = trial
    const done = [...played.state.records.activity.values()].filter(
      (a) => a.deletedAt === null && a.completion !== null
    )
    const one = done[(picks[2] ?? 0) % Math.max(1, done.length)]
    if (one === undefined) return
    const ledger = ledgerOf(
      after(trial, "activity", one, [{ _tag: "ReopenActivity", activityId: one.id } as never]),
      core
    )
    const left = (book: string) => {
      const places = new Map<string, ReadonlyArray<number>>()
      for (const entry of ledger) {
        if (entry.book !== book || entry.subject !== one.id) continue
        const place = `${entry.at} ${entry.key}`
        places.set(place, added(places.get(place) ?? [], entry.tally))
      }
      return [...places].filter(([, row]) => row.some((n) => n !== 0))
    }
    assert.deepStrictEqual(left("task-done"), [])
    const standing = left("task-due")
    assert.strictEqual(standing.length, one.due === null ? 0 : 1)
    for (const [place, row] of standing) {
      assert.isTrue(place.startsWith(`${one.due?.at} `) && place.endsWith("|open"), place)
      assert.deepStrictEqual(row, [1])
    }
  }
}

const verbs = {
  activity: { drop: "DeleteActivity", bring: "RestoreActivity", idOf: "activityId" },
  note: { drop: "DeleteNote", bring: "RestoreNote", idOf: "noteId" },
  file: { drop: "DeleteFile", bring: "RestoreFile", idOf: "fileId" }
} as const

/** A standing activity, note or file, where there is one. */
const some = ({ picks, played }: Trial): { readonly kind: Kind; readonly record: Recorded } | undefined => {
  const standing = kinds.flatMap((kind) =>
    [...played.state.records[kind].values()]
      .filter((record: Recorded) => record.deletedAt === null)
      .map((record) => ({ kind, record }))
  )
  return standing[(picks[3] ?? 0) % Math.max(1, standing.length)]
}

const untouched: Law = {
  name: "an activity, a note or a file that was deleted and restored reads as if it had not been touched",
  proves: ["G10", "N1", "F1"],
  holds: (trial) => {
    const { ask, core, reading } = trial
    const one = some(trial)
    if (ask.asOf !== null || one === undefined) return
    const { kind, record } = one
    const { bring, drop, idOf } = verbs[kind]
    const once = [drop, bring].map((_tag) => ({ _tag, [idOf]: record.id }))
    const ledger = ledgerOf(after(trial, kind, record, [...once, ...once]), core)
    for (const name of metricNames)
      assert.deepStrictEqual(read(name, ledger, ask, core), reading(name), `${kind}, ${name}`)
  }
}

const neverThere: Law = {
  name: "a deleted activity, note or file reads as if it had never been there",
  proves: ["G10", "N1", "F1"],
  holds: (trial) => {
    const { ask, core, events } = trial
    const one = some(trial)
    if (ask.asOf !== null || one === undefined) return
    const { kind, record } = one
    const { drop, idOf } = verbs[kind]
    const asked = { ...ask, deleted: "exclude" as const }
    const gone = ledgerOf(after(trial, kind, record, [{ _tag: drop, [idOf]: record.id } as never]), core)
    const about = (fact: Fact) => (fact as unknown as Record<string, unknown>)[idOf] === record.id
    const without = ledgerOf(
      events.filter(({ fact }) => !about(fact)),
      core
    )
    for (const name of metricNames)
      assert.deepStrictEqual(read(name, gone, asked, core), read(name, without, asked, core), name)
  }
}

export const laws: ReadonlyArray<Law> = [again, replayed, trace, reopened, untouched, neverThere]
