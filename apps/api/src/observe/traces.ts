/** Where do traces and figures go that OpenTelemetry is to collect? To the address of its settings, without anybody's words. */
import { ConfigProvider, Effect, Exit, Layer, Tracer } from "effect"
import { FetchHttpClient } from "effect/http"
import { OtlpMetrics, OtlpSerialization, OtlpTracer } from "effect/observability"
import { nameless } from "./causes.ts"
import { version } from "./version.ts"
import type { WatchSettings } from "./watchSettings.ts"

/** Failures lose their messages before they leave the process: these quote what people typed. */
const discreet = (tracer: Tracer.Tracer): Tracer.Tracer =>
  Tracer.make({
    ...tracer,
    span: (options) => {
      const span = tracer.span(options)
      const end = span.end.bind(span)
      span.end = (endTime, exit) =>
        end(endTime, Exit.isFailure(exit) ? Exit.failCause(nameless(exit.cause)) : exit)
      return span
    }
  })

const collected = (otel: Readonly<Record<string, string>>) =>
  Layer.mergeAll(
    OtlpTracer.layerFromConfig({ resource: { serviceVersion: version } }),
    OtlpMetrics.layerFromConfig({ resource: { serviceVersion: version } })
  ).pipe(
    Layer.provide([
      OtlpSerialization.layerJson,
      FetchHttpClient.layer,
      ConfigProvider.layer(ConfigProvider.fromEnv({ env: otel }))
    ])
  )

/** Sends for as long as it lasts, and what is left at its end. A collector that does not answer is left alone for a minute. */
export const layer = ({ otel }: WatchSettings["traces"]): Layer.Layer<never> =>
  Object.keys(otel).some((name) => name.endsWith("_ENDPOINT"))
    ? Layer.effect(Tracer.Tracer, Effect.map(Tracer.Tracer, discreet)).pipe(Layer.provide(collected(otel)))
    : Layer.empty
