// Are the server's titles of opened numbers said in the reader's language, and names left alone?
import { assert, describe, it } from "vitest"
import { ru } from "../text/locales/ru.ts"
import type { TextKey } from "../text/text.ts"
import type { Values } from "../text/useText.ts"
import { sayTitle } from "./sayTitle.ts"

const t = (key: TextKey, values: Values = {}) =>
  ru.titles[key.slice("titles.".length) as keyof typeof ru.titles].replace("{name}", String(values["name"]))

describe("titles of opened numbers", () => {
  it("keep the stage and say what of it", () => {
    assert.strictEqual(sayTitle("Offer, net of moves", t), "Offer, итог перемещений")
    assert.strictEqual(sayTitle("Lost, moved out", t), "Lost, вышло")
  })

  it("say a phrase with a comma as a whole", () => {
    assert.strictEqual(sayTitle("Lost, all", t), "Проиграно, всего")
    assert.strictEqual(
      sayTitle("Moved to won, reopened ones too", t),
      "Переведены в выигранные, с возобновлёнными"
    )
  })

  it("keep names, with commas too, and say when", () => {
    assert.strictEqual(
      sayTitle("Active deals of Duarte, Ana, period before", t),
      "Активные сделки: Duarte, Ana, прошлый период"
    )
    assert.strictEqual(sayTitle("Overdue, still open, Ana", t), "Просрочено, ещё открыты, Ana")
    assert.strictEqual(sayTitle("Calls in, 2026-11-18", t), "Входящие звонки, 2026-11-18")
  })

  it("prefer the longest phrase", () => {
    assert.strictEqual(sayTitle("Time of the deals in Offer", t), "Время сделок на этапе «Offer»")
    assert.strictEqual(sayTitle("Time of Ana", t), "Время: Ana")
  })

  it("leave what nobody knows as it is", () => {
    assert.strictEqual(sayTitle("Something new, entirely", t), "Something new, entirely")
  })
})
