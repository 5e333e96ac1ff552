import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import { metricNames, theCore } from "@weir/domain/workbook/Core"
import { cases, trialOf } from "./Law.ts"
import { shown, type Shown } from "./parts.ts"

const sample = fc.sample(cases, { numRuns: 3000, seed: 9 }).map((one) => trialOf(theCore, one))

const isNothing = (number: Shown): boolean =>
  "figure" in number
    ? number.figure.deals === 0 && number.figure.money.length === 0
    : "counted" in number
      ? number.counted === 0
      : "deals" in number
        ? number.deals === 0
        : number.records === 0

/** The part without the record, the day, the point, the channel or the type it is about: `net`, `lost:creation`, `source`, `day`. */
const kindOf = (part: string): string =>
  part
    .replace(/:(?:[0-9a-f-]{36}|\d{4}-\d{2}-\d{2}|\d+).*$|:$/, "")
    .replace(/^(channel|type|origin|in|out|other):(?:chat:)?[a-z-]+/, "$1")

describe("laws speak of something", () => {
  for (const name of metricNames) {
    it(`${name} has something to say in at least one of twenty cases, and every number of it moves`, () => {
      const spoken = sample.filter(({ reading }) =>
        shown(name, reading(name) as never).some((number) => !isNothing(number))
      )
      assert.isAtLeast(spoken.length, sample.length / 20)
      const counts = new Map<string, number>()
      for (const { reading } of sample) {
        for (const number of shown(name, reading(name) as never)) {
          const kind = kindOf(number.part)
          counts.set(kind, (counts.get(kind) ?? 0) + (isNothing(number) ? 0 : 1))
        }
      }
      for (const [kind, times] of counts)
        assert.isAtLeast(times, 3, `${name} ${kind} is nothing nearly always`)
    })
  }

  it("foreign money, deals without a rate and deals without a budget come up", () => {
    const worths = sample.map(({ reading }) => reading("dealDynamics").stages.map((s) => s.stock))
    for (const left of ["unpriced", "unbudgeted"] as const)
      assert.isAtLeast(worths.filter((w) => w.some((f) => f[left] !== 0)).length, 30, left)
    assert.isAtLeast(worths.filter((w) => w.some((f) => f.money.length > 1)).length, 10)
  })

  it("questions about the past, about one pipeline and about deleted deals come up", () => {
    assert.isAtLeast(sample.filter(({ ask }) => ask.asOf !== null).length, 60)
    assert.isAtLeast(sample.filter(({ ask }) => ask.pipelineId !== null).length, 60)
    for (const deleted of ["include", "only"] as const)
      assert.isAtLeast(sample.filter(({ ask }) => ask.deleted === deleted).length, 30)
  })
})
