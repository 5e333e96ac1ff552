import { assert, describe, test } from "vitest"
import type { Mistake } from "../world/office.ts"
import { movers } from "./movers.ts"

const setting = { seed: 7, long: false, say: () => {} }

/** Whoever writes last wins, whatever was there before. */
const lastOneWins: Mistake = (journal) => ({
  ...journal,
  commit: (commit) => journal.commit({ ...commit, expected: [] })
})

describe("fifty movers on twenty hot deals", () => {
  test("keep every law, hear of every conflict with both versions, and of no deadlock", async () => {
    const { counts, losses } = await movers(setting)
    assert.deepStrictEqual(losses, [])
    assert.isAbove(counts["conflicts"] ?? 0, 20, "the movers hardly met")
    assert.strictEqual(counts["conflicts resolved"], counts["conflicts"])
    assert.isAbove(counts["deadlocks and failed serializations"] ?? 0, 10)
  })

  test("notice when the last one wins", async () => {
    const { losses } = await movers(setting, lastOneWins)
    for (const law of ["L3", "acknowledged"])
      assert.isTrue(
        losses.some((loss) => loss.includes(law)),
        `${law} in ${losses.slice(0, 5).join("\n")}`
      )
  })
})
