import { assert, describe, it } from "vitest"
import * as Metrics from "../metrics/index.ts"
import type { Metric } from "../metrics/Metric.ts"
import { narrowings } from "../metrics/Only.ts"
import { kindOf, widgetTypes } from "./widgetKinds.ts"

const metrics = new Map(
  Object.values(Metrics).map((metric) => [metric.id as string, metric as unknown as Metric])
)

describe("kinds of widgets", () => {
  it("show metrics that there are, none of a client's profile", () => {
    for (const type of widgetTypes) {
      const { beside = [], metric } = kindOf(type) ?? assert.fail(type)
      for (const id of [metric, ...beside]) {
        assert.isDefined(metrics.get(id), `${type}: ${id}`)
        assert.isUndefined(metrics.get(id)?.about, `${type}: ${id}`)
      }
    }
  })

  it("can be narrowed to what every number they show can be narrowed to", () => {
    for (const type of widgetTypes) {
      const { beside = [], metric, options } = kindOf(type) ?? assert.fail(type)
      for (const by of narrowings) {
        if (!options.includes(by)) continue
        for (const id of [metric, ...beside])
          assert.isDefined(metrics.get(id)?.narrows?.[by], `${type} is narrowed to ${by}, ${id} cannot be`)
      }
    }
  })

  it("offer whatever their number can be narrowed to", () => {
    for (const type of widgetTypes) {
      const { metric, options } = kindOf(type) ?? assert.fail(type)
      for (const by of narrowings)
        if (metrics.get(metric)?.narrows?.[by] !== undefined)
          assert.include(options, by, `${metric} can be narrowed to ${by}, ${type} cannot`)
    }
  })
})
