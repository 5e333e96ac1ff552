// Is every text there in every language, with the same places for values and the forms its language counts with?
import { assert, describe, it } from "vitest"
import { addTexts, speaker, type TextKey } from "./text.ts"
import { it as italian } from "./locales/it.ts"
import { pt } from "./locales/pt.ts"
import { ru } from "./locales/ru.ts"
import { sameAsEnglish } from "./sameAsEnglish.ts"
import { text } from "./useText.ts"

const leaves = (tree: object, prefix = ""): ReadonlyArray<readonly [string, string]> =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as const] : leaves(value as object, `${prefix}${key}.`)
  )
// Whatever English block lies in the folder, also one that nobody added to a list.
const blocks = Object.values(
  import.meta.glob<Record<string, object>>("./locales/en*.ts", { eager: true })
).flatMap((module) => Object.values(module))
// Read before anything is said: the speaker adds what pages bring to the first block.
const english = new Map(blocks.flatMap((block) => leaves(block)))
const tops = blocks.flatMap((block) => Object.keys(block))
const formsOf = (message: string) => message.split(" | ")
const places = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]!))].sort()

/** What a translation gets wrong, key by key. */
const faults = (translation: object, plurals: number, same: ReadonlyArray<string>): ReadonlyArray<string> => {
  const translated = new Map(leaves(translation))
  return [
    ...[...english.keys()].filter((key) => !translated.has(key)).map((key) => `${key} is missing`),
    ...[...translated].flatMap(([key, message]) => {
      const original = english.get(key)
      if (original === undefined) return [`${key} is not in English`]
      const forms = formsOf(message)
      const wanted = formsOf(original).length === 1 ? 1 : plurals
      const theirs = formsOf(original)
      return [
        ...(forms.length === wanted ? [] : [`${key} has ${forms.length} forms, not ${wanted}`]),
        // Where a language has more forms than English, each of them is said of several numbers and must name it.
        ...forms.flatMap((form, index) => {
          const like = theirs[plurals > 2 ? theirs.length - 1 : Math.min(index, theirs.length - 1)] ?? ""
          return places(form).join() === places(like).join()
            ? []
            : [`${key} has places ${places(form).join()}, not ${places(like).join()}`]
        }),
        ...(message === original && /\p{L}/u.test(message.replaceAll(/\{\w+\}/gu, "")) && !same.includes(key)
          ? [`${key} is still English`]
          : [])
      ]
    })
  ]
}

describe("the texts", () => {
  it("can all be said", () => {
    for (const block of blocks) addTexts(block)
    for (const [key, message] of english) {
      const values = Object.fromEntries(places(message).map((name) => [name, name === "n" ? 2 : "x"]))
      const said = text(key as TextKey, values)
      assert.notStrictEqual(said, key)
      assert.notMatch(said, /\{\w+\}| \| /u, key)
    }
  })

  it("with nothing to fill in are said as the speaker says them, in whatever language it speaks", () => {
    for (const block of blocks) addTexts(block)
    const plain = [...english].filter(([, message]) => places(message).length === 0)
    const said = (locale: string) => {
      // The speaker knows only the language it was made with by name.
      speaker.locale.value = locale as "en"
      return plain.map(([key]) => [key, text(key as TextKey)])
    }
    for (const [locale, translation] of Object.entries({ pt, ru, it: italian }))
      speaker.setLocaleMessage(locale as "en", translation as never)
    for (const locale of ["en", "pt", "ru", "it", "en"])
      assert.deepEqual(
        said(locale),
        plain.map(([key]) => [key, speaker.t(key)])
      )
  })

  it("count with grouped numbers and the right form", () => {
    assert.strictEqual(text("value.deals", { n: 1 }), "1 deal")
    assert.strictEqual(text("value.deals", { n: 0 }), "0 deals")
    assert.strictEqual(text("value.deals", { n: 48_213 }), "48,213 deals")
  })

  it("have no key in two blocks", () => {
    assert.deepEqual(
      tops.filter((top, index) => tops.indexOf(top) !== index),
      []
    )
  })

  for (const [locale, translation, plurals] of [
    ["pt", pt, 2],
    ["ru", ru, 3],
    ["it", italian, 2]
  ] as const) {
    it(`are all there in ${locale}, with the same places for values and ${plurals} forms where English counts`, () => {
      assert.deepEqual(faults(translation, plurals, sameAsEnglish[locale]), [])
    })

    it(`that may stay English in ${locale} do`, () => {
      const translated = new Map(leaves(translation))
      assert.deepEqual(
        sameAsEnglish[locale].filter((key) => translated.get(key) !== english.get(key)),
        []
      )
    })
  }

  it("of a translation with any one of the faults are found", () => {
    const broken = (change: (tree: Record<string, Record<string, string>>) => void) => {
      const copy = structuredClone(ru) as unknown as Record<string, Record<string, string>>
      change(copy)
      return faults(copy, 3, sameAsEnglish.ru)
    }
    assert.deepEqual(
      broken((tree) => delete tree["nav"]!["deals"]),
      ["nav.deals is missing"]
    )
    assert.deepEqual(
      broken((tree) => (tree["nav"]!["extra"] = "Ещё")),
      ["nav.extra is not in English"]
    )
    assert.deepEqual(
      broken((tree) => (tree["value"]!["about"] = "около {amount}")),
      ["value.about has places amount, not sum"]
    )
    assert.deepEqual(
      broken((tree) => (tree["value"]!["deals"] = "{n} сделка | {n} сделок")),
      ["value.deals has 2 forms, not 3"]
    )
    assert.deepEqual(
      broken((tree) => (tree["nav"]!["deals"] = "Сделки | Сделок")),
      ["nav.deals has 2 forms, not 1"]
    )
    assert.deepEqual(
      broken((tree) => (tree["value"]!["deals"] = "сделка | {n} сделки | {n} сделок")),
      ["value.deals has places , not n"]
    )
    assert.deepEqual(
      broken((tree) => (tree["nav"]!["deals"] = "Deals")),
      ["nav.deals is still English"]
    )
  })
})
