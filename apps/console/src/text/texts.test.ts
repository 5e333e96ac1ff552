// Is every text there, and does every translation translate something that exists?
import { assert, describe, it } from "vitest"
import { addTexts, type TextKey } from "./text.ts"
import { en } from "./locales/en.ts"
import { enCharts } from "./locales/enCharts.ts"
import { enConfigure } from "./locales/enConfigure.ts"
import { enPalette } from "./locales/enPalette.ts"
import { enDashboard } from "./locales/enDashboard.ts"
import { enWidgets } from "./locales/enWidgets.ts"
import { enImports } from "./locales/enImports.ts"
import { it as italian } from "./locales/it.ts"
import { pt } from "./locales/pt.ts"
import { ru } from "./locales/ru.ts"
import { text } from "./useText.ts"

const leaves = (tree: object, prefix = ""): ReadonlyArray<readonly [string, string]> =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as const] : leaves(value as object, `${prefix}${key}.`)
  )
const english = new Map(
  leaves({ ...en, ...enPalette, ...enConfigure, ...enCharts, ...enDashboard, ...enWidgets, ...enImports })
)
const places = (message: string) => [...message.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]).sort()

describe("the texts", () => {
  it("can all be said", () => {
    addTexts(enCharts)
    addTexts(enConfigure)
    addTexts(enPalette)
    addTexts(enDashboard)
    addTexts(enWidgets)
    addTexts(enImports)
    for (const [key, message] of english) {
      const values = Object.fromEntries(places(message).map((name) => [name!, name === "n" ? 2 : "x"]))
      const said = text(key as TextKey, values)
      assert.notStrictEqual(said, key)
      assert.notMatch(said, /\{\w+\}| \| /u, key)
    }
  })

  it("count with grouped numbers and the right form", () => {
    assert.strictEqual(text("value.deals", { n: 1 }), "1 deal")
    assert.strictEqual(text("value.deals", { n: 0 }), "0 deals")
    assert.strictEqual(text("value.deals", { n: 48_213 }), "48,213 deals")
  })

  for (const [locale, translation] of [
    ["pt", pt],
    ["ru", ru],
    ["it", italian]
  ] as const) {
    it(`of ${locale} translate keys that exist, with the same places for values`, () => {
      const translated = leaves(translation)
      assert.isAbove(translated.length, 20)
      for (const [key, message] of translated) {
        assert.isTrue(english.has(key), key)
        assert.deepEqual([...new Set(places(message))], [...new Set(places(english.get(key)!))], key)
      }
    })
  }
})
