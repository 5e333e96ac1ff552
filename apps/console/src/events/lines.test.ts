// Are events told as lines under their days, grouped by step, and do the names here match what can happen?
import { finerKinds } from "@weir/domain/log/finerKinds"
import { factTags } from "@weir/domain/log/rows"
import { assert, describe, it } from "vitest"
import type { EventsWire } from "../api/events.ts"
import { enEvents } from "../text/locales/enEvents.ts"
import { noFilter, readFilter, toAsk, toQuery } from "./filter.ts"
import { linesOf, noTail, type Told, unfinished } from "./lines.ts"
import { endOf, listing, type Page } from "./pages.ts"
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
const told = (items: EventsWire["items"], over: Partial<Told> = {}) =>
  linesOf({ items, names: {} }, noTail, { dayOf, ...over })

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
    const second = linesOf({ items: [event(1, "2026-11-18T09:00:00.000Z", "a")], names: {} }, first.tail, {
      dayOf
    })
    assert.deepStrictEqual(
      second.lines.map(({ kind }) => kind),
      ["line"]
    )
  })

  it("are marked where they came while the page was open", () => {
    const { lines } = told(
      [event(2, "2026-11-18T10:00:00.000Z", "b"), event(1, "2026-11-18T09:00:00.000Z", "a")],
      { freshFrom: 1 }
    )
    assert.deepStrictEqual(
      lines.flatMap((line) => (line.kind === "line" ? [line.fresh] : [])),
      [true, false]
    )
  })
})

describe("a step", () => {
  const at = "2026-11-18T10:00:00.000Z"
  const step = (n: number) => Array.from({ length: n }, (_, i) => event(n - i, at, "a"))
  const shown = (n: number, turned: ReadonlyArray<string> = []) =>
    told(step(n), { turned: new Set(turned) }).lines.flatMap((line) =>
      line.kind === "line" ? [[line.steps, line.folded] as const] : []
    )

  it("of many lines is folded into its first with their number, until it is opened", () => {
    assert.deepStrictEqual(shown(7), [[7, true]])
    assert.lengthOf(shown(7, ["a"]), 7)
    assert.lengthOf(shown(6), 6)
    assert.deepStrictEqual(shown(6, ["a"]), [[6, true]])
    // With two there is nothing to fold; an import is never one line.
    assert.lengthOf(shown(2, ["a"]), 2)
    assert.lengthOf(shown(21), 21)
  })

  it("at the end of a page waits for the rest of it, unless it is an import or all there is", () => {
    const items = [event(9, at, "b"), ...step(3)]
    assert.strictEqual(unfinished(items, "older"), 3)
    assert.strictEqual(unfinished(items, "newer"), 1)
    assert.strictEqual(unfinished(step(3), "older"), 0)
    assert.strictEqual(unfinished([event(99, at, "b"), ...step(21)], "older"), 0)
  })
})

describe("the pages held", () => {
  const page = (...items: EventsWire["items"]): Page => ({ items, names: {} })
  const newest = page(event(3, "2026-11-18T12:00:00.000Z", "c"))
  const oldest = page(event(2, "2026-11-18T11:00:00.000Z", "b"), event(1, "2026-11-17T11:00:00.000Z", "a"))

  it("say each day once, also when a newer page comes above or one is let go of", () => {
    const list = listing({ dayOf })
    const kinds = (...pages: ReadonlyArray<Page>) => list(pages).map(({ kind }) => kind)
    assert.deepStrictEqual(kinds(oldest), ["day", "line", "day", "line"])
    assert.deepStrictEqual(kinds(newest, oldest), ["day", "line", "line", "day", "line"])
    assert.deepStrictEqual(kinds(oldest), ["day", "line", "day", "line"])
  })

  it("know where reading goes on", () => {
    assert.strictEqual(endOf([newest, oldest], "older"), 1)
    assert.strictEqual(endOf([newest, oldest], "newer"), 3)
    assert.isUndefined(endOf([], "older"))
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
    const filter = {
      ...noFilter,
      actor: ["a", "b"],
      notAuthor: ["import"],
      valueAfter: "9800",
      from: "2026-11-01",
      text: "oak"
    }
    assert.deepStrictEqual(readFilter(toQuery(filter) as never), filter)
    assert.deepStrictEqual(toQuery(noFilter), {})
  })

  it("asks for whole days of the workspace's zone, the last one included", () => {
    const { from, to } = toAsk({ ...noFilter, from: "2026-11-01", to: "2026-11-18" }, "America/New_York")
    assert.deepStrictEqual([from, to], ["2026-11-01T04:00:00.000Z", "2026-11-19T05:00:00.000Z"])
  })
})
