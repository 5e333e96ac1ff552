import { Schema } from "effect"
import { assert, it } from "vitest"
import { Zone } from "./Zone.ts"

const is = Schema.is(Zone)

it("every zone the runtime lists is accepted as it is spelt", () => {
  const all = Intl.supportedValuesOf("timeZone")
  assert.isAbove(all.length, 400)
  for (const name of all) assert.strictEqual(Schema.decodeUnknownSync(Zone)(name), name)
})

it("old spellings stay as given", () => {
  assert.strictEqual(Schema.decodeUnknownSync(Zone)("Asia/Calcutta"), "Asia/Calcutta")
  assert.isTrue(is("UTC"))
})

it("offsets, cities on Mars and rubbish are no zones", () => {
  for (const name of [
    "",
    "+02:00",
    "-03",
    "Mars/Olympus",
    "Europe",
    "Europe/Berlin ",
    "Europe/Berlin\u0000",
    "__proto__",
    "a".repeat(1000)
  ]) {
    assert.isFalse(is(name), name)
  }
})
