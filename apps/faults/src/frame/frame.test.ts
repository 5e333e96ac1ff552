import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { assert, describe, test } from "vitest"
import { campaign } from "./campaign.ts"
import { chanceOf } from "./chance.ts"
import { optionsOf } from "./options.ts"
import { Tally, together, type Trial } from "./Trial.ts"

const known = ["movers", "kills"]

describe("the options", () => {
  test("choose trials, in their own order, or all of them", () => {
    assert.deepStrictEqual(optionsOf([], known), { names: known, minutes: null, seed: 1, help: false })
    assert.deepInclude(optionsOf(["--only", "kills", "--only", "movers", "--seed", "7"], known), {
      names: known,
      seed: 7
    })
    assert.deepInclude(optionsOf(["--minutes", "1.5", "--only", "kills"], known), {
      names: ["kills"],
      minutes: 1.5
    })
  })

  test("say what is wrong with them", () => {
    assert.deepStrictEqual(optionsOf(["--only", "earthquakes"], known), {
      wrong: 'there is no trial called "earthquakes"'
    })
    for (const args of [["--minutes=0"], ["--minutes=many"], ["--seed=-1"], ["--fast"], ["kills"]])
      assert.property(optionsOf(args, known), "wrong", args.join(" "))
  })
})

describe("chance", () => {
  test("is the same for the same seed, another for another, and everywhere in its range", () => {
    const draws = (seed: number) => Array.from({ length: 200 }, chanceOf(seed).next)
    assert.deepStrictEqual(draws(3), draws(3))
    assert.notDeepEqual(draws(3), draws(4))
    const dice = new Set(draws(5).map((draw) => Math.floor(draw * 6)))
    assert.deepStrictEqual([...dice].sort(), [0, 1, 2, 3, 4, 5])
  })
})

describe("a campaign", () => {
  const told: Array<string> = []
  const run = (trials: ReadonlyArray<Trial>, minutes: number | null, times: Array<number> = []) => {
    told.length = 0
    return campaign(
      trials,
      { minutes, seed: 5 },
      { tell: (line) => told.push(line), aside: () => {}, now: () => times.shift() ?? Infinity }
    )
  }
  const fine: Trial = {
    name: "fine",
    asks: "?",
    round: async ({ seed }) => ({ counts: { kills: seed }, losses: [] })
  }

  test("adds up what was done, round after round with the next seed, until the time is over", async () => {
    const { counts, losses } = await run([fine], 1, [0, 1000, 2000, 70_000])
    assert.deepStrictEqual([counts, losses], [{ kills: 5 + 6 }, []])
    assert.include(told.join("\n"), "fine: kills 11, losses: 0 (2 rounds)")
  })

  test("tells each loss with the line that has it again; a round that breaks off is a loss", async () => {
    const lossy: Trial = {
      name: "lossy",
      asks: "?",
      round: async ({ seed }) => {
        const tally = new Tally()
        tally.demand(false, () => `deal ${seed} is gone`)
        return tally.findings
      }
    }
    const broken: Trial = { name: "broken", asks: "?", round: () => Promise.reject(new Error("no server")) }
    const { losses } = await run([lossy, fine, broken], null)
    assert.lengthOf(losses, 2)
    const said = told.join("\n")
    for (const part of ["lost: deal 5 is gone", "no server", "npm run faults -- --only lossy --seed 5"])
      assert.include(said, part)
  })

  test("a loss that another seed has at once is told with that seed", async () => {
    const deep: Trial = {
      name: "deep",
      asks: "?",
      round: async () => ({ counts: {}, losses: ["gone"], again: 77 })
    }
    await run([deep], 1, [0, 70_000, 70_000])
    assert.include(told, "  again: npm run faults -- --only deep --seed 77")
  })

  test("keeps a promise that was kept to itself", () => {
    const tally = new Tally()
    tally.demand(true, () => "never said")
    tally.add("kills")
    assert.deepStrictEqual(together([tally.findings, tally.findings]), { counts: { kills: 2 }, losses: [] })
  })
})

describe("the command", () => {
  const main = fileURLToPath(new URL("../main.ts", import.meta.url))
  const run = (...args: ReadonlyArray<string>) =>
    spawnSync(process.execPath, [main, ...args], { encoding: "utf8" })

  test("tells what can be asked for, and ends with 2 when asked for what is not there", () => {
    const help = run("--help")
    assert.strictEqual(help.status, 0, help.stderr)
    assert.include(help.stdout, "--minutes N")
    assert.include(help.stdout, "movers")
    const wrong = run("--only", "earthquakes")
    assert.strictEqual(wrong.status, 2)
    assert.include(wrong.stderr, 'there is no trial called "earthquakes"')
  })
})
