import { assert, describe, it } from "vitest"
import { metricNames, theCore } from "@weir/domain/workbook/Core"
import { askOf, evaluate } from "@weir/domain/workbook/evaluate"
import { askedIn, toldIn } from "./golden/exampleStory.ts"
import { valueAt } from "./golden/valueAt.ts"
import { oracle } from "./oracle/oracle.ts"

for (const name of metricNames) {
  describe(theCore.metrics[name].title, () => {
    it("has an example", () => assert.isNotEmpty(theCore.metrics[name].examples))

    for (const example of theCore.metrics[name].examples) {
      it(example.story, () => {
        const [events, question] = [toldIn(example), askedIn(example)]
        const reading = evaluate(name, events, question)
        for (const [path, expected] of Object.entries(example.reads))
          assert.deepStrictEqual(valueAt(reading, path), expected, path)
        assert.deepStrictEqual(reading, oracle(name, events, askOf(events, question)) as never)
      })
    }
  })
}
