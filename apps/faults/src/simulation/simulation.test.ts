import { assert, describe, test } from "vitest"
import type { Mistake } from "./faulty.ts"
import { history, simulation } from "./simulation.ts"

const setting = { seed: 100, long: false, say: () => {} }

/** The answer is not kept with the change. */
const forgetsAnswers: Mistake = (journal) => ({
  ...journal,
  commit: (commit) => journal.commit({ ...commit, answer: null })
})

/** Whoever writes last wins, whatever was there before. */
const lastOneWins: Mistake = (journal) => ({
  ...journal,
  commit: (commit) => journal.commit({ ...commit, expected: [] })
})

describe("histories in which everything may go wrong", () => {
  test("lose nothing, double nothing, and agree with the log, whoever looked on and however", async () => {
    const { counts, losses } = await simulation(setting)
    assert.deepStrictEqual(losses, [])
    for (const happened of [
      "crashes after a commit",
      "crashes before a commit",
      "requests doubled",
      "conflicts"
    ])
      assert.isAbove(counts[happened] ?? 0, 3, happened)
    assert.isAbove(counts["acknowledged"] ?? 0, 300)
  })

  test("are the same again for the same seed, and others for another", async () => {
    const [first, again, other] = [await history(7), await history(7), await history(8)]
    assert.strictEqual(first.trace, again.trace)
    assert.deepStrictEqual(first.findings, again.findings)
    assert.notStrictEqual(first.trace, other.trace)
  })

  test.for([
    ["answers that are not kept", forgetsAnswers, /got .* first and|happened 2 times/],
    ["a last one that wins", lastOneWins, /verify|both acknowledged/]
  ] as const)("notice %s", async ([, mistake, words]) => {
    const { again, losses } = await simulation(setting, mistake)
    assert.match(losses.join("\n"), words)
    const { losses: first } = await simulation({ ...setting, seed: again ?? 0 }, mistake)
    assert.deepStrictEqual(first, losses, "its own seed has it again")
  })
})
