// Are events told as lines under their days, grouped by step, and do the names here match what can happen?
import { finerKinds } from "@weir/domain/log/Row"
import { factTags } from "@weir/domain/log/rows"
import { assert, describe, it } from "vitest"
import type { EventsWire } from "../api/events.ts"
import { enEvents } from "../text/locales/enEvents.ts"
import { noFilter, readFilter, toAsk, toQuery } from "./filter.ts"
import { linesOf, noTail } from "./lines.ts"
import { eventTypes } from "./types.ts"

const event = (seq: number, at: string, transaction: string, lines = 1): EventsWire["items"][number] =>
  ({
    seq,
    occurredAt: at,
    transaction,
    actor: { kind: "user", userId: "u" },
    cause: { kind: "user" },
    author: "user",
    lines: Array.from({ length: lines }, () => ({
      what: "DealMoved",
      object: { kind: "deal", id: "d" },
      field: null,
      before: null,
      after: null,
      also: null
    }))
  }) as never
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const told = (items: EventsWire["items"], freshFrom?: number) =>
  linesOf({ items, names: {} }, noTail, dayOf, freshFrom)

describe("the lines", () => {
  it("stand under the day they happened on, each day said once", () => {
    const { lines } = told([
      event(4, "2026-11-18T10:00:00.000Z", "c"),
      event(3, "2026-11-18T09:00:00.000Z", "b"),
      event(2, "2026-11-17T09:00:00.000Z", "a")
    ])
    assert.deepStrictEqual(
      lines.map((line) => (line.kind === "day" ? dayOf(line.at) : line.seq)),
      ["2026-11-18", 4, 3, "2026-11-17", 2]
    )
  })

  it("of one step stand together in the order they happened, and say once who and when", () => {
    const at = "2026-11-18T10:00:00.000Z"
    const { lines } = told([event(3, at, "a", 2), event(2, at, "a"), event(1, at, "a")])
    assert.deepStrictEqual(
      lines.map((line) => (line.kind === "day" ? "day" : [line.seq, line.continues, line.steps])),
      ["day", [1, false, 4], [2, true, 0], [3, true, 0], [3, true, 0]]
    )
  })

  it("go on from the page before without saying its day again", () => {
    const first = told([event(2, "2026-11-18T10:00:00.000Z", "b")])
    const second = linesOf(
      { items: [event(1, "2026-11-18T09:00:00.000Z", "a")], names: {} },
      first.tail,
      dayOf
    )
    assert.deepStrictEqual(
      second.lines.map(({ kind }) => kind),
      ["line"]
    )
  })

  it("are marked where they came while the page was open", () => {
    const { lines } = told(
      [event(2, "2026-11-18T10:00:00.000Z", "b"), event(1, "2026-11-18T09:00:00.000Z", "a")],
      1
    )
    assert.deepStrictEqual(
      lines.flatMap((line) => (line.kind === "line" ? [line.fresh] : [])),
      [true, false]
    )
  })
})

describe("the names of events", () => {
  it("are those that the log uses, none more", () => {
    assert.sameMembers([...eventTypes], [...factTags])
    assert.sameMembers(Object.keys(enEvents.eventName), [...factTags, ...finerKinds])
  })
})

describe("a filter", () => {
  it("comes back from the address as it went there", () => {
    const filter = { ...noFilter, actor: ["a", "b"], from: "2026-11-01", text: "oak" }
    assert.deepStrictEqual(readFilter(toQuery(filter) as never), filter)
    assert.deepStrictEqual(toQuery(noFilter), {})
  })

  it("asks for whole days of the workspace's zone, the last one included", () => {
    const { from, to } = toAsk({ ...noFilter, from: "2026-11-01", to: "2026-11-18" }, "America/New_York")
    assert.deepStrictEqual([from, to], ["2026-11-01T04:00:00.000Z", "2026-11-19T05:00:00.000Z"])
  })
})
