import type { Walked } from "@weir/api/testing/endpoints"
import { CommandKeyReused } from "@weir/application/ports/Journal"
import { CommandKey } from "@weir/domain/identity/Id"
import { Effect } from "effect"
import { assert, describe, test } from "vitest"
import type { Mistake } from "../world/office.ts"
import { fuzz } from "./fuzz.ts"

const setting = { seed: 4, long: false, say: () => {} }

/** Says that it was refused, and has written all the same. */
const writesAndRefuses: Mistake = (journal) => ({
  ...journal,
  commit: (commit) =>
    commit.events.some(({ fact }) => fact._tag === "EntryAdded") && commit.events.length === 1
      ? Effect.andThen(journal.commit(commit), new CommandKeyReused({ key: CommandKey.make("any") }))
      : journal.commit(commit)
})

/** Breaks where it should answer. */
const breaks: Mistake = (journal) => ({ ...journal, commit: () => Effect.die(new Error("nothing goes in")) })

describe("requests made from the contract, by six kinds of people", () => {
  test("never make the server fail, get documented answers only, and change nothing where they are refused", async () => {
    const { counts, losses } = await fuzz(setting)
    assert.deepStrictEqual(losses, [])
    assert.isAbove(counts["2xx"] ?? 0, 60, "some were understood")
    assert.isAbove(counts["4xx"] ?? 0, 200, "many were refused")
  })

  test("notice what is written though it is refused, and what breaks", async () => {
    const some = { calls: 0, only: ({ path }: Walked) => /catalogue|sources|loss-reasons/.test(path) }
    const written = await fuzz(setting, { ...some, mistake: writesAndRefuses })
    assert.match(written.losses.join("\n"), /it was refused or only asked, and .*catalogue_entry.* changed/)
    const broken = await fuzz(setting, { ...some, mistake: breaks })
    assert.match(broken.losses.join("\n"), /a failure of the server/)
  })
})
