import * as Instant from "@weir/domain/time/Instant"
import { assert, it } from "vitest"
import { commits } from "./commits.ts"
import { generate } from "./generate.ts"

const demo = generate({ seed: 11, now: Instant.iso("2026-06-10T12:00:00Z"), days: 120, deals: 150 })
const pieces = commits(demo, 90)

it("the pieces one after the other are the log", () => {
  assert.deepStrictEqual(
    pieces.flatMap((piece) => piece.events),
    demo.events
  )
  assert.isTrue(pieces.every((piece) => piece.events.length <= 90))
})

it("each piece expects the version the one before it left, and leaves what it changed", () => {
  const versions = new Map<string, number>()
  for (const { changes, expected } of pieces) {
    for (const { id, kind, version } of expected)
      assert.strictEqual(versions.get(`${kind} ${id}`) ?? 0, version)
    const left = [
      ...(changes.workspace === undefined ? [] : [["workspace", changes.workspace] as const]),
      ...changes.users.map((s) => ["user", s] as const),
      ...changes.pipelines.map((s) => ["pipeline", s] as const),
      ...changes.catalogue.map((s) => ["catalogue", s] as const),
      ...changes.deals.map((s) => ["deal", s] as const),
      ...changes.records.map((s) => [s.kind, s] as const)
    ]
    assert.sameMembers(
      left.map(([kind, state]) => `${kind} ${state.id}`),
      expected.map(({ id, kind }) => `${kind} ${id}`)
    )
    for (const [kind, state] of left) versions.set(`${kind} ${state.id}`, state.version)
  }
})

it("replayed from nothing, the log gives the very states of the story", () => {
  const last = <A extends { readonly id: string }>(
    of: (piece: (typeof pieces)[number]) => ReadonlyArray<A>
  ) => new Map(pieces.flatMap(of).map((state) => [state.id, state]))
  assert.deepStrictEqual([...last((p) => p.changes.deals).values()], [...demo.deals])
  assert.deepStrictEqual([...last((p) => p.changes.users).values()], [...demo.users])
  assert.deepStrictEqual([...last((p) => p.changes.pipelines).values()], [...demo.pipelines])
  assert.deepStrictEqual([...last((p) => p.changes.catalogue).values()], [...demo.catalogue])
  assert.deepStrictEqual(
    last((p) => (p.changes.workspace === undefined ? [] : [p.changes.workspace])).get(demo.workspace.id),
    demo.workspace
  )
})

it("every deal's version is the number of its events", () => {
  for (const deal of demo.deals) {
    const own = demo.events.filter(({ fact }) => "dealId" in fact && fact.dealId === deal.id)
    assert.strictEqual(own.length, deal.version)
  }
})
