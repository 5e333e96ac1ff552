import { generate } from "@weir/demo/generate"
import type { Event } from "@weir/domain/log/Event"
import * as Instant from "@weir/domain/time/Instant"
import { assert, describe, it } from "vitest"
import { metricNames } from "@weir/domain/workbook/Core"
import { askOf, explained, ledgerOf, read } from "@weir/domain/workbook/evaluate"
import { shown } from "./laws/parts.ts"
import { oracle } from "./oracle/oracle.ts"

const now = Instant.iso("2026-11-18T16:20:00Z")
const demo = generate({ seed: 1, now, days: 90, deals: 140 })
const events: ReadonlyArray<Event> = demo.events.map((event, i) => ({ ...event, seq: i + 1 }))
const ledger = ledgerOf(events)

describe("the demo company keeps the laws", () => {
  for (const kind of ["today", "week", "month"] as const) {
    for (const { id, name } of demo.pipelines) {
      it(`${kind}, ${name}: every metric reads what the oracle tells, and opens into what adds up to it`, () => {
        const ask = askOf(events, { period: { kind }, now, pipelineId: id })
        for (const metric of metricNames) {
          const reading = read(metric, ledger, ask)
          assert.deepStrictEqual(reading, oracle(metric, events, ask) as never, metric)
          for (const number of shown(metric, reading)) {
            const behind = explained(metric, number.part, ledger, ask)
            if ("figure" in number)
              assert.deepStrictEqual(behind?.total, number.figure, `${metric} ${number.part}`)
          }
        }
        const { books, stages } = read("dealDynamics", ledger, ask)
        assert.isTrue(books.balanced && stages.every((stage) => stage.balanced))
      })
    }
  }

  it("yesterday, as it was known then, is what it was", () => {
    const before = Instant.make(now - 24 * 3_600_000)
    const then = events.filter((e) => e.recordedAt <= before)
    for (const metric of metricNames) {
      const question = { period: { kind: "month" }, now, asOf: before } as const
      assert.deepStrictEqual(
        read(metric, ledger, askOf(events, question)),
        read(metric, ledgerOf(then), askOf(then, question)),
        metric
      )
    }
  })
})
