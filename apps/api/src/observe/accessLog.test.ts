// Does the log of requests stay readable and bounded, however much is asked?
import { assert, describe, test } from "vitest"
import { accessLog } from "./accessLog.ts"
import { lineBudget } from "./LineBudget.ts"
import { outputTo } from "./Output.ts"
import type { Seen } from "./Watch.ts"

const seen = (over: Partial<Seen> = {}): Seen => ({
  requestId: "r",
  method: "GET",
  route: "/api/deals",
  status: 200,
  milliseconds: 3,
  client: "a",
  traceId: undefined,
  refusal: undefined,
  ...over
})

const opened = (
  access: "all" | "sampled" | "off" = "sampled",
  lines?: number,
  level: "info" | "warn" = "info"
) => {
  let text = ""
  const output = outputTo({ write: (piece) => (text += piece), writableLength: 0 })
  const counted: Record<string, number> = {}
  const count = (name: string) => void (counted[name] = (counted[name] ?? 0) + 1)
  const tell = accessLog({
    settings: { format: "json", level, access },
    output,
    budget: lineBudget(lines),
    meters: { written: () => count("written"), leftOut: count }
  })
  const told = () => {
    output.flush()
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line))
  }
  return { tell, told, counted }
}

describe("the log of requests", () => {
  test("tells of so many ordinary requests a second, and how many it left out", () => {
    const { counted, tell, told } = opened()
    for (let i = 0; i < 400; i++) tell(seen(), 5000)
    assert.strictEqual(told().length, 50)
    assert.strictEqual(counted["sample"], 350)
    tell(seen(), 6000)
    assert.strictEqual(told().at(-1).leftOut, 350)
  })

  test("tells of everything that failed or took long, whatever else happens", () => {
    const { tell, told } = opened()
    for (let i = 0; i < 400; i++) tell(seen(), 5000)
    for (let i = 0; i < 100; i++) tell(seen({ status: 404, refusal: "NotFound" }), 5000)
    tell(seen({ milliseconds: 1500 }), 5000)
    assert.strictEqual(told().length, 151)
    assert.strictEqual(told().filter((line) => line.refusal === "NotFound").length, 100)
  })

  test("gives each client a budget of its own, and says what went beyond it", () => {
    const { counted, tell, told } = opened("all", 10)
    for (let i = 0; i < 100; i++) tell(seen({ status: 401 }), 1000)
    for (let i = 0; i < 5; i++) tell(seen({ client: "b" }), 1000)
    assert.strictEqual(told().filter((line) => line.client === "a").length, 10)
    assert.strictEqual(told().filter((line) => line.client === "b").length, 5)
    assert.strictEqual(counted["client"], 90)
    tell(seen({ status: 401 }), 7000)
    assert.strictEqual(told().at(-1).leftOut, 90)
  })

  test("says nothing of whoever asks every few seconds whether all is well, unless it is not", () => {
    const { tell, told } = opened("all")
    tell(seen({ route: "/api/ready" }), 0)
    tell(seen({ route: "/api/health" }), 0)
    assert.strictEqual(told().length, 0)
    tell(seen({ route: "/api/ready", status: 503 }), 0)
    assert.strictEqual(told().length, 1)
  })

  test("can be turned off, and is below a level of warnings", () => {
    const off = opened("off")
    const quiet = opened("all", undefined, "warn")
    for (const { tell, told } of [off, quiet]) {
      tell(seen({ status: 500 }), 0)
      assert.strictEqual(told().length, 0)
    }
  })
})

describe("the output", () => {
  test("writes many lines at once, an urgent one at once", () => {
    const pieces: Array<string> = []
    const output = outputTo({ write: (piece) => pieces.push(piece), writableLength: 0 })
    for (let i = 0; i < 100; i++) output.write("line\n")
    assert.strictEqual(pieces.length, 0)
    output.write("now\n", true)
    assert.deepStrictEqual(pieces, [`${"line\n".repeat(100)}now\n`])
  })

  test("throws lines away, and counts them, when nobody reads", () => {
    const output = outputTo({ write: () => assert.fail("nobody reads"), writableLength: 4 * 1024 * 1024 })
    output.write("line\n", true)
    assert.strictEqual(output.dropped(), 1)
  })
})
