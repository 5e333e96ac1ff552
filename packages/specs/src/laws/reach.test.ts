import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import { type MetricName, metricNames, theCore } from "@weir/domain/workbook/Core"
import { cases, trialOf } from "./Law.ts"
import { shown, type Shown } from "./parts.ts"

const sample = fc.sample(cases, { numRuns: 800, seed: 9 }).map((one) => trialOf(theCore, one))

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

/** The share of cases in which a number has to move: a fifth, or less where the specification itself makes it rare. */
const usual = 1 / 5

/** Numbers of which less can be asked, by metric: the share, and why. */
const rarer: ReadonlyArray<{
  readonly of: ReadonlyArray<MetricName>
  readonly parts: RegExp
  readonly share: number
}> = [
  // A profile is about one of five clients, and what came of their deals in the time before is a part of that.
  { of: ["clientConversion", "clientWonValue", "communicationLoad"], parts: /before/, share: 1 / 20 },
  { of: ["clientConversion", "clientWonValue"], parts: /^(won:)?now$/, share: 1 / 8 },
  // A channel is told of only where something came by it now, so that the time before takes two of the same kind.
  { of: ["channelLoad"], parts: /^channel:before/, share: 1 / 40 },
  // To end takes a while: few deals are won or lost in the time before a period that has something to say itself.
  {
    of: ["dealDynamics", "wonDeals", "lostDeals", "wonByOwner", "successRate", "wonOfNew"],
    parts: /before$/,
    share: 1 / 7
  },
  { of: ["salesVelocity"], parts: /before/, share: 1 / 12 },
  { of: ["notesAdded", "latestUploads"], parts: /before$/, share: 1 / 7 },
  // A client comes back after a deal has ended, and of both the first and the later ones some are won and some are lost.
  { of: ["salesTrends"], parts: /before|^(primary|repeat):/, share: 1 / 12 },
  // Two deals have to turn out to be one, and to have been created on two sides of the period's edge.
  { of: ["dealDynamics"], parts: /^books:merged$/, share: 1 / 14 },
  // A term of what is due, or of what was told late, takes a plan and a change on two sides of the period's beginning.
  { of: ["pipelineBridge"], parts: /:(deleted|late)$|^due:/, share: 1 / 10 },
  // Due within a quarter of an hour of the question.
  { of: ["plannedWork"], parts: /^today$/, share: 1 / 20 }
]

const shareOf = (name: MetricName, kind: string): number =>
  rarer.find(({ of, parts }) => of.includes(name) && parts.test(kind))?.share ?? usual

describe("laws speak of something", () => {
  for (const name of metricNames) {
    it(`${name} has something to say in at least a fifth of the cases, and so has every number of it that is not rare by nature`, () => {
      let spoken = 0
      const moving = new Map<string, number>()
      for (const { reading } of sample) {
        const numbers = shown(name, reading(name) as never)
        const kinds = new Set(numbers.filter((one) => !isNothing(one)).map(({ part }) => kindOf(part)))
        if (kinds.size > 0) spoken++
        for (const { part } of numbers) moving.set(kindOf(part), moving.get(kindOf(part)) ?? 0)
        for (const kind of kinds) moving.set(kind, (moving.get(kind) ?? 0) + 1)
      }
      assert.isAtLeast(spoken, sample.length * usual)
      assert.deepStrictEqual(
        [...moving]
          .filter(([kind, times]) => times < sample.length * shareOf(name, kind))
          .map(([kind, times]) => `${kind} moves in ${times}`),
        []
      )
    })
  }

  it("what is said to be rare is", () => {
    for (const { of, parts } of rarer) {
      const kinds = sample.flatMap(({ reading }) =>
        of.flatMap((name) => shown(name, reading(name) as never).map(({ part }) => kindOf(part)))
      )
      assert.isTrue(
        kinds.some((kind) => parts.test(kind)),
        `${of.join()} ${String(parts)}`
      )
    }
  })

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
