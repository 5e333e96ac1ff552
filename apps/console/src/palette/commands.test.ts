import { assert, describe, it } from "vitest"
import { type Command, found } from "./commands.ts"

const command = (label: string, group = "Pages", words = ""): Command => ({
  id: label,
  label,
  group,
  icon: "dashboard",
  words,
  run: () => undefined
})
const all = [
  command("Dashboard"),
  command("Deals"),
  command("João Pacheco", "People"),
  command("Import deals")
]
const labels = (typed: string) => found(all, typed).map(({ label }) => label)

describe("commands", () => {
  it("are all there while nothing is typed", () => {
    assert.deepStrictEqual(labels("  "), ["Dashboard", "Deals", "João Pacheco", "Import deals"])
  })
  it("are found by their beginning first, then by the beginning of a word, then by letters within", () => {
    assert.deepStrictEqual(labels("deal"), ["Deals", "Import deals"])
    assert.deepStrictEqual(labels("a"), ["Dashboard", "Deals", "João Pacheco", "Import deals"])
  })
  it("are found without accents, by several words in any order, and by their heading", () => {
    assert.deepStrictEqual(labels("joao"), ["João Pacheco"])
    assert.deepStrictEqual(labels("deals imp"), ["Import deals"])
    assert.deepStrictEqual(labels("people"), ["João Pacheco"])
    assert.deepStrictEqual(labels("people deals"), [])
  })
})
