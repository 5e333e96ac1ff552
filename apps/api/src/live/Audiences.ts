/** Who reads along with whom? All with the same dashboard and the same eyes are one audience, for as long as one of them is there. */
import { answerable, type readings } from "@weir/application/readings/readings"
import { ask } from "@weir/application/readings/question"
import type { Who } from "@weir/application/Who"
import { lookedUp } from "@weir/application/watch/meters"
import type { Zone } from "@weir/domain/time/Zone"
import { Cause, Context, Deferred, Effect, Fiber, Layer } from "effect"
import type { Writable } from "node:stream"
import { Sessions } from "../auth/Sessions.ts"
import { Stopping } from "../http/Stopping.ts"
import type { ReadingServices } from "../Services.ts"
import { makeAudience, type Reader } from "./Audience.ts"
import { type DashboardStates, type Look, nameOf } from "./DashboardStates.ts"
import { Line } from "./Line.ts"
import { hello, type Sparing } from "./messages.ts"

/** Sessions of other processes end without a word: they are looked at this often. */
const lookAgain = "60 seconds"

export interface Coming {
  readonly who: Who
  readonly tokenHash: string
  readonly look: Look
  readonly sparing: Sparing
  /** The id of the state that they have from an earlier line; empty where there is none. */
  readonly has: string
}

type Refusal = Effect.Error<ReturnType<typeof readings>>

interface Held {
  readonly audience: ReturnType<typeof makeAudience>
  readonly fiber: Fiber.Fiber<unknown, unknown>
}

export class Audiences extends Context.Service<
  Audiences,
  {
    /** Lets somebody read along; what cannot be answered is refused. They are there once the line is given, until it ends. */
    readonly open: (coming: Coming) => Effect.Effect<(out: Writable) => Effect.Effect<void>, Refusal>
  }
>()("@weir/api/live/Audiences") {}

/** Whose words are the same: those who see everything hear everything, of all others each their own. */
const eyesOf = ({ actor, holders, role }: Who): string =>
  holders === null && role !== "manager" ? "" : String(actor.userId)

export const layer: Layer.Layer<Audiences, never, ReadingServices | DashboardStates | Sessions | Stopping> =
  Layer.effect(
    Audiences,
    Effect.gen(function* () {
      const services = yield* Effect.context<ReadingServices | DashboardStates>()
      const sessions = yield* Sessions
      const stopping = yield* Stopping
      const scope = yield* Effect.scope
      const audiences = new Map<string, Held>()
      const bySession = new Map<string, Set<Line>>()
      const asking = new Map<string, Deferred.Deferred<Zone, Refusal>>()
      const context = yield* Effect.context<never>()
      lookedUp(context, "weir_live_readers", "Open dashboards that are told of changes.", () =>
        [...bySession.values()].reduce((sum, { size }) => sum + size, 0)
      )
      lookedUp(
        context,
        "weir_live_audiences",
        "Groups of open dashboards that are told the same.",
        () => audiences.size
      )

      /** Passes on the zone of the company, once for all who ask at the same time. */
      const answered = Effect.fnUntraced(function* ({ workspaceId }: Who, look: Look) {
        const name = nameOf(workspaceId, look)
        const others = asking.get(name)
        if (others !== undefined) return yield* Deferred.await(others)
        const done = yield* Deferred.make<Zone, Refusal>()
        asking.set(name, done)
        const { asks, metrics, question } = look
        const zone = Effect.gen(function* () {
          yield* answerable(question, metrics ?? [], asks)
          return (yield* ask(workspaceId, question)).workspace.zone
        })
        // Others may wait for it by now: somebody who goes away must not take it along.
        return yield* Effect.onExit(Effect.uninterruptible(Effect.provideContext(zone, services)), (exit) =>
          Effect.andThen(
            Effect.sync(() => asking.delete(name)),
            Deferred.done(done, exit)
          )
        )
      })

      const begin = (name: string, look: Look, zone: Zone, { workspaceId }: Who): Held => {
        const audience = makeAudience({ look, workspaceId, zone })
        const run = Effect.onExit(audience.run, (exit) => {
          if (audiences.get(name)?.audience === audience) audiences.delete(name)
          // They come back, with the state that they have.
          audience.endAll()
          return exit._tag === "Failure" && exit.cause.reasons.some(Cause.isDieReason)
            ? Effect.logError("open dashboards were ended", exit.cause)
            : Effect.void
        })
        const held = { audience, fiber: Fiber.runIn(Effect.runForkWith(services)(run), scope) }
        audiences.set(name, held)
        return held
      }

      const open = Effect.fn("Audiences.open")(function* ({ has, look, sparing, tokenHash, who }: Coming) {
        const zone = yield* answered(who, look)
        const name = JSON.stringify([nameOf(who.workspaceId, look), eyesOf(who)])
        return (out: Writable) =>
          Effect.suspend(() => {
            const { audience, fiber } = audiences.get(name) ?? begin(name, look, zone, who)
            const ended = Deferred.makeUnsafe<void>()
            const line = new Line(out, {
              onReady: () => audience.comes(reader),
              onEnd: () => Deferred.doneUnsafe(ended, Effect.void)
            })
            const reader: Reader = {
              line,
              who,
              sparing,
              state: null,
              id: has,
              toldTo: Number.parseInt(has, 10)
            }
            const forget = remembered(line, who, tokenHash)
            line.write(hello)
            audience.comes(reader)
            if (stopped) line.end()
            const goes = Effect.sync(() => {
              forget()
              if (audience.goes(reader) > 0) return
              if (audiences.get(name)?.audience === audience) audiences.delete(name)
              fiber.interruptUnsafe()
            })
            return Effect.ensuring(Deferred.await(ended), goes)
          })
      })

      const remembered = (line: Line, { actor, workspaceId }: Who, tokenHash: string): (() => void) => {
        const lines = bySession.get(tokenHash) ?? new Set()
        bySession.set(tokenHash, lines.add(line))
        if (!looking) Fiber.runIn(Effect.runForkWith(services)(keepLooking), scope)
        const { userId } = actor
        const forgotten = sessions.onEnd({ tokenHash, workspaceId, userId }, () => line.end())
        return () => {
          forgotten()
          lines.delete(line)
          if (lines.size === 0) bySession.delete(tokenHash)
        }
      }
      const endAll = (tokenHash: string): void => {
        for (const line of bySession.get(tokenHash) ?? []) line.end()
      }
      const lookAtSessions = Effect.gen(function* () {
        for (const tokenHash of bySession.keys()) if (!(yield* sessions.holds(tokenHash))) endAll(tokenHash)
      }).pipe(
        Effect.catchCause((cause) =>
          Effect.logWarning("sessions are not looked at; it is tried again", cause)
        )
      )
      let looking = false
      /** For as long as anybody is there. */
      const keepLooking = Effect.gen(function* () {
        looking = true
        while (bySession.size > 0) {
          yield* Effect.sleep(lookAgain)
          yield* lookAtSessions
        }
        looking = false
      })
      let stopped = false
      yield* Effect.forkScoped(
        Effect.andThen(stopping.whenAsked, () =>
          Effect.sync(() => {
            stopped = true
            for (const tokenHash of bySession.keys()) endAll(tokenHash)
          })
        )
      )
      return Audiences.of({ open })
    })
  )
