/** Laws of names: what is over keeps the names it had (G9). */
import { EventId, ROBOT, TransactionId } from "@weir/domain/identity/Id"
import type { Event } from "@weir/domain/log/Event"
import { PipelineFact } from "@weir/domain/pipeline/PipelineDecision"
import { type MetricName, metricNames } from "@weir/domain/workbook/Core"
import { askOf, read } from "@weir/domain/workbook/evaluate"
import { assert } from "vitest"
import type { Law, Trial } from "./Law.ts"

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`

/**
 * Every stage and every pipeline gets another name, and stands the other way round among those of its kind, at the instant of asking.
 * What was added since the period is called as it is now: such pipelines stay as they are.
 */
const renamed = ({ ask, events, played, question }: Trial): ReadonlyArray<Event> => {
  const late = new Set(
    events.flatMap(({ fact, occurredAt }) =>
      (fact._tag === "PipelineAdded" || fact._tag === "StageAdded") && occurredAt >= ask.window.to
        ? [fact.pipelineId]
        : []
    )
  )
  const facts = [...played.state.pipelines.values()]
    .filter(({ id }) => !late.has(id))
    .flatMap(({ id: pipelineId, name, stages }) => [
      PipelineFact.cases.PipelineRenamed.make({ pipelineId, from: name, to: `${name.slice(0, 40)} anew` }),
      ...stages.map((stage) =>
        PipelineFact.cases.StageRenamed.make({
          pipelineId,
          stageId: stage.id,
          from: stage.name,
          to: `${stage.name.slice(0, 40)} anew`
        })
      ),
      PipelineFact.cases.StagesReordered.make({
        pipelineId,
        order: (["incoming", "open", "won", "lost"] as const).flatMap((kind) =>
          stages
            .filter((stage) => stage.kind === kind)
            .map(({ id }) => id)
            .reverse()
        )
      })
    ])
  const last = events.at(-1)
  if (last === undefined) return []
  return facts.map((fact, i) => ({
    ...last,
    seq: last.seq + 1 + i,
    id: EventId.make(uuid(900_000 + i)),
    transaction: TransactionId.make(uuid(990_000)),
    actor: { kind: "robot", userId: ROBOT },
    occurredAt: question.now,
    recordedAt: question.now,
    fact
  }))
}

const kept: Law = {
  name: "what stages are called and how they stand from now on changes no reading of a period that is over",
  proves: ["G9"],
  holds: (trial) => {
    const { ask, core, events, ledger, question, reading } = trial
    if (ask.asOf !== null || ask.window.to > ask.now || ask.client !== null) return
    const later = askOf([...events, ...renamed(trial)], question, undefined, core)
    const those = metricNames.filter((name: MetricName) => core.metrics[name].time === "flow")
    for (const name of those) assert.deepStrictEqual(read(name, ledger, later, core), reading(name), name)
  }
}

export const laws: ReadonlyArray<Law> = [kept]
