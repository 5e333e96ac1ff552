/** How were pipelines and stages called at the end of a period that is over, and how did they stand in a row (G9)? Told from the facts. */
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"

/** Numbers of this moment know stages as they are called now, whatever the period. */
const ofThisMoment = new Set<string>([
  "currentTasks",
  "dealsByOwner",
  "dealsWithoutTask",
  "incomingWork",
  "plannedWork",
  "salesForecast"
])

const kinds = ["incoming", "open", "won", "lost"]

/** The question with the names and the order of then. */
export const asCalledThen = (metric: string, events: ReadonlyArray<Event>, ask: Ask): Ask => {
  const end = ask.window.to
  if (ofThisMoment.has(metric) || end > ask.now) return ask
  const names = new Map<string, string>()
  const rows = new Map<string, Array<string>>()
  for (const { fact, occurredAt, recordedAt } of events) {
    if ((ask.asOf !== null && recordedAt > ask.asOf) || occurredAt >= end) continue
    if (fact._tag === "PipelineAdded") {
      names.set(fact.pipelineId, fact.name)
      rows.set(
        fact.pipelineId,
        fact.stages.map(({ id }) => id)
      )
      for (const { id, name } of fact.stages) names.set(id, name)
    }
    if (fact._tag === "PipelineRenamed") names.set(fact.pipelineId, fact.to)
    if (fact._tag === "StageRenamed") names.set(fact.stageId, fact.to)
    if (fact._tag === "StageAdded") {
      names.set(fact.stage.id, fact.stage.name)
      rows.get(fact.pipelineId)?.splice(fact.position, 0, fact.stage.id)
    }
    if (fact._tag === "StagesReordered") rows.set(fact.pipelineId, [...fact.order])
  }
  const pipelines = ask.pipelines.map((pipeline) => {
    const row = rows.get(pipeline.id)
    if (row === undefined) return pipeline
    // What was not there yet stands right behind what it stands behind now.
    pipeline.stages.forEach(({ id }, i) => {
      const ahead = pipeline.stages[i - 1]?.id
      if (!row.includes(id)) row.splice(ahead === undefined ? 0 : row.indexOf(ahead) + 1, 0, id)
    })
    const named = pipeline.stages.map((stage) => ({ ...stage, name: names.get(stage.id) ?? stage.name }))
    const stages = kinds.flatMap((kind) =>
      row.flatMap((id) => named.filter((stage) => stage.id === id && stage.kind === kind))
    )
    return { ...pipeline, name: names.get(pipeline.id) ?? pipeline.name, stages }
  })
  return { ...ask, pipelines }
}
