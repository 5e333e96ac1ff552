import { Schema } from "effect"
import { assert, it } from "vitest"
import * as Instant from "./Instant.ts"
import * as Window from "./Window.ts"

const [a, b] = [Instant.iso("2024-01-01T00:00:00Z"), Instant.iso("2024-01-02T00:00:00Z")]

it("holds its start and not its end", () => {
  assert.isTrue(Window.contains({ from: a, to: b }, a))
  assert.isFalse(Window.contains({ from: a, to: b }, b))
})

it("from and to alike hold nothing", () => {
  assert.isTrue(Window.isEmpty({ from: a, to: a }))
  assert.isFalse(Window.contains({ from: a, to: a }, a))
  assert.strictEqual(Window.lengthMs({ from: a, to: b }), 86_400_000)
})

it("may not end before it begins", () => {
  assert.isTrue(Schema.is(Window.Window)({ from: a, to: a }))
  assert.isFalse(Schema.is(Window.Window)({ from: b, to: a }))
})
