import { assert, it } from "vitest"
import type { Balance } from "../../ledger/Query.ts"
import * as Instant from "../../time/Instant.ts"
import { latest } from "./clientScores.ts"

const answer = (id: string, score: number, at = "2024-03-05T10:00:00Z"): Balance => ({
  key: { client: "contact:dora", score: String(score), answer: id },
  day: null,
  at: Instant.iso(at),
  subject: id,
  tally: { answers: 1 }
})
const which = (...answers: ReadonlyArray<Balance>) => latest(answers, []).map(({ subject }) => subject)

it("of a client's answers the last one stands, at one instant the lowest, and of equal ones always the same", () => {
  const [early, high, low, same] = [
    answer("e", 1, "2024-03-05T09:00:00Z"),
    answer("b", 9),
    answer("c", 3),
    answer("d", 3)
  ]
  assert.deepStrictEqual(which(early, high), ["b"])
  assert.deepStrictEqual(which(high, early), ["b"])
  assert.deepStrictEqual(which(high, low), ["c"])
  assert.deepStrictEqual(which(low, high), ["c"])
  assert.deepStrictEqual(which(low, same), ["c"])
  assert.deepStrictEqual(which(same, low), ["c"])
})
