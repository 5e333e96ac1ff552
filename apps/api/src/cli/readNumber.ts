/** How is a number told on the command line? Every figure of the reading on a line of its own, or all of it as JSON. */
import { metricOf, readings } from "@weir/application/readings/readings"
import type { Question } from "@weir/application/readings/question"
import { folded } from "@weir/domain/catalogue/Catalogue"
import type { Figure } from "@weir/domain/metrics/Figure"
import * as Ratio from "@weir/domain/metrics/Ratio"
import type { Currency } from "@weir/domain/money/Currency"
import { toMajorText } from "@weir/domain/money/MoneyText"
import * as Instant from "@weir/domain/time/Instant"
import * as Period from "@weir/domain/time/Period"
import { Effect, Schema } from "effect"
import type { Command } from "./commands.ts"
import type { Out } from "./out.ts"
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
  const question: Question = { period: command.period, pipelineId: pipeline?.id ?? null, asOf: command.asOf }
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
    `${workspace.name}, ${pipeline === null ? "all pipelines" : pipeline.name}, ${window.from} to ${window.to} (${workspace.zone})`
  )
  out.answer("")
  for (const [path, text] of linesOf(reading, workspace.baseCurrency))
    out.answer(`${path.padEnd(34)} ${text}`)
  return true
})

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
const isFigure = (value: unknown): value is Figure =>
  isObject(value) && "deals" in value && "converted" in value && "money" in value
const isRatio = (value: unknown): value is Ratio.Ratio => isObject(value) && "num" in value && "den" in value

const figureText = (figure: Figure, base: Currency): string => {
  const money = figure.money.map(({ amount, currency }) => `${toMajorText(amount, currency)} ${currency}`)
  const all =
    figure.money.length > 1 ? [...money, `together ${toMajorText(figure.converted, base)} ${base}`] : money
  const missing = [
    ...(figure.unpriced === 0 ? [] : [`${figure.unpriced} without a rate`]),
    ...(figure.unbudgeted === 0 ? [] : [`${figure.unbudgeted} without a budget`])
  ]
  return [`${figure.deals} deals`, ...all, ...missing].join(", ")
}

/** A line for each figure and plain value, named by its path; members of lists go by their own names. */
const linesOf = (
  value: unknown,
  base: Currency,
  path = ""
): ReadonlyArray<readonly [path: string, text: string]> => {
  if (isFigure(value)) return [[path, figureText(value, base)]]
  if (isRatio(value)) return [[path, `${Ratio.percentText(value)} (${value.num} of ${value.den})`]]
  const below = (name: string) => (path === "" ? name : `${path}.${name}`)
  if (Array.isArray(value)) {
    return value.flatMap((item, i) =>
      linesOf(
        item,
        base,
        below(isObject(item) && typeof item["name"] === "string" ? item["name"] : String(i + 1))
      )
    )
  }
  if (isObject(value)) {
    return Object.entries(value)
      .filter(
        ([name]) =>
          !["id", "name", "color", "kind", "archived", "disabled", "robot", "category", "base"].includes(name)
      )
      .flatMap(([name, member]) => linesOf(member, base, below(name)))
  }
  return value === null
    ? []
    : [[path, typeof value === "number" && !Number.isInteger(value) ? value.toFixed(3) : String(value)]]
}
