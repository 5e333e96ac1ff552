import { Result, Schema } from "effect"
import fc from "fast-check"
import { assert, it } from "vitest"
import { isStorable, LongText, Name, text } from "./Text.ts"

const accepts = (schema: typeof Name) => Schema.is(schema)
const anyString = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom("a", "\u0000", "\ud83d", "\ude00", "é", "\u0301"), { maxLength: 6 })
    .map((s) => s.join(""))
)

it("accepted text survives UTF-8 unchanged and holds nothing PostgreSQL refuses", () => {
  fc.assert(
    fc.property(anyString, (s) => {
      fc.pre(accepts(LongText)(s))
      assert.strictEqual(new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(s)), s)
      assert.notInclude(s, "\u0000")
    })
  )
})

it("text that UTF-8 would change is refused", () => {
  fc.assert(
    fc.property(anyString, (s) => {
      fc.pre(new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(s)) !== s)
      assert.isFalse(accepts(LongText)(s))
      assert.isFalse(isStorable(s))
    })
  )
})

it("emoji are welcome, half an emoji and U+0000 are not", () => {
  assert.isTrue(accepts(Name)("Deal 😀"))
  assert.isFalse(accepts(Name)("Deal \ud83d"))
  assert.isFalse(accepts(Name)("De\u0000al"))
})

it("a name has 1 to 120 characters, a long text up to 4000", () => {
  assert.deepStrictEqual(["", "a", "a".repeat(120), "a".repeat(121)].map(accepts(Name)), [
    false,
    true,
    true,
    false
  ])
  assert.deepStrictEqual(["a".repeat(4000), "a".repeat(4001)].map(accepts(LongText)), [true, false])
})

it("text is kept as given, blanks at the ends included", () => {
  assert.strictEqual(Schema.decodeUnknownSync(text(10))(" a\t"), " a\t")
})

it("the refusal says what is wrong", () => {
  const refused = Schema.decodeUnknownResult(text(10))("a\u0000")
  assert.isTrue(Result.isFailure(refused))
  if (Result.isFailure(refused)) assert.include(String(refused.failure), "U+0000")
})
