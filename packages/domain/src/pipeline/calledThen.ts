/** How were pipelines and stages called, and in which order did they stand, at the end of a period that is over (G9)? */
import type { Event } from "../log/Event.ts"
import { isPipelineFact } from "../log/Event.ts"
import type { Instant } from "../time/Instant.ts"
import { evolve } from "./evolve.ts"
import { kindOrder, type Pipeline, type Stage } from "./Pipeline.ts"

/**
 * The pipelines of now under the names and in the order of just before an instant, as these events tell it. Everything else about
 * them is as it is now: what was added since comes after the stage it stands behind, under the name it has.
 */
export const calledThen = (
  now: ReadonlyArray<Pipeline>,
  events: ReadonlyArray<Event>,
  end: Instant
): ReadonlyArray<Pipeline> => {
  const then = new Map<string, Pipeline>()
  for (const { fact, occurredAt } of events)
    if (isPipelineFact(fact) && occurredAt < end)
      then.set(fact.pipelineId, evolve(then.get(fact.pipelineId) ?? null, fact))
  return now.map((pipeline) => {
    const was = then.get(pipeline.id)
    return was === undefined ? pipeline : { ...pipeline, name: was.name, stages: inOrder(pipeline, was) }
  })
}

const inOrder = (is: Pipeline, was: Pipeline): ReadonlyArray<Stage> => {
  const order = was.stages.map((stage) => stage.id)
  is.stages.forEach(({ id }, i) => {
    if (!order.includes(id)) order.splice(i === 0 ? 0 : order.indexOf(is.stages[i - 1]!.id) + 1, 0, id)
  })
  return is.stages
    .map((stage) => ({ ...stage, name: was.stages.find(({ id }) => id === stage.id)?.name ?? stage.name }))
    .sort((a, b) => kindOrder[a.kind] - kindOrder[b.kind] || order.indexOf(a.id) - order.indexOf(b.id))
}
