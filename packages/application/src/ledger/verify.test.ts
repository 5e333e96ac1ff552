/** Does verification find what is wrong, and nothing when all is right? */
import { it } from "@effect/vitest"
import { DealId, TeamId } from "@weir/domain/identity/Id"
import { Currency } from "@weir/domain/money/Currency"
import type { Team } from "@weir/domain/team/Team"
import * as Instant from "@weir/domain/time/Instant"
import { Zone } from "@weir/domain/time/Zone"
import { layer as memory } from "@weir/memory/Memory"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { assert, describe } from "vitest"
import { changeDeal } from "../deal/changeDeal.ts"
import { uuid } from "../Ids.ts"
import * as Feed from "../live/Feed.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory } from "../ports/Directory.ts"
import { EventLog } from "../ports/EventLog.ts"
import { Journal } from "../ports/Journal.ts"
import { Ledger } from "../ports/Ledger.ts"
import { openWorkspace } from "../workspace/openWorkspace.ts"
import { verify } from "./verify.ts"

const world = Layer.mergeAll(memory, Feed.layer)

/** A workspace with one deal that was won, deleted and restored. */
const eventful = Effect.gen(function* () {
  yield* TestClock.setTime(Instant.iso("2026-03-18T10:00:00Z"))
  const { adminId, workspaceId } = yield* openWorkspace({
    name: "Halden",
    zone: Zone.make("Europe/Lisbon"),
    weekStart: 1,
    baseCurrency: Currency.make("EUR"),
    admin: { name: "Ana", email: "ana@example.com" }
  })
  const who = { workspaceId, actor: { kind: "user", userId: adminId } } as const
  const pipeline = (yield* (yield* Directory).get(workspaceId)).pipelines[0]!
  const dealId = DealId.make(yield* uuid)
  yield* changeDeal(who, {
    _tag: "CreateDeal",
    dealId,
    externalId: null,
    title: "Porto Marble",
    companyId: null,
    contactId: null,
    productId: null,
    fields: {},
    pipelineId: pipeline.id,
    stageId: pipeline.stages[1]!.id,
    budget: { amount: 9_900_00, currency: Currency.make("EUR") },
    ownerId: adminId,
    sourceId: null,
    lossReasonId: null
  })
  for (const _tag of ["WinDeal", "DeleteDeal", "RestoreDeal"] as const)
    yield* changeDeal(who, { _tag, dealId })
  return workspaceId
})

/** A team that no event ever made. */
const nobodySaid: Team = {
  kind: "team",
  id: TeamId.make("00000000-0000-4000-8000-00000000fade"),
  name: "Phantoms",
  members: [],
  past: [],
  changedAt: Instant.MIN,
  deletedAt: null,
  version: 1
}

describe("verification", () => {
  it.effect("finds nothing in books that agree with the log", () =>
    Effect.gen(function* () {
      const verdict = yield* verify(yield* eventful)
      assert.deepStrictEqual(verdict.found, [])
      assert.isTrue(verdict.entries > 8 && verdict.deals === 1)
    }).pipe(Effect.provide(world))
  )

  it.effect(
    "names an entry that is missing, one that should not be there, a gap in the log, and a state that is not what happened",
    () =>
      Effect.gen(function* () {
        const workspaceId = yield* eventful
        const ledger = yield* Ledger
        const lost = verify(workspaceId).pipe(
          Effect.provideService(Ledger, {
            ...ledger,
            written: (...asked) => Effect.map(ledger.written(...asked), (entries) => entries.slice(1))
          })
        )
        assert.isTrue((yield* lost).found.some((f) => f.what === "entry" && f.detail.startsWith("missing")))
        const changed = verify(workspaceId).pipe(
          Effect.provideService(Ledger, {
            ...ledger,
            written: (...asked) =>
              Effect.map(ledger.written(...asked), (entries) =>
                entries.map((e, i) => (i === 0 ? { ...e, tally: e.tally.map((n) => n + 1) } : e))
              )
          })
        )
        assert.isTrue((yield* changed).found.some((f) => f.detail.startsWith("not in the log")))
        const log = yield* EventLog
        const gap = verify(workspaceId).pipe(
          Effect.provideService(EventLog, {
            ...log,
            recorded: (...asked) =>
              Effect.map(log.recorded(...asked), (all) =>
                all.filter(({ event }) => event.fact._tag !== "DealDeleted")
              )
          })
        )
        assert.isTrue(
          (yield* gap).found.some(({ detail }) => /^expected place \d+ in the log$/u.test(detail))
        )
        const deals = yield* Deals
        const state = verify(workspaceId).pipe(
          Effect.provideService(Deals, {
            ...deals,
            some: (...asked) =>
              Effect.map(deals.some(...asked), (all) => all.map((d) => ({ ...d, title: "Other" })))
          })
        )
        assert.isTrue((yield* state).found.some((f) => f.what === "state"))
        assert.deepStrictEqual((yield* verify(workspaceId)).found, [])
        yield* (yield* Journal).commit({
          workspaceId,
          events: [],
          expected: [],
          changes: { records: [nobodySaid] },
          answer: null
        })
        assert.deepInclude((yield* verify(workspaceId)).found, {
          what: "state",
          subject: nobodySaid.id,
          detail: "the team is not in the log"
        })
      }).pipe(Effect.provide(world))
  )

  it.effect("knows a head that was noted earlier, and none that the log never had", () =>
    Effect.gen(function* () {
      const workspaceId = yield* eventful
      const { head } = yield* verify(workspaceId)
      const log = yield* EventLog
      const [first] = yield* log.recorded(workspaceId, { seq: 0, link: "" }, 1)
      assert.deepStrictEqual((yield* verify(workspaceId, head)).found, [])
      assert.deepStrictEqual((yield* verify(workspaceId, first?.link)).found, [])
      const { found } = yield* verify(workspaceId, "f".repeat(64))
      assert.deepStrictEqual(
        found.map(({ detail, what }) => [what, detail]),
        [["event", `no event up to it has the link ${"f".repeat(64)}: the log was cut off, or written anew`]]
      )
    }).pipe(Effect.provide(world))
  )

  it.effect("names the events one of which nobody can read, and goes on with the links", () =>
    Effect.gen(function* () {
      const workspaceId = yield* eventful
      const log = yield* EventLog
      const { found } = yield* verify(workspaceId).pipe(
        Effect.provideService(EventLog, {
          ...log,
          recorded: (...asked) =>
            Effect.map(log.recorded(...asked), (all) =>
              all.map((one, i) =>
                i === all.length - 1
                  ? { ...one, due: "else", event: { ...one.event, fact: null as never } }
                  : one
              )
            )
        })
      )
      const last = yield* log.last(workspaceId)
      assert.deepStrictEqual(
        found.slice(0, 2).map(({ subject }) => subject),
        [String(last), `1..${last}`]
      )
    }).pipe(Effect.provide(world))
  )
})
