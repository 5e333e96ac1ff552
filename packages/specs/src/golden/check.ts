/** Does a golden vector hold? Its numbers are read from its story, and the oracle tells the same. */
import { askOf, evaluate } from "@weir/domain/workbook/evaluate"
import { assert } from "vitest"
import { oracle } from "../oracle/oracle.ts"
import { told } from "./Story.ts"
import { valueAt } from "./valueAt.ts"
import type { Asked, Vector } from "./Vector.ts"

/** Throws at the first number that is not what everybody agreed on. */
export const check = ({ lines, setting }: Vector, question: Asked): void => {
  const events = told(setting, lines)
  const { metric, reads } = question
  const reading = evaluate(metric, events, question)
  for (const [path, expected] of Object.entries(reads))
    assert.deepStrictEqual(valueAt(reading, path), expected, path)
  assert.deepStrictEqual(
    reading,
    oracle(metric, events, askOf(events, question)) as never,
    "the oracle tells otherwise"
  )
}

/** What is wrong with a vector, or null. */
export const complaintOf = (vector: Vector): string | null => {
  for (const question of vector.asked) {
    try {
      check(vector, question)
    } catch (error) {
      return `${question.metric}: ${error instanceof Error ? error.message : String(error)}`
    }
  }
  return null
}
