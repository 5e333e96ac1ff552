import { assert, describe, test } from "vitest"
import type { Mistake } from "../world/office.ts"
import { repeats } from "./repeats.ts"

const setting = { seed: 3, long: false, say: () => {} }

/** The answer is not kept with the change. */
const forgetsAnswers: Mistake = (journal) => ({
  ...journal,
  commit: (commit) => journal.commit({ ...commit, answer: null })
})

describe("eight copies of every change at once, and connections that break after the commit", () => {
  test("one effect a key, and one answer, at a server that has never heard of it too", async () => {
    const { counts, losses } = await repeats(setting)
    assert.deepStrictEqual(losses, [])
    assert.strictEqual(counts["effects"], counts["keys"])
    assert.isAbove(counts["connections cut after a commit"] ?? 0, 10)
  })

  test("notices when answers are not kept", async () => {
    const { losses } = await repeats(setting, { mistake: forgetsAnswers, keys: 6 })
    assert.match(losses.join("\n"), /happened (?:[2-9]|\d\d) times/)
    assert.match(losses.join("\n"), /got (?:[2-9]|\d\d) answers/)
  })
})
