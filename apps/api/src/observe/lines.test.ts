// Is every line of the log one line, short, readable by programs, and silent about what is nobody's business?
import { assert, describe, test } from "vitest"
import { discreet, type Line, lineOf } from "./lines.ts"

const said = (message: string, fields: Line["fields"] = {}): Line => ({
  at: 0,
  level: "info",
  message,
  fields
})

const nasty = [
  "",
  "two\nlines\r\nand a \u0000 and \u001b[31mred\u001b[0m",
  "\u202eturned\u202c \u2028 \u2029 \u0085 \u200b \ufeff \u007f",
  "\ud800 alone",
  '"quoted" \\ and = signs',
  "x".repeat(100_000),
  "\u0001".repeat(100_000),
  "\u{1f600}".repeat(50_000),
  "\u202e".repeat(50_000)
]

describe.each(["json", "text"] as const)("a line of %s", (format) => {
  test.each(nasty.map((text, i) => [i, text] as const))(
    "keeps one line of at most 8 KiB and shows what is hidden: %i",
    (_, text) => {
      const fields = { note: text, cause: text, number: 1, nothing: null, left: undefined, [text]: text }
      const line = lineOf(format, said(text, fields))
      assert.isTrue(line.endsWith("\n"))
      assert.isAtMost(Buffer.byteLength(line), 8192)
      assert.notMatch(line.slice(0, -1), /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/)
      if (format === "json") {
        const read = JSON.parse(line)
        assert.strictEqual(read.number, 1)
        assert.isNull(read.nothing)
        assert.notProperty(read, "left")
        assert.strictEqual(read.time, "1970-01-01T00:00:00.000Z")
      }
    }
  )

  test("with many long fields is still whole", () => {
    const fields = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [`field${i}`, "é".repeat(5000)] as const)
    )
    const line = lineOf(format, said("many", fields))
    assert.isAtMost(Buffer.byteLength(line), 8192)
    if (format === "json") assert.isAbove(Object.keys(JSON.parse(line)).length, 10)
  })
})

test("e-mail addresses, passwords in addresses and tokens are taken out of free text", () => {
  const token = "a".repeat(43)
  assert.strictEqual(
    discreet(`ada.lovelace+x@north.example wrote to postgres://weir:secret@db/weir with ${token}.`),
    "[e-mail] wrote to postgres://[secret]@db/weir with [token]."
  )
  for (const place of [
    "at file:///srv/weir/main.ts:12:3",
    "at node_modules/.pnpm/effect@4.1.0/dist/index.js:1:2"
  ])
    assert.strictEqual(discreet(place), place)
})
