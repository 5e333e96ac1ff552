/** What must a log do? Tell every event once, in its order, to whoever asks from wherever. */
import { assert } from "@effect/vitest"
import { EventLog, type From, type LogPage, type Recorded } from "@weir/application/ports/EventLog"
import { Journal } from "@weir/application/ports/Journal"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import { ImportId } from "@weir/domain/identity/Id"
import { ActorKind } from "@weir/domain/log/ActorKind"
import { compare, type Event, SubjectKind, subjectOf } from "@weir/domain/log/Event"
import { type EventFilter, isWanted } from "@weir/domain/log/EventFilter"
import { noLink } from "@weir/domain/log/link"
import type { ValueFilter } from "@weir/domain/log/LineFilter"
import { rowsOf } from "@weir/domain/log/rows"
import * as Currency from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import { histories } from "@weir/specs/histories/histories"
import { Effect } from "effect"
import * as fc from "fast-check"
import { byImport, commitOf, creation, dealId, newWorkspaceId, openOffice, store } from "./office.ts"
import { run, type Suite } from "./suite.ts"

export const eventLog: Suite = {
  title: "EventLog",
  laws: ({ law, runs, test }) => {
    law(
      "read in pieces of any size it tells every event once, in order",
      fc.tuple(histories(), fc.integer({ min: 1, max: 9 })),
      Math.ceil(runs / 2),
      ([history, limit]) =>
        Effect.gen(function* () {
          const log = yield* EventLog
          const { events, workspaceId } = yield* store(history)
          const told: Array<Event> = []
          while (told.length < events.length + 1) {
            const piece: ReadonlyArray<Event> = yield* log.after(workspaceId, told.at(-1)?.seq ?? 0, limit)
            assert.isAtMost(piece.length, limit)
            if (piece.length === 0) break
            told.push(...piece)
          }
          assert.deepStrictEqual(told, events)
          assert.strictEqual(yield* log.last(workspaceId), events.length)
        })
    )

    law(
      "holds every event by a link that is made of it and of the one before, however the log is read",
      fc.tuple(histories(), fc.integer({ min: 1, max: 40 })),
      Math.ceil(runs / 2),
      ([history, limit]) =>
        Effect.gen(function* () {
          const log = yield* EventLog
          const { events, workspaceId } = yield* store(history)
          const told: Array<Recorded> = []
          let behind = { seq: 0, link: noLink }
          for (;;) {
            const piece = yield* log.recorded(workspaceId, behind, limit)
            const last = piece.at(-1)
            if (last === undefined) break
            told.push(...piece)
            behind = { seq: last.event.seq, link: last.link }
          }
          assert.deepStrictEqual(
            told.map(({ event }) => event),
            events
          )
          assert.deepStrictEqual(
            told.map(({ link }) => link),
            told.map(({ due }) => due)
          )
          assert.strictEqual(new Set(told.map(({ link }) => link)).size, events.length)
          for (const { event, filed, first } of told)
            assert.deepStrictEqual([filed, first], [{ tag: event.fact._tag, ...subjectOf(event) }, null])
          assert.deepStrictEqual(yield* log.end(workspaceId), behind)
          const [astray] = yield* log.recorded(workspaceId, { seq: 0, link: "else" }, 1)
          assert.notStrictEqual(astray?.due, astray?.link)
        })
    )

    law(
      "finds events by their places, and those about one record",
      fc.tuple(histories(), fc.array(fc.nat(60), { maxLength: 6 })),
      Math.ceil(runs / 2),
      ([history, seqs]) =>
        Effect.gen(function* () {
          const log = yield* EventLog
          const { events, workspaceId } = yield* store(history)
          const found = yield* log.at(workspaceId, seqs)
          assert.sameDeepMembers(
            [...found],
            events.filter(({ seq }) => seqs.includes(seq))
          )
          const subjects = new Map(events.slice(-6).map((event) => [subjectOf(event).id, subjectOf(event)]))
          for (const { id, kind } of subjects.values()) {
            const about = events.filter(
              (event) => subjectOf(event).kind === kind && subjectOf(event).id === id
            )
            assert.deepStrictEqual(yield* log.about(workspaceId, kind, id), about, `${kind} ${id}`)
          }
        })
    )

    law(
      "tells what was known of some kinds of records at an instant",
      fc.tuple(histories(), fc.subarray([...SubjectKind.literals]), fc.array(fc.nat(99), { maxLength: 3 })),
      Math.ceil(runs / 2),
      ([history, kinds, picks]) =>
        Effect.gen(function* () {
          const log = yield* EventLog
          const { events, workspaceId } = yield* store(history)
          const moments = picks.map((n) => events[n % events.length]?.recordedAt ?? Instant.MIN)
          for (const at of [
            Instant.MIN,
            Instant.MAX,
            ...moments,
            ...moments.map((m) => Instant.clamp(m - 1))
          ]) {
            assert.deepStrictEqual(
              yield* log.known(workspaceId, kinds, at),
              events.filter((event) => event.recordedAt <= at && kinds.includes(subjectOf(event).kind))
            )
          }
        })
    )

    law(
      "finds what is looked for by business time, from the newest back and from the oldest on, in pages of any size",
      fc.tuple(
        histories(),
        fc.array(filterSeed, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 7 })
      ),
      Math.ceil(runs / 2),
      ([history, seeds, limit]) =>
        Effect.gen(function* () {
          const log = yield* EventLog
          const { events, workspaceId } = yield* store(history)
          for (const seed of seeds) {
            const filter = filterOf(seed, events)
            const wanted = events.filter((event) => isWanted(filter, event)).sort((a, b) => compare(b, a))
            for (const way of ["before", "newer"] as const) {
              const told: Array<Event> = []
              let place: number | null = null
              for (let page = 0; page <= events.length; page++) {
                const from: From = way === "before" ? { before: place } : { newer: place }
                const found: LogPage = yield* log.page(workspaceId, filter, from, limit)
                assert.isAtMost(found.events.length, limit)
                told.push(...found.events)
                place = found.next
                if (place === null) break
              }
              assert.deepStrictEqual(
                told,
                way === "before" ? wanted : wanted.toReversed(),
                `${way} ${JSON.stringify(filter)}`
              )
            }
          }
        })
    )

    test("tells what an import caused, newest first, and not what was done to take it back", () =>
      Effect.gen(function* () {
        const [journal, log] = [yield* Journal, yield* EventLog]
        const office = yield* openOffice()
        const [importId, other] = [ImportId.make(crypto.randomUUID()), ImportId.make(crypto.randomUUID())]
        const caused: Array<number> = []
        for (const n of [1, 2, 3, 4]) {
          const { seq } = yield* journal.commit(
            commitOf(office.ask(creation(office, n), { cause: byImport(importId) }))
          )
          caused.unshift(seq)
        }
        yield* journal.commit(commitOf(office.ask(creation(office, 5), { cause: byImport(other) })))
        yield* journal.commit(commitOf(office.ask(creation(office, 6))))
        const undo = { kind: "undo" as const, importId }
        yield* journal.commit(
          commitOf(office.ask(DealCommand.cases.DeleteDeal.make({ dealId: dealId(4) }), { cause: undo }))
        )
        const places = (before: number | null, limit: number) =>
          Effect.map(log.ofImport(office.workspaceId, importId, before, limit), (events) =>
            events.map(({ seq }) => seq)
          )
        assert.deepStrictEqual(yield* places(null, 10), caused)
        assert.deepStrictEqual(yield* places(null, 2), caused.slice(0, 2))
        assert.deepStrictEqual(yield* places(caused[1] ?? null, 10), caused.slice(2))
        assert.deepStrictEqual(yield* places(caused[3] ?? null, 10), [])
      }))

    test("a reader that follows while eight write at once misses nothing", () =>
      Effect.gen(function* () {
        const [journal, log] = [yield* Journal, yield* EventLog]
        const office = yield* openOffice()
        const begun = yield* log.last(office.workspaceId)
        const batches = Array.from({ length: 24 }, (_, n) => office.ask(creation(office, n)))
        const told: Array<number> = []
        const follow = Effect.gen(function* () {
          for (let round = 0; round < 5000 && told.length < batches.length; round++) {
            for (const { seq } of yield* log.after(office.workspaceId, told.at(-1) ?? begun, 5))
              told.push(seq)
            yield* Effect.yieldNow
          }
        })
        const write = Effect.forEach(batches, (batch) => journal.commit(commitOf(batch)), { concurrency: 8 })
        yield* Effect.all([write, follow], { concurrency: "unbounded" })
        assert.deepStrictEqual(
          told,
          batches.map((_, i) => begun + i + 1)
        )
      }))

    test("the log of an unknown workspace is empty", () =>
      Effect.gen(function* () {
        const log = yield* EventLog
        const workspaceId = newWorkspaceId()
        assert.strictEqual(yield* log.last(workspaceId), 0)
        assert.deepStrictEqual(yield* log.after(workspaceId, 0, 10), [])
        assert.deepStrictEqual(yield* log.at(workspaceId, [1]), [])
        assert.deepStrictEqual(yield* log.at(workspaceId, []), [])
      }))
  }
}

/** Numbers that choose conditions out of what a history holds; null leaves a condition out. */
const filterSeed = fc.record({
  from: fc.option(fc.nat(99), { freq: 3 }),
  to: fc.option(fc.nat(99), { freq: 3 }),
  asOf: fc.option(fc.nat(99), { freq: 3 }),
  after: fc.option(fc.nat(40), { freq: 3 }),
  actors: fc.option(fc.array(fc.nat(99), { maxLength: 2 }), { freq: 3 }),
  kinds: fc.option(fc.subarray([...ActorKind.literals]), { freq: 3 }),
  tags: fc.option(fc.array(fc.nat(99), { maxLength: 4 }), { freq: 2 }),
  subjects: fc.option(fc.array(fc.nat(99), { maxLength: 3 }), { freq: 3 }),
  pipeline: fc.option(fc.nat(99), { freq: 4 }),
  before: fc.option(fc.array(fc.nat(99), { maxLength: 2 }), { freq: 4 }),
  later: fc.option(fc.array(fc.nat(99), { maxLength: 2 }), { freq: 4 }),
  but: fc.option(fc.array(fc.nat(99), { maxLength: 2 }), { freq: 4 }),
  butKinds: fc.option(fc.subarray([...ActorKind.literals], { maxLength: 2 }), { freq: 5 }),
  value: fc.option(fc.tuple(fc.nat(99), fc.nat(9), fc.boolean()), { freq: 4 })
})

const filterOf = (
  seed: typeof filterSeed extends fc.Arbitrary<infer S> ? S : never,
  events: ReadonlyArray<Event>
): EventFilter => {
  const pick = <A>(all: ReadonlyArray<A>, n: number): ReadonlyArray<A> =>
    all.length === 0 ? [] : [all[n % all.length]!]
  const picks = <A>(all: ReadonlyArray<A>, ns: ReadonlyArray<number>) => ns.flatMap((n) => pick(all, n))
  const event = (n: number) => events[n % events.length]!
  const moves = events.flatMap(({ fact }) => (fact._tag === "DealMoved" ? [fact] : []))
  const pipelines = events.flatMap(({ fact }) => (fact._tag === "PipelineAdded" ? [fact.pipelineId] : []))
  const [place, from, isBefore] = seed.value ?? [0, 0, true]
  const [value] = seed.value === null ? [] : pick(said(events, isBefore), place)
  const line: ValueFilter | undefined = value && {
    // A part of what is written, in capitals: neither the rest nor the case matters.
    text: value.text.slice(from % Math.max(1, value.text.length)).toUpperCase() || value.text,
    ids: value.ids,
    base: Currency.make("EUR")
  }
  const [pipelineId] = seed.pipeline === null ? [] : pick(pipelines, seed.pipeline)
  return {
    ...(seed.from === null ? {} : { from: event(seed.from).occurredAt }),
    ...(seed.to === null ? {} : { to: event(seed.to).occurredAt }),
    ...(seed.asOf === null ? {} : { asOf: event(seed.asOf).recordedAt }),
    ...(seed.after === null ? {} : { after: seed.after }),
    ...(seed.actors === null ? {} : { actorIds: seed.actors.map((n) => event(n).actor.userId) }),
    ...(seed.kinds === null ? {} : { actorKinds: seed.kinds }),
    ...(seed.tags === null ? {} : { tags: seed.tags.map((n) => event(n).fact._tag) }),
    ...(seed.subjects === null ? {} : { subjectIds: seed.subjects.map((n) => subjectOf(event(n)).id) }),
    ...(pipelineId === undefined ? {} : { pipelineId }),
    ...(seed.before === null ? {} : { stagesBefore: picks(moves, seed.before).map((m) => m.from.stageId) }),
    ...(seed.later === null ? {} : { stagesAfter: picks(moves, seed.later).map((m) => m.to.stageId) }),
    ...(seed.but === null ? {} : { exceptActorIds: seed.but.map((n) => event(n).actor.userId) }),
    ...(seed.butKinds === null ? {} : { exceptActorKinds: seed.butKinds }),
    ...(line === undefined ? {} : { line: isBefore ? { before: line } : { after: line } })
  }
}

/** What stands before or after the changes of a history, as one would look for it. */
const said = (events: ReadonlyArray<Event>, isBefore: boolean) =>
  events.flatMap(rowsOf).flatMap(({ after, before }) => {
    const value = isBefore ? before : after
    switch (value?._tag) {
      case "Text":
        return [{ text: value.text, ids: [] }]
      case "Money":
        return [{ text: String(Math.trunc(Math.abs(value.amount) / 100)), ids: [] }]
      case "Person":
        return [{ text: "?", ids: [value.id] }]
      case "Stage":
        return [{ text: "?", ids: [value.stageId] }]
      default:
        return []
    }
  })

/** Holds an adapter to the laws of the log. */
export const eventLogSuite = run(eventLog)
