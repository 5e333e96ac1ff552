/** What does it take to watch a server? A log, figures, traces, and somebody who is told of every request. */
import { Clock, Effect, Layer, Metric } from "effect"
import { accessLog } from "./accessLog.ts"
import { lineBudget } from "./LineBudget.ts"
import { lineMeters } from "./lineMeters.ts"
import * as Log from "./logger.ts"
import type { Output } from "./Output.ts"
import * as ProcessMeters from "./processMeters.ts"
import { requestMeters } from "./requestMeters.ts"
import * as Traces from "./traces.ts"
import { Watch } from "./Watch.ts"
import type { WatchSettings } from "./watchSettings.ts"

/** Everything that runs under it is logged, counted and traced as the settings say. Each has figures of its own. */
export const watching = (settings: WatchSettings, output: Output): Layer.Layer<never> => {
  const registry = Layer.sync(Metric.MetricRegistry, () => new Map())
  const log = Layer.unwrap(
    Effect.gen(function* () {
      const context = yield* Effect.context<never>()
      const { currentTimeMillisUnsafe: now } = yield* Clock.Clock
      const pen: Log.Pen = {
        settings: settings.log,
        output,
        budget: lineBudget(),
        meters: lineMeters(context, output)
      }
      const [told, counted] = [accessLog(pen), requestMeters(context)]
      const { share } = settings.traces
      const watch = Layer.succeed(Watch, {
        tracing: share > 0,
        // Which requests are traced needs no secrecy and no fairness to the bit.
        traces: () => share > 0 && (share === 1 || Math.random() < share),
        answered: (seen) => {
          counted(seen)
          told(seen, now())
        }
      })
      return Layer.mergeAll(Log.layer(pen), watch)
    })
  )
  return Layer.mergeAll(log, ProcessMeters.layer, Traces.layer(settings.traces)).pipe(
    Layer.provideMerge(registry)
  )
}
