import { execFileSync, spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import { alternate } from "./alternate.ts"
import { agree, type Line, WrongAnswer } from "./Benchmark.ts"
import { line, median, quantile, ratioOf } from "./compare.ts"
import { score, verdict } from "./judge.ts"
import { figuresText, kept, merged, pagePath, readmePath } from "./keep.ts"
import { optionsOf } from "./options.ts"
import { page } from "./page.ts"
import { digits, type Run, text } from "./report.ts"
import { withSummary } from "./summary.ts"
import { inTurns, took } from "./turns.ts"

const sides = (ours: ReadonlyArray<number>, runs: ReadonlyArray<number>, goal: Line["goal"]): Line =>
  line({ what: "a thing", unit: "ms", ours, beside: { name: "by hand", kind: "hand", runs }, goal })

describe("a ratio", () => {
  it("is taken pair by pair, so that a slow moment of the machine weighs on both sides", () => {
    assert.deepStrictEqual(ratioOf([2, 20, 4], [1, 10, 2]), { median: 2, least: 2, most: 2 })
  })

  it("has a single figure stand in every pair, and refuses runs that cannot be paired", () => {
    assert.deepStrictEqual(ratioOf([50, 60, 55], [50]), { median: 1.1, least: 1, most: 1.2 })
    assert.throws(() => ratioOf([1, 2], [1, 2, 3]), RangeError)
  })

  it("is of medians that an outlier does not move", () => {
    assert.strictEqual(median([3, 1, 1000]), 3)
    assert.strictEqual(median([4, 2]), 3)
    assert.strictEqual(quantile([5, 1, 2, 3, 4], 0.75), 4)
  })
})

describe("a verdict", () => {
  it("is met or missed by the median", () => {
    assert.strictEqual(verdict(sides([1, 3, 1.2], [1, 1, 1], { atMost: 1.5 })), "met")
    assert.strictEqual(verdict(sides([2, 1, 2], [1, 1, 1], { atMost: 1.5 })), "missed")
    assert.strictEqual(verdict(sides([2, 1, 2], [1, 1, 1], { atLeast: 1.5 })), "met")
    assert.strictEqual(verdict(sides([2], [1], null)), "told")
  })

  it("is withheld when the other side's own runs lie too far apart, unless every pair says the same", () => {
    assert.strictEqual(verdict(sides([2, 1, 2, 2], [1, 1, 2, 2], { atMost: 1.2 })), "restless")
    assert.strictEqual(verdict(sides([1, 1, 2, 2], [1, 1, 2, 2], { atMost: 1.2 })), "met")
    assert.strictEqual(verdict(sides([9, 9, 20, 20], [1, 1, 2, 2], { atMost: 1.2 })), "missed")
  })

  it("is counted by kind, and what was not promised is not counted", () => {
    const lines = [sides([1], [1], { atMost: 1 }), sides([2], [1], { atMost: 1 }), sides([2], [1], null)]
    assert.deepStrictEqual(score(lines), { goals: 2, met: 1, missed: 1, restless: 0 })
  })
})

describe("the turns", () => {
  it("come round by round, each way as often as the others", async () => {
    const order: Array<string> = []
    const busy = (name: string) => {
      order.push(name)
      const until = performance.now() + 9
      while (performance.now() < until);
    }
    const runs = await alternate({ a: () => busy("a"), b: () => busy("b") }, { turns: 3 })
    assert.lengthOf(runs.a, 3)
    assert.lengthOf(runs.b, 3)
    assert.deepStrictEqual(order.slice(-6), ["a", "b", "a", "b", "a", "b"])
    assert.isAbove(Math.min(...runs.a), 8)
  })

  it("of ways that say themselves what they took leave out what was warming up", async () => {
    const order: Array<string> = []
    let figure = 0
    const way = (name: string) => () => {
      order.push(name)
      return Promise.resolve((figure += 1))
    }
    const runs = await inTurns({ a: way("a"), b: way("b") }, { turns: 2 })
    assert.deepStrictEqual(order, ["a", "b", "a", "b", "a", "b"])
    assert.deepStrictEqual(runs, { a: [3, 5], b: [4, 6] })
    assert.isAtLeast(await took(() => new Promise((done) => setTimeout(done, 20))), 19)
  })
})

describe("answers", () => {
  it("that differ stop the benchmark", () => {
    assert.strictEqual(agree("sums", [1, 2], [1, 2]), "sums")
    assert.throws(() => agree("sums", [1, 2], [2, 1]), WrongAnswer, "sums")
  })
})

describe("the options", () => {
  const known = ["fold", "console"]
  it("name benchmarks, each once, and all of them by one word", () => {
    const options = optionsOf(["fold", "fold", "--size", "1000", "--json"], known)
    assert.deepInclude(options, { names: ["fold"], size: 1000, json: true, save: false })
    assert.deepInclude(optionsOf(["all"], known), { names: known, size: undefined })
  })

  it("say what is wrong with them", () => {
    assert.deepStrictEqual(optionsOf(["flod"], known), { wrong: 'there is no benchmark called "flod"' })
    for (const size of ["0", "-1", "1e6", "many"])
      assert.property(optionsOf([`--size=${size}`], known), "wrong")
    assert.property(optionsOf(["--fast"], known), "wrong")
  })
})

describe("what is told", () => {
  const run = (name: string, ours: number): Run => ({
    name,
    of: "P0",
    asks: "How fast?",
    at: "2026-01-01",
    machine: "a machine",
    measured: {
      checked: ["both sides agree"],
      size: "10 events",
      lines: [{ ...sides([ours], [1], { atMost: 1.5 }), cause: "it looks twice" }]
    }
  })

  it("has both figures, the ratio, the goal and the verdict, and the cause of a miss", () => {
    const said = text(run("fold", 2))
    for (const part of ["2 ms", "1 ms", "by hand", "2x", "<= 1.5x", "missed", "it looks twice", "0 of 1"])
      assert.include(said, part)
    assert.notInclude(text(run("fold", 1)), "it looks twice")
    assert.deepStrictEqual([0.01234, 1.234, 123.4, 12_345].map(digits), ["0.0123", "1.23", "123", "12,345"])
  })

  it("replaces an older run of the same benchmark on the page, in the order of the benchmarks", () => {
    const all = merged([run("b", 1), run("a", 3)], [run("a", 1)], ["a", "b"])
    assert.deepStrictEqual(
      all.map(({ measured, name }) => [name, measured.lines[0]?.ours]),
      [
        ["a", 1],
        ["b", 1]
      ]
    )
    assert.include(page(all), "2 of 2 goals are met")
  })

  it("is kept with four digits, in a form that the format check takes", () => {
    const said = figuresText([run("fold", 1.234567)])
    assert.include(said, '"ours": 1.235')
    // An array that fits into a line is on one.
    assert.include(said, '"checked": ["both sides agree"]')
  })

  it("is, in the docs, what the kept figures give", () => {
    assert.strictEqual(readFileSync(pagePath, "utf8"), page(kept()))
  })

  it("is told in few words in the README, in its place and nowhere else", () => {
    const readme = readFileSync(readmePath, "utf8")
    assert.strictEqual(withSummary(readme, kept()), readme)
    const said = withSummary(readme, [run("fold", 2), run("read", 1)])
    for (const part of ["1 of 2 goals", "| by hand: 2x |", "| 0 of 1 |", "| 1 of 1 |"])
      assert.include(said, part)
    const [start, rest] = ["<!-- Speed", "<!-- End of speed. -->"].map((mark) => said.indexOf(mark))
    assert.isAbove(start!, 0)
    assert.strictEqual(said.slice(0, start), readme.slice(0, start))
    assert.isTrue(readme.endsWith(said.slice(rest)))
    assert.strictEqual(withSummary("No place for it.", [run("fold", 2)]), "No place for it.")
  })
})

describe("the command", () => {
  const main = join(import.meta.dirname, "../main.ts")
  it("lists the benchmarks when none is named", () => {
    const said = execFileSync(process.execPath, [main], { encoding: "utf8" })
    for (const name of ["console", "fold", "P11", "P1"]) assert.include(said, name)
  })

  it("lists them and ends with 2 when one is not there", () => {
    const { status, stderr } = spawnSync(process.execPath, [main, "nothing"], { encoding: "utf8" })
    assert.strictEqual(status, 2)
    assert.include(stderr, 'no benchmark called "nothing"')
    assert.include(stderr, "console")
  })
})
