// Is a line found by what changed, by a field, and by part of the value before or after?
import { Effect } from "effect"
import * as Arbitrary from "effect/Arbitrary"
import { assert, describe, it } from "vitest"
import * as Currency from "../money/Currency.ts"
import { Fact } from "./Event.ts"
import { factsWith, isLine, says } from "./LineFilter.ts"
import { type Row, row } from "./Row.ts"
import { rowsOf } from "./rows.ts"
import { textOf, Value } from "./Value.ts"

const [usd, jpy] = [Currency.make("USD"), Currency.make("JPY")]
const asks = (text: string, ...ids: ReadonlyArray<string>) => ({ text, ids, base: usd })
const { BaseMoney, Day, Duration, Money, People, Score, Stage } = Value.cases

describe("a value", () => {
  it("is found by part of its text, whatever the case", () => {
    assert.isTrue(says(textOf("Oak Tables"), asks("k tab")))
    assert.isFalse(says(textOf("Oak Tables"), asks("oak  tables!")))
    assert.isFalse(says(null, asks("")))
  })

  it("in money is found as it is written, with or without grouping and cents, and never by its minor units", () => {
    const money = Money.make({ amount: 980_050, currency: usd })
    for (const text of ["9800", "9,800", "9 800", "9.800,50", "9,800.5", "98", "-9800"])
      assert.isTrue(says(money, asks(text)), text)
    for (const text of ["980050", "9800.4", "800.5x", "9801"]) assert.isFalse(says(money, asks(text)), text)
    assert.isTrue(says(Money.make({ amount: 67_000, currency: jpy }), asks("67000")))
    assert.isTrue(says(Money.make({ amount: 5, currency: usd }), asks("0.05")))
    assert.isTrue(says(money, asks("usd")))
    assert.isTrue(says(BaseMoney.make({ amount: 67_000 }), { ...asks("67000"), base: jpy }))
    assert.isFalse(says(BaseMoney.make({ amount: 67_000 }), asks("67000")))
  })

  it("that names something is found by what is called so", () => {
    const stage = Stage.make({ pipelineId: "p", stageId: "s" })
    assert.isTrue(says(stage, asks("Offer", "s")))
    assert.isTrue(says(stage, asks("Direct", "p")))
    assert.isFalse(says(stage, asks("s")))
    assert.isTrue(says(People.make({ ids: ["a", "b"] }), asks("Bea", "b")))
  })

  it("that is a day or a score is found as it is written, one that is a length of time is not", () => {
    assert.isTrue(says(Day.make({ date: "2026-11-20" as never }), asks("2026-11")))
    assert.isTrue(says(Score.make({ score: 9 }), asks(" 9 ")))
    assert.isFalse(says(Score.make({ score: 10 }), asks("1")))
    assert.isFalse(says(Duration.make({ ms: 9 }), asks("9")))
  })
})

describe("a line", () => {
  const changed = row("DealFieldChanged", "deal", "d", {
    field: "Colour",
    before: textOf("red"),
    after: textOf("blue")
  })

  it("has to meet every condition itself", () => {
    assert.isTrue(isLine({ fields: [" colour"], before: asks("red"), after: asks("blu") }, changed))
    assert.isFalse(isLine({ fields: ["colour"], before: asks("blue") }, changed))
    assert.isFalse(isLine({ fields: ["size"] }, changed))
    assert.isTrue(isLine({}, changed))
  })

  it("is one of the kinds or of the fields that are named", () => {
    assert.isTrue(isLine({ fields: ["size"], kinds: ["DealFieldChanged"] }, changed))
    assert.isFalse(isLine({ fields: ["size"], kinds: ["PhoneChanged"] }, changed))
    assert.isFalse(isLine({ kinds: [] }, changed))
  })

  it("is found after the change by what belongs to it, too", () => {
    const created: Row = row("DealCreated", "deal", "d", {
      also: Value.cases.Entry.make({ kind: "source", id: "w" })
    })
    assert.isTrue(isLine({ after: asks("Web", "w") }, created))
    assert.isFalse(isLine({ before: asks("Web", "w") }, created))
  })
})

it("every line is made by a fact that is looked through for it", async () => {
  const facts = await Effect.runPromise(
    Arbitrary.sampleEffect(Arbitrary.schema(Fact), { count: 1500, seed: 11 })
  )
  for (const fact of facts)
    for (const { what } of rowsOf({ workspaceId: "w" as never, fact }))
      assert.isTrue(factsWith({ kinds: [what] })?.includes(fact._tag), what)
  assert.deepStrictEqual(factsWith({ fields: ["Colour"] }), ["DealDetailsChanged"])
  assert.deepStrictEqual(factsWith({ fields: [] }), [])
  assert.isUndefined(factsWith({}))
})
