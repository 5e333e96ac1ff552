// Is every setting of the watch understood, and is a wrong one told what it must be?
import { Result } from "effect"
import { assert, describe, test } from "vitest"
import { watchSettingsOf } from "./watchSettings.ts"

const settled = (env: Record<string, string>, options = {}) =>
  Result.getOrThrow(watchSettingsOf(env, options))

const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4318" }

describe("settings of the watch", () => {
  test("left out, give a log in words, no door and no traces", () => {
    const { log, metrics, traces } = settled({ LOG_FORMAT: "", METRICS_PORT: "" })
    assert.deepStrictEqual(log, { format: "text", level: "info", access: "sampled" })
    assert.isNull(metrics)
    assert.strictEqual(traces.share, 0)
  })

  test("leave ordinary requests out where a person looks at the output, unless they are asked for", () => {
    assert.strictEqual(settled({}, { terminal: true }).log.level, "warn")
    assert.strictEqual(settled({ LOG_LEVEL: "info" }, { terminal: true }).log.level, "info")
  })

  test("are taken as they are", () => {
    const { log, metrics } = settled({
      LOG_FORMAT: "json",
      LOG_LEVEL: "debug",
      LOG_ACCESS: "off",
      METRICS_PORT: "9464",
      METRICS_HOST: "0.0.0.0"
    })
    assert.deepStrictEqual(log, { format: "json", level: "debug", access: "off" })
    assert.deepStrictEqual(metrics, { host: "0.0.0.0", port: 9464 })
  })

  test("trace everything once there is a collector, and as much as the sampler says", () => {
    const share = (env: Record<string, string>) => settled({ ...collector, ...env }).traces.share
    assert.strictEqual(share({}), 1)
    assert.strictEqual(share({ OTEL_TRACES_SAMPLER: "always_off" }), 0)
    assert.strictEqual(share({ OTEL_TRACES_SAMPLER: "traceidratio", OTEL_TRACES_SAMPLER_ARG: "0.05" }), 0.05)
    assert.strictEqual(share({ OTEL_SDK_DISABLED: "true" }), 0)
    assert.strictEqual(share({ OTEL_TRACES_EXPORTER: "none" }), 0)
    assert.strictEqual(settled({}).traces.share, 0)
  })

  test.for([
    [{ LOG_FORMAT: "xml" }, "LOG_FORMAT must be one of text, json"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of"],
    [{ LOG_ACCESS: "some" }, "LOG_ACCESS must be one of"],
    [{ METRICS_PORT: "x" }, "METRICS_PORT must be"],
    [{ METRICS_PORT: "65536" }, "METRICS_PORT must be"],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "collector" }, "OTEL_EXPORTER_OTLP_ENDPOINT must be"],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "localhost:4317" }, "OTEL_EXPORTER_OTLP_ENDPOINT must be"],
    [{ OTEL_TRACES_SAMPLER: "jaeger" }, "OTEL_TRACES_SAMPLER must be"],
    [{ OTEL_TRACES_SAMPLER: "traceidratio", OTEL_TRACES_SAMPLER_ARG: "2" }, "OTEL_TRACES_SAMPLER_ARG must be"]
  ] as ReadonlyArray<readonly [Record<string, string>, string]>)("%j is refused in words", ([env, words]) => {
    assert.include(Result.getOrThrow(Result.flip(watchSettingsOf(env))), words)
  })
})
