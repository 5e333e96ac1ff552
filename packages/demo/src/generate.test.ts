import { Deal } from "@weir/domain/deal/Deal"
import { ROBOT } from "@weir/domain/identity/Id"
import { EventDraft } from "@weir/domain/log/Event"
import { replay } from "@weir/domain/log/replay"
import { recordKinds } from "@weir/domain/record/families"
import { calendar } from "@weir/domain/workspace/Workspace"
import * as Instant from "@weir/domain/time/Instant"
import * as Period from "@weir/domain/time/Period"
import { contains } from "@weir/domain/time/Window"
import { Result, Schema } from "effect"
import { assert, describe, it } from "vitest"
import { type Demo, generate } from "./generate.ts"

const wednesday = Instant.iso("2026-11-18T16:20:00Z")
const demo = generate({ seed: 7, now: wednesday })

const facts = (of: Demo, from: Instant.Instant, to: Instant.Instant) =>
  of.events.filter((e) => contains({ from, to }, e.occurredAt)).map((e) => e.fact)

it("the same seed and the same present tell the same story", () => {
  assert.deepStrictEqual(generate({ seed: 7, now: wednesday }), demo)
})

it("another seed tells another one", () => {
  assert.notDeepEqual(generate({ seed: 8, now: wednesday }).events, demo.events)
})

it("nothing happens after now, and everything is told in order and was known when it happened", () => {
  for (const [i, event] of demo.events.entries()) {
    assert.isAtMost(event.occurredAt, wednesday)
    assert.isAtLeast(event.occurredAt, demo.events[i - 1]?.occurredAt ?? 0)
    assert.strictEqual(event.recordedAt, event.occurredAt)
  }
})

it("all events and deals are valid, and no two events share an id", () => {
  const isEvent = Schema.is(EventDraft),
    isDeal = Schema.is(Schema.toType(Deal))
  assert.isTrue(demo.events.every((event) => isEvent(event)))
  assert.isTrue(demo.deals.every((deal) => isDeal(deal)))
  assert.strictEqual(new Set(demo.events.map((e) => e.id)).size, demo.events.length)
})

describe("the company is believable", () => {
  const count = (suits: (deal: Deal) => boolean) =>
    demo.deals.filter((d) => d.deletedAt === null && suits(d)).length

  it("six to nine hundred deals over fourteen months, two of five won", () => {
    assert.isTrue(demo.deals.length >= 600 && demo.deals.length <= 900, `${demo.deals.length} deals`)
    const won = count((d) => d.place.kind === "won"),
      lost = count((d) => d.place.kind === "lost")
    const rate = won / (won + lost)
    assert.isTrue(rate > 0.34 && rate < 0.47, `a success rate of ${rate}`)
  })

  it("enquiries wait with the robot, and the robot holds nothing else", () => {
    assert.isAbove(
      count((d) => d.place.kind === "incoming"),
      0
    )
    assert.strictEqual(
      count((d) => d.ownerId === ROBOT && d.place.kind === "open"),
      0
    )
  })

  it("some deals have no budget, and others speak four currencies", () => {
    assert.isAbove(
      count((d) => d.budget === null),
      0
    )
    assert.deepStrictEqual([...new Set(demo.deals.flatMap((d) => d.budget?.currency ?? []))].sort(), [
      "BRL",
      "EUR",
      "GBP",
      "USD"
    ])
  })

  it("one person has left, with a few open deals still in that name", () => {
    const [gone] = demo.users.filter((u) => u.disabled)
    assert.isDefined(gone)
    const held = count((d) => d.ownerId === gone.id && d.closing === null)
    assert.isTrue(held >= 1 && held <= 4, `${held} deals`)
  })

  it("deals are reopened, lost again, stepped back, skipped ahead, deleted and restored", () => {
    const moves = demo.events.flatMap(({ fact }) => (fact._tag === "DealMoved" ? [fact] : []))
    const stages = demo.pipelines.flatMap((p) => p.stages.map((s) => s.id))
    const leap = (fact: (typeof moves)[number]) =>
      stages.indexOf(fact.to.stageId) - stages.indexOf(fact.from.stageId)
    const open = moves.filter((m) => m.from.kind === "open" && m.to.kind === "open")
    assert.isTrue(
      moves.some((m) => m.reopens?.outcome === "won") && moves.some((m) => m.reopens?.outcome === "lost")
    )
    assert.isTrue(open.some((m) => leap(m) < 0) && open.some((m) => leap(m) > 1))
    const tags = new Set(demo.events.map((e) => e.fact._tag))
    for (const tag of [
      "DealDeleted",
      "DealRestored",
      "DealOwnerChanged",
      "DealBudgetChanged",
      "DealSourceChanged"
    ] as const)
      assert.isTrue(tags.has(tag), tag)
    const relost = demo.deals.filter(
      (d) => moves.filter((m) => m.dealId === d.id && m.closes?.outcome === "lost").length > 1
    )
    assert.isAbove(relost.length, 0)
  })
})

describe("there is work of every kind", () => {
  const { records } = replay(demo.events)
  const open = [...records.activity.values()].filter((task) => task.completion === null)

  it("records of all kinds, three times as many events as deals alone at most", () => {
    for (const kind of recordKinds) assert.isAbove(records[kind].size, 0, kind)
    assert.isBelow(demo.events.length, 14_000)
  })

  it("some tasks are overdue, some are due within a day, some later, and some were put off", () => {
    const due = (from: number, to: number) =>
      open.filter((task) => task.due !== null && task.due.at >= from && task.due.at < to).length
    assert.isAbove(due(0, wednesday), 0)
    assert.isAbove(due(wednesday, wednesday + 86_400_000), 0)
    assert.isAbove(due(wednesday + 86_400_000, Infinity), 0)
    assert.isAbove([...records.activity.values()].filter((task) => task.pushes > 0).length, 0)
  })

  it("clients answer with scores, good and bad ones", () => {
    const scores = [...records.talk.values()].flatMap((talk) => talk.survey?.answer?.score ?? [])
    assert.isAbove(scores.filter((score) => score >= 9).length, 10)
    assert.isAbove(scores.filter((score) => score <= 6).length, 2)
  })

  it("two contacts were one", () => {
    assert.isAbove([...records.client.values()].filter((client) => client.absorbed.length > 0).length, 0)
  })
})

describe("no period is empty", () => {
  const moments = {
    "a working afternoon": wednesday,
    "a Sunday evening": Instant.iso("2026-11-22T20:00:00Z"),
    "a Monday before work": Instant.iso("2026-11-23T06:00:00Z"),
    "the first minute of a month": Instant.iso("2026-03-01T00:00:20Z"),
    "the first instant of a year": Instant.iso("2026-01-01T00:00:00Z"),
    "the day the clock is put forward": Instant.iso("2026-03-29T09:00:00Z")
  }
  for (const [moment, now] of Object.entries(moments)) {
    it(`at ${moment}`, () => {
      const told = generate({ seed: 3, now })
      for (const kind of ["today", "yesterday", "week", "month"] as const) {
        const { from, to } = Result.getOrThrow(Period.windowOf({ kind }, now, calendar(told.workspace)))
        const all = facts(told, from, to)
        assert.isTrue(
          all.some((f) => f._tag === "DealCreated" && f.place.kind === "incoming"),
          `${kind}: nothing came in`
        )
        assert.isTrue(
          all.some((f) => f._tag === "DealCreated" && f.birth !== null),
          `${kind}: nothing is new`
        )
        assert.isTrue(
          all.some((f) => f._tag === "DealMoved" && f.closes === null),
          `${kind}: nothing moved`
        )
        assert.isTrue(
          all.some((f) => f._tag === "DealMoved" && f.closes?.outcome === "won"),
          `${kind}: nothing was won`
        )
        assert.isTrue(
          all.some((f) => f._tag === "DealMoved" && f.closes?.outcome === "lost"),
          `${kind}: nothing was lost`
        )
      }
      assert.isAtMost(told.events.at(-1)?.occurredAt ?? Infinity, now)
    })
  }
})
