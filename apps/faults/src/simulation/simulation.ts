// Does anything go wrong when everything may? People, servers that die, a bad network and the clock, all of one seed, in memory.
import { createHash } from "node:crypto"
import { Feed } from "@weir/application/live/Feed"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { RandomBytes } from "@weir/application/Ids"
import type { Who } from "@weir/application/Who"
import { openWorkspace } from "@weir/application/workspace/openWorkspace"
import { DealId } from "@weir/domain/identity/Id"
import type { Event } from "@weir/domain/log/Event"
import { Currency } from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import { Zone } from "@weir/domain/time/Zone"
import * as Memory from "@weir/memory/Memory"
import { Effect, Fiber, Layer, Stream } from "effect"
import { TestClock } from "effect/testing"
import { chanceOf } from "../frame/chance.ts"
import { type Findings, type Setting, Tally, together } from "../frame/Trial.ts"
import { type Kept, type Mistake, type Node, started } from "./faulty.ts"
import { askedOf, type Outcome, type Request } from "./network.ts"
import { type Heard, wish } from "./people.ts"
import { accounted, agreeing, sound } from "./sound.ts"

const people = 5
const wishesEach = 8
const bad = { slowest: 12, dies: 0.02, dropped: 0.08, doubled: 0.15, longest: 80 }
const good = { slowest: 0, dies: 0, dropped: 0, doubled: 0, longest: 0 }

/** A history of one seed, and a digest of all that happened in it. */
export const history = (
  seed: number,
  mistake: Mistake = (right) => right
): Promise<{ readonly findings: Findings; readonly trace: string }> =>
  Effect.runPromise(
    Effect.scoped(told(seed, mistake)).pipe(Effect.provide(Layer.mergeAll(TestClock.layer(), Memory.layer)))
  )

const told = Effect.fnUntraced(
  function* (seed: number, mistake: Mistake) {
    const tally = new Tally()
    const chance = chanceOf(seed)
    const trace: Array<string> = []
    const kept = yield* Effect.context<Memory.Ports>()
    yield* TestClock.setTime(Instant.iso("2026-03-18T10:00:00Z"))

    let node: Node
    const begin = (faults: typeof bad) =>
      Effect.map(
        started(kept, chance, faults, tally, mistake, () => trace.push("died")),
        (next) => {
          node = next
          return next
        }
      )
    yield* begin(good)
    const on = <A, E>(work: Effect.Effect<A, E, Kept>) =>
      Effect.suspend(() => Effect.provideContext(work, node.services))
    const { adminId, workspaceId } = yield* elapsing(
      on(
        openWorkspace({
          name: "north",
          zone: Zone.make("Europe/Lisbon"),
          weekStart: 1,
          baseCurrency: Currency.make("EUR"),
          admin: { name: "Ada", email: "ada@north.example" }
        })
      )
    )
    const who: Who = { workspaceId, actor: { kind: "user", userId: adminId }, holders: null, role: "admin" }
    const { pipelines } = yield* elapsing(
      on(Effect.flatMap(Directory, (directory) => directory.get(workspaceId)))
    )
    yield* begin(bad)

    // Somebody looks on: connects, catches up, hears of news, and connects again when the server is gone.
    const seen: Array<Event> = []
    const lookOn = Effect.gen(function* () {
      const [feed, log] = [yield* Feed, yield* EventLog]
      const catchUp = Effect.gen(function* () {
        for (;;) {
          const next = yield* log.after(workspaceId, seen.at(-1)?.seq ?? 0, 7)
          if (next.length === 0) return
          seen.push(...next)
        }
      })
      const news = yield* feed.listen(workspaceId)
      yield* catchUp
      yield* Stream.runForEach(news, () => catchUp)
    })
    let watcher = yield* Effect.forkScoped(on(Effect.scoped(lookOn)))

    const heard: Heard = new Map()
    const outcomes: Array<{ readonly request: Request; readonly outcome: Outcome }> = []
    const person = (n: number) =>
      Effect.gen(function* () {
        for (let i = 0; i < wishesEach; i++) {
          yield* Effect.sleep(chance.below(200))
          const request = wish(`wish ${n} ${i} of ${seed}`, adminId, pipelines[0]!, heard, chance)
          const outcome = yield* askedOf(() => node, who, request, chance, bad, tally)
          tally.add("commands")
          outcomes.push({ request, outcome })
          const { command } = request
          trace.push(
            `${request.key} ${command._tag} ${outcome.is === "done" ? outcome.body : JSON.stringify(outcome)}`
          )
          if (outcome.is === "refused") tally.add(outcome.tag === "StaleVersion" ? "conflicts" : "refusals")
          if (outcome.is === "done" && "dealId" in command)
            heard.set(DealId.make(command.dealId), { version: outcome.version })
        }
      })
    // A dead server is replaced after a while.
    const keeper = Effect.gen(function* () {
      for (;;) {
        yield* Effect.sleep(50)
        if (!node.dead) continue
        yield* Fiber.interrupt(watcher)
        yield* begin(bad)
        watcher = yield* Effect.forkScoped(on(Effect.scoped(lookOn)))
      }
    })
    const reader = Effect.gen(function* () {
      for (;;) {
        yield* Effect.sleep(150)
        if (!node.dead) yield* Effect.timeoutOption(on(agreeing(who, kept, tally)), 1000)
      }
    })
    const keeping = yield* Effect.forkScoped(Effect.all([keeper, reader], { concurrency: 2 }))
    yield* elapsing(
      Effect.all(
        Array.from({ length: people }, (_, n) => person(n)),
        { concurrency: "unbounded", discard: true }
      )
    )
    // What is still on its way arrives.
    yield* elapsing(Effect.sleep(5000))
    yield* Fiber.interrupt(keeping)
    yield* Fiber.interrupt(watcher)

    yield* begin(good)
    yield* elapsing(on(Effect.scoped(caughtUp(seen, workspaceId))))
    yield* elapsing(
      accounted(outcomes, seen, (request) => askedOf(() => node, who, request, chance, good, tally), tally)
    )
    yield* elapsing(on(sound(who, kept, seen, tally)))
    trace.push(...seen.map((event) => JSON.stringify(event)))
    return { findings: tally.findings, trace: createHash("sha256").update(trace.join("\n")).digest("hex") }
  },
  (told, seed) => Effect.provideService(told, RandomBytes, chanceOf(seed + 1).bytes)
)

/** Does the work while the clock goes on. */
const elapsing = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(work)
    while (fiber.pollUnsafe() === undefined) yield* TestClock.adjust(5)
    return yield* Fiber.join(fiber)
  })

const caughtUp = Effect.fnUntraced(function* (seen: Array<Event>, workspaceId: Who["workspaceId"]) {
  const log = yield* EventLog
  seen.push(...(yield* log.after(workspaceId, seen.at(-1)?.seq ?? 0, 100_000)))
})

const round = async ({ long, seed }: Setting, mistake?: Mistake): Promise<Findings> => {
  const found: Array<Findings> = []
  for (let n = 0; n < (long ? 400 : 12); n++) {
    const { findings } = await history(seed + n, mistake)
    found.push({ ...findings, counts: { ...findings.counts, histories: 1 } })
    // The first loss is enough: its own seed has it again.
    if (findings.losses.length > 0) return { ...together(found), again: seed + n }
  }
  return together(found)
}

export { round as simulation }
