import { Result, Schema } from "effect"
import fc from "fast-check"
import { assert, it } from "vitest"
import * as Instant from "./Instant.ts"

const instant = fc.integer({ min: Instant.MIN, max: Instant.MAX }).map(Instant.make)
const refusal = (text: string) => {
  const read = Instant.fromIso(text)
  return Result.isFailure(read) ? read.failure.reason : "accepted"
}

it("is written as the runtime writes it and read back the same", () => {
  fc.assert(
    fc.property(instant, (i) => {
      assert.strictEqual(Instant.toIso(i), new Date(i).toISOString())
      assert.strictEqual(Instant.iso(Instant.toIso(i)), i)
    })
  )
})

it("the codec round-trips every instant", () => {
  fc.assert(
    fc.property(instant, (i) => {
      const wire = Schema.encodeSync(Instant.InstantFromIso)(i)
      assert.strictEqual(Schema.decodeSync(Instant.InstantFromIso)(wire), i)
    })
  )
})

it("any offset is read and Z is written", () => {
  const at = Instant.iso("2024-03-01T02:30:00Z")
  for (const text of [
    "2024-02-29T23:30:00-03:00",
    "2024-03-01T08:15:00.000+05:45",
    "2024-03-01T02:30Z",
    "2024-03-01T04:30:00+0200",
    "2024-03-01T02:30:00.0009Z"
  ]) {
    assert.strictEqual(Schema.decodeUnknownSync(Instant.InstantFromIso)(text), at, text)
  }
  assert.strictEqual(Schema.encodeSync(Instant.InstantFromIso)(at), "2024-03-01T02:30:00.000Z")
})

it("a moment that does not exist, or has no zone, is refused with the reason", () => {
  assert.strictEqual(refusal("2023-02-29T00:00:00Z"), "there is no such date")
  assert.strictEqual(refusal("2023-13-01T00:00:00Z"), "there is no such date")
  assert.strictEqual(refusal("2023-01-01T24:00:00Z"), "there is no such time of day")
  assert.strictEqual(refusal("2016-12-31T23:59:60Z"), "there is no such time of day")
  assert.strictEqual(refusal("2023-01-01T00:00:00+24:00"), "there is no such offset")
  assert.strictEqual(refusal("1970-01-01T00:00:00+01:00"), "must be between 1970-01-01 and 9999-12-31 UTC")
  assert.strictEqual(refusal("9999-12-31T23:59:59-01:00"), "must be between 1970-01-01 and 9999-12-31 UTC")
  for (const text of ["2023-01-01", "2023-01-01T00:00:00", "01.02.2023", "", "2023-01-01T00:00:00Z\n"]) {
    assert.match(refusal(text), /ISO-8601/, text)
    assert.isTrue(Result.isFailure(Schema.decodeUnknownResult(Instant.InstantFromIso)(text)), text)
  }
})

it("is a whole number of milliseconds that PostgreSQL can keep", () => {
  const is = Schema.is(Instant.Instant)
  assert.deepStrictEqual([0, Instant.MAX, -1, Instant.MAX + 1, 0.5, NaN, Infinity].map(is), [
    true,
    true,
    false,
    false,
    false,
    false,
    false
  ])
  assert.strictEqual(Instant.toIso(Instant.MIN), "1970-01-01T00:00:00.000Z")
  assert.strictEqual(Instant.toIso(Instant.MAX), "9999-12-31T23:59:59.999Z")
  for (const ms of [-1, Instant.MAX + 1, 0.5, NaN]) assert.throws(() => Instant.make(ms), RangeError)
})

it("the first and the last instant are read and made like any other, and zero has no sign", () => {
  for (const edge of [Instant.MIN, Instant.MAX]) {
    assert.strictEqual(Instant.make(edge), edge)
    assert.strictEqual(Instant.iso(Instant.toIso(edge)), edge)
  }
  assert.isTrue(Object.is(Instant.make(-0), 0))
})

it("the last minute, second and offset there are are read, the next ones are not", () => {
  assert.strictEqual(Instant.toIso(Instant.iso("2024-03-01T23:59:59.5Z")), "2024-03-01T23:59:59.500Z")
  assert.strictEqual(Instant.toIso(Instant.iso("2024-03-02T00:00:00+23:59")), "2024-03-01T00:01:00.000Z")
  assert.strictEqual(refusal("2024-03-01T23:60:00Z"), "there is no such time of day")
  assert.strictEqual(refusal("2024-03-01T23:00:00+23:60"), "there is no such offset")
})

it("a refusal carries its name and the beginning of the text", () => {
  const text = `now${"!".repeat(80)}`
  const read = Instant.fromIso(text)
  assert.isTrue(Result.isFailure(read))
  if (Result.isFailure(read))
    assert.deepInclude(read.failure, { _tag: "InstantInvalid", text: text.slice(0, 64) })
})
