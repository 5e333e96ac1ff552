/** Reading numbers, and what is behind them. */
import { directoryThen } from "@weir/application/readings/directoryThen"
import { explain } from "@weir/application/readings/explain"
import { newest } from "@weir/application/readings/newest"
import { ask } from "@weir/application/readings/question"
import { metricOf, metrics, readings } from "@weir/application/readings/readings"
import { whatIf } from "@weir/application/readings/whatIf"
import { Api } from "@weir/contract/Api"
import type { Definition } from "@weir/contract/Readings"
import type { Metric } from "@weir/domain/metrics/Metric"
import { Effect, Schema } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { who } from "../auth/who.ts"
import { onlyShown } from "../http/onlyShown.ts"
import { answering } from "../http/problem.ts"
import { type Audiences } from "../live/Audiences.ts"
import { liveResponse } from "../live/liveResponse.ts"
import type { Services } from "../Services.ts"
import { aboutAnswer, answersOf, asksOf, narrowingOf, questionOf } from "./asking.ts"
import { entryLine, excludedRecord, namesOf, newestRecord, sameFigure, unpricedOf } from "./explanation.ts"

const definitionOf = ({
  about,
  better,
  definition,
  examples,
  formula,
  id,
  time,
  title,
  unit
}: Metric): Definition => ({
  id: id as Definition["id"],
  title,
  definition,
  formula,
  example: examples[0]?.story ?? null,
  unit,
  time,
  about: about ?? "workspace",
  better
})

export const readingsGroup = HttpApiBuilder.group(
  Api,
  "readings",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services | Audiences>()
    const answer = <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.provideContext(answering(work), services)
    return handlers.handleAll({
      dashboard: ({ query }) =>
        answer(
          onlyShown(
            Effect.gen(function* () {
              const question = yield* questionOf(query)
              const { workspaceId } = yield* who
              const asks = asksOf(query.asks)
              const answered = yield* readings(workspaceId, question, query.metrics, asks)
              return {
                ...aboutAnswer(question, answered),
                readings: answered.readings,
                answers: answersOf(asks, answered)
              }
            })
          )
        ),
      definitions: () => Effect.succeed({ items: metrics.map(definitionOf) }),
      reading: ({ params, query }) =>
        answer(
          onlyShown(
            Effect.gen(function* () {
              const question = yield* questionOf(query)
              const { workspaceId } = yield* who
              const metric = metricOf(params.metric)
              const answered = yield* readings(workspaceId, question, [params.metric])
              const reading = Schema.encodeUnknownSync(metric.Reading)(
                answered.readings[params.metric]
              ) as Schema.Json
              return { ...aboutAnswer(question, answered), definition: definitionOf(metric), reading }
            })
          )
        ),
      entries: ({ params, query }) =>
        answer(
          onlyShown(
            Effect.gen(function* () {
              const question = yield* questionOf(query)
              const { workspaceId } = yield* who
              const { after, limit, part } = query
              const page = { after: after ?? null, limit: limit ?? 100 }
              const only = narrowingOf(query.only ?? {})
              const behind = yield* explain(workspaceId, params.metric, part, question, page, only)
              const asked = yield* ask(workspaceId, question)
              const names = namesOf(yield* directoryThen(workspaceId, question.asOf))
              const { definition, formula } = metricOf(params.metric)
              return {
                ...aboutAnswer(question, { asked, seq: behind.seq }),
                metric: params.metric,
                part,
                title: behind.title,
                definition,
                formula,
                measure: behind.measure,
                distinct: behind.distinct,
                total: behind.total,
                entries: behind.entries.map((entry) => entryLine(entry, names)),
                next: behind.next,
                count: behind.count,
                deals: behind.records,
                excluded: (behind.notCounted?.excluded ?? []).map((one) => excludedRecord(one, names)),
                excludedCounts: behind.notCounted?.counts ?? null,
                unpriced: unpricedOf(behind),
                addsUp: sameFigure(behind.total, behind.sum)
              }
            })
          )
        ),
      newest: ({ query }) =>
        answer(
          onlyShown(
            Effect.gen(function* () {
              const question = yield* questionOf(query)
              const { workspaceId } = yield* who
              const lists = yield* newest(
                workspaceId,
                question,
                query.lists.map(({ limit, metric, part, ...only }) => ({
                  metric,
                  part,
                  limit,
                  ...narrowingOf(only)
                }))
              )
              const names = namesOf(yield* directoryThen(workspaceId, question.asOf))
              return { lists: lists.map((list) => list.map((one) => newestRecord(one, names))) }
            })
          )
        ),
      whatIf: ({ payload }) =>
        answer(
          Effect.gen(function* () {
            const question = yield* questionOf(payload.question)
            const supposed = yield* whatIf(yield* who, question, payload.commands, payload.metrics)
            const { after, before, events } = supposed
            return { ...aboutAnswer(question, supposed), events, before, after }
          })
        ),
      live: ({ headers, query }) => answer(liveResponse(query, headers["last-event-id"]))
    })
  })
)
