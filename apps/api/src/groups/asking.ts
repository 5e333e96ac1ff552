/** How does a query become a question to the metrics, and what is said with every answer? */
import { onlySelfOf } from "@weir/domain/access/privately"
import type { Question } from "@weir/application/readings/question"
import type { Narrowing } from "@weir/application/readings/narrowing"
import { type Answered, type MetricAsk, metricOf } from "@weir/application/readings/readings"
import type { ClientName } from "@weir/application/readings/clientOf"
import type { MetricAsk as WireAsk, Only } from "@weir/contract/Narrowing"
import { SignedInUser } from "@weir/contract/Permission"
import type { PipelineId } from "@weir/domain/identity/Id"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Instant } from "@weir/domain/time/Instant"
import * as Period from "@weir/domain/time/Period"
import { Effect, Schema } from "effect"

interface Query {
  readonly period?: string
  readonly pipeline?: PipelineId
  readonly asOf?: Instant
  readonly contact?: string
  readonly company?: string
}

/** A profile is that of one client. */
export class OneClientOnly extends Schema.TaggedError<OneClientOnly>()(
  "OneClientOnly",
  { field: Schema.Literal("company"), reason: Schema.String },
  { httpApiStatus: 400 }
) {}

/** The question of a query, put by whoever is signed in; a period that cannot be is refused with the reason. */
export const questionOf = ({
  asOf,
  company,
  contact,
  period,
  pipeline
}: Query): Effect.Effect<Question, Period.PeriodInvalid | OneClientOnly, SignedInUser> =>
  Effect.gen(function* () {
    const { holders, role, userId } = yield* SignedInUser
    const parsed = yield* Effect.fromResult(Period.parse(period ?? "month"))
    if (contact !== undefined && company !== undefined)
      return yield* new OneClientOnly({ field: "company", reason: "name a contact or a company, not both" })
    const client: ClientName | null =
      contact !== undefined
        ? { kind: "contact", id: contact }
        : company !== undefined
          ? { kind: "company", id: company }
          : null
    return {
      period: parsed,
      pipelineId: pipeline ?? null,
      asOf: asOf ?? null,
      holders,
      onlySelf: onlySelfOf({ id: userId, role }),
      client
    }
  })

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

/** A narrowing as it comes over the wire. */
export const narrowingOf = ({ pipeline, ...lists }: Only): Narrowing => ({
  ...lists,
  pipelineId: pipeline ?? null
})

/** The numbers that are asked for narrowed. */
export const asksOf = (asks: ReadonlyArray<WireAsk> = []): ReadonlyArray<MetricAsk> =>
  asks.map(({ metric, ...only }) => ({ metric, ...narrowingOf(only) }))

/** Their readings, as they are written down. */
export const answersOf = (
  asks: ReadonlyArray<MetricAsk>,
  { answers }: Pick<Answered, "answers">
): ReadonlyArray<Schema.Json> =>
  asks.map(({ metric }, i) => Schema.encodeUnknownSync(metricOf(metric).Reading)(answers[i]) as Schema.Json)
