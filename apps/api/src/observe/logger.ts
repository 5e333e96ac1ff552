/** How does what the server has to say become lines of the log? With the request it belongs to, and within the budget of its client. */
import { Effect, Layer, Logger, type LogLevel, References } from "effect"
import { CurrentRequest } from "../http/RequestId.ts"
import { inWords } from "./causes.ts"
import type { LineBudget } from "./LineBudget.ts"
import { type Level, lineOf } from "./lines.ts"
import type { LineMeters } from "./lineMeters.ts"
import type { Output } from "./Output.ts"
import type { WatchSettings } from "./watchSettings.ts"

export interface Pen {
  readonly settings: WatchSettings["log"]
  readonly output: Output
  readonly budget: LineBudget
  readonly meters: LineMeters
}

const levels: Readonly<Record<LogLevel.LogLevel, Level>> = {
  All: "debug",
  Trace: "debug",
  Debug: "debug",
  Info: "info",
  Warn: "warn",
  Error: "error",
  Fatal: "error",
  None: "error"
}

const severities: Readonly<Record<Level, LogLevel.Severity>> = {
  debug: "Debug",
  info: "Info",
  warn: "Warn",
  error: "Error"
}

const wordsOf = (message: unknown): string =>
  (Array.isArray(message) ? message : [message])
    .map((part) => (typeof part === "string" ? part : "[not words]"))
    .join(" ")

const simple = (value: unknown): string | number | boolean | null | undefined =>
  value === null || ["string", "number", "boolean"].includes(typeof value)
    ? (value as string | number | boolean | null)
    : undefined

const loggerOf = ({ budget, meters, output, settings }: Pen) =>
  Logger.make(({ cause, date, fiber, logLevel, message }) => {
    const level = levels[logLevel]
    const { client, id: requestId } = fiber.getRef(CurrentRequest)
    const leftOut = client === "" ? 0 : budget(client, date.getTime())
    if (leftOut === null) return meters.leftOut("client")
    const { span } = fiber.cache
    const annotations = Object.entries(fiber.getRef(References.CurrentLogAnnotations))
    meters.written(level)
    output.write(
      lineOf(settings.format, {
        at: date.getTime(),
        level,
        message: wordsOf(message),
        fields: {
          ...(requestId === "none" ? {} : { requestId }),
          ...(span !== undefined && span.sampled && span._tag === "Span" ? { traceId: span.traceId } : {}),
          ...Object.fromEntries(annotations.map(([name, value]) => [name, simple(value)])),
          ...(leftOut > 0 ? { leftOut } : {}),
          ...(cause.reasons.length > 0 ? { cause: inWords(cause) } : {})
        }
      }),
      level === "error"
    )
  })

/** Everything that is logged goes through this pen; what waits is written out at the end. */
export const layer = (pen: Pen): Layer.Layer<never> =>
  Layer.mergeAll(
    Logger.layer([loggerOf(pen)]),
    Layer.succeed(References.MinimumLogLevel, severities[pen.settings.level]),
    Layer.effectDiscard(Effect.addFinalizer(() => Effect.sync(pen.output.flush)))
  )
