import type { Example, Line } from "@weir/domain/metrics/Example"
import * as Instant from "@weir/domain/time/Instant"
import { assert, describe, it } from "vitest"
import { metricNames, theCore } from "@weir/domain/workbook/Core"
import { askOf, evaluate } from "@weir/domain/workbook/evaluate"
import { valueAt } from "./golden/valueAt.ts"
import { eur, idOf, type Setting, type Line as Told, told } from "./golden/Story.ts"
import { oracle } from "./oracle/oracle.ts"

/** The workspace that examples are told in. */
const setting: Setting = {
  zone: "UTC",
  base: "EUR",
  pipelines: {
    Sales: { Incoming: "incoming", Offer: "open", Negotiation: "open", Won: "won", Lost: "lost" },
    Partners: { First: "open", Signed: "won", Gone: "lost" }
  },
  people: ["Ann", "Ben"],
  sources: ["Web", "Phone"],
  contacts: ["Dora"],
  companies: ["Oilworks"]
}

const inCents = (line: Line): Told => {
  if ("create" in line) {
    const { budget, ...rest } = line
    return budget === undefined ? rest : { ...rest, budget: eur(budget) }
  }
  if ("change" in line)
    return { at: line.at, budget: line.change, is: line.budget === null ? null : eur(line.budget) }
  return line
}

const inMarch = { period: { kind: "month" }, now: Instant.iso("2024-03-20T12:00:00Z") } as const

const clientOf = (about: NonNullable<Example["about"]>) =>
  "contact" in about
    ? { kind: "contact" as const, id: idOf(about.contact) }
    : { kind: "company" as const, id: idOf(about.company) }

for (const name of metricNames) {
  describe(theCore.metrics[name].title, () => {
    it("has an example", () => assert.isNotEmpty(theCore.metrics[name].examples))

    for (const { about, given, reads, story } of theCore.metrics[name].examples) {
      it(story, () => {
        const events = told(setting, given.map(inCents))
        const question = about === undefined ? inMarch : { ...inMarch, client: clientOf(about) }
        const reading = evaluate(name, events, question)
        for (const [path, expected] of Object.entries(reads))
          assert.deepStrictEqual(valueAt(reading, path), expected, path)
        assert.deepStrictEqual(reading, oracle(name, events, askOf(events, question)) as never)
      })
    }
  })
}
