/** How is the server to be watched: what goes into its log, who may read its figures, where do its traces go? Read from the environment. */
import { Result } from "effect"
import type { Level, LogFormat } from "./lines.ts"

export interface WatchSettings {
  readonly log: {
    readonly format: LogFormat
    /** Nothing below it is written. */
    readonly level: Level
    /** Which requests get a line. */
    readonly access: "all" | "sampled" | "off"
  }
  /** Where figures and health are served apart from everything else; null for nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null
  readonly traces: {
    /** The share of requests that are traced, from 0 to 1; 0 where nobody takes traces. */
    readonly share: number
    /** OpenTelemetry's own settings, by their names. */
    readonly otel: Readonly<Record<string, string>>
  }
}

export const watchUsage = `  LOG_FORMAT      text, or json for programs (text)
  LOG_LEVEL       debug, info, warn or error (info; warn where the output is a terminal)
  LOG_ACCESS      all, sampled or off: which requests get a line of the log (sampled)
  METRICS_PORT    a port of its own for /metrics, /health and /ready (none)
  METRICS_HOST    the address that port listens at (127.0.0.1)
  OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_SAMPLER, OTEL_TRACES_SAMPLER_ARG and the others of OpenTelemetry`

type Environment = Readonly<Record<string, string | undefined>>

const said = (text: string): string => text.slice(0, 40)

const oneOf = <const A extends string>(
  env: Environment,
  name: string,
  choices: ReadonlyArray<A>,
  fallback: A
): Result.Result<A, string> => {
  const given = env[name]
  if (given === undefined || given === "") return Result.succeed(fallback)
  const found = choices.find((choice) => choice === given)
  return found === undefined
    ? Result.fail(`${name} must be one of ${choices.join(", ")}, not "${said(given)}"`)
    : Result.succeed(found)
}

const samplers = [
  "always_on",
  "always_off",
  "traceidratio",
  "parentbased_always_on",
  "parentbased_always_off",
  "parentbased_traceidratio"
] as const

/** Requests bring no traces of their own, so a sampler that asks the parent is the one below it. */
const shareOf = (env: Environment): Result.Result<number, string> =>
  Result.gen(function* () {
    const sampler = yield* oneOf(env, "OTEL_TRACES_SAMPLER", samplers, "parentbased_always_on")
    if (sampler.endsWith("always_off")) return 0
    if (sampler.endsWith("always_on")) return 1
    const given = env["OTEL_TRACES_SAMPLER_ARG"]
    const share = given === undefined || given === "" ? 1 : Number(given)
    return share >= 0 && share <= 1
      ? share
      : yield* Result.fail(`OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1, not "${said(given ?? "")}"`)
  })

const endpoints = [
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
  "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"
]

/** OpenTelemetry's settings as they are, with its own defaults where there is somewhere to send to. */
const otelOf = (env: Environment): Result.Result<Readonly<Record<string, string>>, string> =>
  Result.gen(function* () {
    const given = Object.entries(env).flatMap(([name, value]) =>
      name.startsWith("OTEL_") && value !== undefined && value !== "" ? [[name, value] as const] : []
    )
    const own = Object.fromEntries(given)
    for (const name of endpoints) {
      const url = own[name] === undefined ? undefined : URL.parse(own[name])
      if (url === undefined) continue
      if (url === null || !/^https?:$/.test(url.protocol))
        return yield* Result.fail(
          `${name} must be an address such as http://localhost:4318, not "${said(own[name] ?? "")}"`
        )
    }
    return { OTEL_SERVICE_NAME: "weir", OTEL_TRACES_EXPORTER: "otlp", OTEL_METRICS_EXPORTER: "otlp", ...own }
  })

const portOf = (text: string): Result.Result<number, string> =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535
    ? Result.succeed(Number(text))
    : Result.fail(`METRICS_PORT must be a whole number from 0 to 65535, not "${said(text)}"`)

/** `terminal` says that a person looks at the output. */
export const watchSettingsOf = (
  env: Environment,
  { terminal = false }: { readonly terminal?: boolean } = {}
): Result.Result<WatchSettings, string> =>
  Result.gen(function* () {
    const format = yield* oneOf(env, "LOG_FORMAT", ["text", "json"], "text")
    const level = yield* oneOf(
      env,
      "LOG_LEVEL",
      ["debug", "info", "warn", "error"],
      terminal ? "warn" : "info"
    )
    const access = yield* oneOf(env, "LOG_ACCESS", ["all", "sampled", "off"], "sampled")
    const port = env["METRICS_PORT"]
    const otel = yield* otelOf(env)
    const sends =
      otel["OTEL_SDK_DISABLED"] !== "true" &&
      (otel["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? otel["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"]) !== undefined
    const share = yield* shareOf(env)
    return {
      log: { format, level, access },
      metrics:
        port === undefined || port === ""
          ? null
          : { host: env["METRICS_HOST"] || "127.0.0.1", port: yield* portOf(port) },
      traces: { share: sends && otel["OTEL_TRACES_EXPORTER"] === "otlp" ? share : 0, otel }
    }
  })
