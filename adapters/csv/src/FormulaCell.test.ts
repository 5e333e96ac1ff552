import fc from "fast-check"
import { assert, it } from "vitest"
import { harmless } from "./FormulaCell.ts"

it("formulas in every disguise get an apostrophe", () => {
  for (const cell of [
    "=1+1",
    "+A1",
    "-A1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "  =1",
    "＝1+1",
    "＋1",
    "－a",
    "＠x",
    '"=1',
    "\uFEFF=1",
    "-1+cmd|'/C calc'!A0"
  ]) {
    assert.strictEqual(harmless(cell), `'${cell}`)
  }
})

it("numbers stay numbers and plain words stay as they are", () => {
  for (const cell of [-5, 0, "-12.50", "-3", "12,5", "Ann", "a=b", "", "1-2"])
    assert.strictEqual(harmless(cell), cell)
})

it("whatever goes in, what comes out cannot run", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", " ", "'", '"', "1", "a", "＝") }),
      (cell) => {
        const safe = String(harmless(cell))
        assert.isTrue(
          safe === cell
            ? /^-?\d+([.,]\d+)?$/.test(cell) || !/^[\s'"]*[=+\-@＝]|^[\t\r]/.test(cell)
            : safe === `'${cell}`
        )
      }
    )
  )
})
