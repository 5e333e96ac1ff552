/** How does a query become a question to the metrics, and what is said with every answer? */
import type { Question } from "@weir/application/readings/question"
import type { Answered } from "@weir/application/readings/readings"
import type { PipelineId } from "@weir/domain/identity/Id"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Instant } from "@weir/domain/time/Instant"
import * as Period from "@weir/domain/time/Period"
import { Effect } from "effect"

interface Query {
  readonly period?: string
  readonly pipeline?: PipelineId
  readonly asOf?: Instant
}

/** The question of a query; a period that cannot be is refused with the reason. */
export const questionOf = ({
  asOf,
  period,
  pipeline
}: Query): Effect.Effect<Question, Period.PeriodInvalid> =>
  Effect.map(Effect.fromResult(Period.parse(period ?? "month")), (period) => ({
    period,
    pipelineId: pipeline ?? null,
    asOf: asOf ?? null
  }))

/** What every answer says about the question it answers. */
export const aboutAnswer = (question: Question, { asked, seq }: Pick<Answered, "asked" | "seq">) => ({
  seq,
  ...aboutQuestion(question, asked)
})

const aboutQuestion = (question: Question, asked: Ask) => ({
  asOf: asked.asOf,
  now: asked.now,
  period: Period.format(question.period),
  pipelineId: asked.pipelineId,
  window: asked.window,
  previous: asked.previous
})
