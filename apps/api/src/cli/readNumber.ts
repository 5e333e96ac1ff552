/** How is a number told on the command line? Every figure of the reading on a line of its own, or all of it as JSON. */
import { metricOf, readings } from "@weir/application/readings/readings"
import type { Question } from "@weir/application/readings/question"
import { Catalogue } from "@weir/application/ports/Catalogue"
import { EntryId, folded } from "@weir/domain/catalogue/Catalogue"
import type { ClientKind } from "@weir/domain/client/Client"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import * as Period from "@weir/domain/time/Period"
import { Effect, Schema } from "effect"
import type { Command } from "./commands.ts"
import type { Out } from "./out.ts"
import { isObject, linesOf } from "./figureLines.ts"
import { placeOf, WorkspaceUnclear } from "./place.ts"

export const readNumber = Effect.fn("readNumber")(function* (
  command: Extract<Command, { _tag: "Reading" }>,
  out: Out
) {
  const { pipelines, workspace } = yield* placeOf(command.workspace)
  const wanted = command.pipeline
  const pipeline =
    wanted === null ? null : pipelines.find((p) => p.id === wanted || folded(p.name) === folded(wanted))
  if (pipeline === undefined)
    return yield* new WorkspaceUnclear({
      reason: `There is no pipeline "${wanted}". There are: ${pipelines.map((p) => p.name).join(", ")}`
    })
  const client = command.client === null ? null : yield* clientOf(workspace.id, command.client)
  const question: Question = {
    period: command.period,
    pipelineId: pipeline?.id ?? null,
    asOf: command.asOf,
    client
  }
  const { asked, readings: all, seq } = yield* readings(workspace.id, question, [command.metric])
  const metric = metricOf(command.metric)
  const reading = Schema.encodeUnknownSync(metric.Reading)(all[command.metric]) as Schema.Json
  const window = { from: Instant.toIso(asked.window.from), to: Instant.toIso(asked.window.to) }
  if (command.json) {
    out.answer(
      JSON.stringify(
        {
          metric: metric.id,
          seq,
          period: Period.format(command.period),
          window,
          asOf: command.asOf === null ? null : Instant.toIso(command.asOf),
          reading
        },
        null,
        2
      )
    )
    return true
  }
  out.answer(`${metric.title}: ${metric.definition}`)
  out.answer(
    `${workspace.name}, ${pipelineText(reading, pipeline, pipelines)}, ${window.from} to ${window.to} (${workspace.zone})`
  )
  out.answer("")
  for (const [path, text] of linesOf(reading, workspace.baseCurrency, metric.unit))
    out.answer(`${path.padEnd(46)} ${text}`)
  return true
})

/** The contact or company that is meant, by its id or its name. */
const clientOf = Effect.fn("clientOf")(function* (
  workspaceId: WorkspaceId,
  { kind, wanted }: { readonly kind: ClientKind; readonly wanted: string }
) {
  const catalogue = yield* Catalogue
  const found = Schema.is(EntryId)(wanted)
    ? yield* catalogue.some(workspaceId, kind, [wanted])
    : yield* catalogue.byNames(workspaceId, kind, [folded(wanted)])
  const [client, another] = found
  if (client === undefined) return yield* new WorkspaceUnclear({ reason: `There is no ${kind} "${wanted}".` })
  if (another !== undefined)
    return yield* new WorkspaceUnclear({
      reason: `Several are called "${wanted}": name one by its id: ${found.map(({ id }) => id).join(", ")}`
    })
  return { kind, id: client.id }
})

/** Which pipeline the reading is about: the asked one, the one that a diagram shows by itself, or all. */
const pipelineText = (
  reading: Schema.Json,
  wanted: { readonly name: string } | null,
  all: ReadonlyArray<{ readonly id: string; readonly name: string }>
): string => {
  if (wanted !== null) return wanted.name
  const shown = isObject(reading) && isObject(reading["pipeline"]) ? reading["pipeline"] : null
  if (shown === null) return "all pipelines"
  const others = all.filter(({ id }) => id !== shown["id"]).map(({ name }) => name)
  return `${shown["name"]}${others.length === 0 ? "" : ` (other pipelines: ${others.join(", ")} (--pipeline))`}`
}
