/** How is the process itself: its memory, its processor, and how long its event loop keeps everybody waiting? */
import { monitorEventLoopDelay, performance } from "node:perf_hooks"
import { Effect, Layer } from "effect"
import { lookedUp, lookedUpTotal } from "@weir/application/watch/meters"
import { version } from "./version.ts"

/** Delays are measured at these distances, in milliseconds; that much of each is the measuring itself. */
const resolution = 20
/** Delays of so many milliseconds, and of the same time before, are told. */
const window = 60_000

/** The delay of the event loop in seconds, over the last one to two minutes. */
const eventLoop = () => {
  const make = () => monitorEventLoopDelay({ resolution })
  let [before, now] = [make(), make()]
  now.enable()
  const turn = setInterval(() => {
    before.disable()
    before = now
    now = make()
    now.enable()
  }, window).unref()
  const seconds = (nanoseconds: number) =>
    Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9 - resolution / 1e3) : 0
  return {
    p50: () => seconds(Math.max(before.percentile(50), now.percentile(50))),
    p99: () => seconds(Math.max(before.percentile(99), now.percentile(99))),
    max: () => seconds(Math.max(before.max, now.max)),
    stop: () => {
      clearInterval(turn)
      before.disable()
      now.disable()
    }
  }
}

/** Looked up whenever figures are asked for. */
export const layer: Layer.Layer<never> = Layer.effectDiscard(
  Effect.gen(function* () {
    const context = yield* Effect.context<never>()
    const loop = yield* Effect.acquireRelease(Effect.sync(eventLoop), ({ stop }) => Effect.sync(stop))
    const gauge = (name: string, description: string, read: () => number, labels = {}) =>
      lookedUp(context, name, description, read, labels)
    gauge("weir_build_info", "Always 1; the label says which version runs.", () => 1, { version })
    gauge("process_start_time_seconds", "When the process began, in seconds since 1970.", () =>
      Math.floor(performance.timeOrigin / 1000)
    )
    const cpu = () => {
      const { system, user } = process.cpuUsage()
      return (system + user) / 1e6
    }
    lookedUpTotal(
      context,
      "process_cpu_seconds_total",
      "Processor time, of the user and the system together.",
      cpu
    )
    gauge("process_resident_memory_bytes", "Memory that is resident.", () => process.memoryUsage.rss())
    gauge(
      "weir_heap_used_bytes",
      "Memory that the objects of the program take.",
      () => process.memoryUsage().heapUsed
    )
    gauge(
      "weir_array_buffers_bytes",
      "Memory outside of the heap: the columns of held ledgers, and pictures and tables on their way.",
      () => process.memoryUsage().arrayBuffers
    )
    const delay = "How much later than they should timers ran, over the last minute or two."
    gauge("weir_event_loop_delay_seconds", delay, loop.p50, { quantile: "0.5" })
    gauge("weir_event_loop_delay_seconds", delay, loop.p99, { quantile: "0.99" })
    gauge("weir_event_loop_delay_seconds", delay, loop.max, { quantile: "1" })
  })
)
