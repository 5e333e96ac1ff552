/**
 * How does an open dashboard stay true? It gets the whole state at once and again after every commit, at midnight too, until
 * its session ends or the server stops; where that is wanted, only what has changed of it.
 */
import type { MetricId } from "@weir/application/readings/readings"
import type { MetricAsk } from "@weir/contract/Narrowing"
import { SignedInUser } from "@weir/contract/Permission"
import type { PipelineId } from "@weir/domain/identity/Id"
import { toServerResponse } from "@effect/platform-node/NodeHttpServerRequest"
import { Effect, Stream } from "effect"
import { HttpServerRequest, HttpServerResponse } from "effect/http"
import { who } from "../auth/who.ts"
import { asksOf, questionOf } from "../groups/asking.ts"
import { Audiences } from "./Audiences.ts"
import type { Sparing } from "./messages.ts"

export const liveResponse = Effect.fn("liveResponse")(function* (
  query: {
    readonly period?: string
    readonly pipeline?: PipelineId
    readonly metrics?: ReadonlyArray<MetricId>
    readonly asks?: ReadonlyArray<MetricAsk>
    readonly sparing?: Exclude<Sparing, "no">
  },
  lastEventId: string | undefined
) {
  const { tokenHash } = yield* SignedInUser
  const question = yield* questionOf(query)
  // What cannot be answered is refused before the stream begins.
  const line = yield* (yield* Audiences).open({
    who: yield* who,
    tokenHash,
    look: { question, metrics: query.metrics, asks: asksOf(query.asks) },
    sparing: query.sparing ?? "no",
    has: lastEventId ?? ""
  })
  const request = yield* HttpServerRequest.HttpServerRequest
  // The head is sent by then; what follows is written where it goes, without a step for each reader and message.
  const body = Effect.suspend(() => line(toServerResponse(request)))
  return HttpServerResponse.stream(Stream.fromEffectDrain(body), {
    contentType: "text/event-stream",
    headers: { "cache-control": "no-store, no-transform", "x-accel-buffering": "no" }
  })
})
