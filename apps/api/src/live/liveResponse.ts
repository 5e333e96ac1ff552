/**
 * How does an open dashboard stay true? It gets the whole state at once and again after every commit, at midnight too, until
 * its session ends or the server stops; where that is wanted, only what has changed of it.
 *
 * A reader that is slow gets the newest state only; nobody ever waits for it.
 */
import { Feed, type News } from "@weir/application/live/Feed"
import type { MetricId } from "@weir/application/readings/readings"
import { EventLog } from "@weir/application/ports/EventLog"
import { ask } from "@weir/application/readings/question"
import { answerable } from "@weir/application/readings/readings"
import { present } from "@weir/application/present"
import type { MetricAsk } from "@weir/contract/Narrowing"
import { SignedInUser } from "@weir/contract/Permission"
import type { PipelineId } from "@weir/domain/identity/Id"
import { dayOf, startOfDay } from "@weir/domain/time/Calendar"
import { addDays } from "@weir/domain/time/LocalDate"
import { Deferred, Effect, Stream } from "effect"
import { HttpServerResponse } from "effect/http"
import { who } from "../auth/who.ts"
import { Sessions } from "../auth/Sessions.ts"
import { asksOf, questionOf } from "../groups/asking.ts"
import { Stopping } from "../http/Stopping.ts"
import type { ReadingServices } from "../Services.ts"
import { changeSince, Unsaid } from "./changeSince.ts"
import { movedOf, type Parts, wholeOf } from "./parts.ts"
import { DashboardStates, type DashboardState, isAboutPeople, type Look } from "./DashboardStates.ts"

const heartbeat = "15 seconds"
/** Sessions of other processes end without a word: they are looked at this often. */
const lookAgain = "60 seconds"
/** At most this often a state is sent to one reader; the first change after a pause goes out at once. */
const paceMs = 50

type Wake = { readonly news: News | null }

const message = (event: string, data: string, id?: string): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`

/** The id says which state was sent: its position of the log, and the day that its periods count from. */
const idOf = ({ day, seq }: Pick<DashboardState, "day" | "seq">): string =>
  `${seq}.${day.replaceAll("-", "")}`

/** Beats of open windows come every few seconds and move one number only. */
const concerns = ({ events }: News, look: Look): boolean =>
  events.length === 0 || events.some(({ fact }) => fact._tag !== "UserSeen") || isAboutPeople(look)

export const liveResponse = Effect.fn("liveResponse")(function* (
  query: {
    readonly period?: string
    readonly pipeline?: PipelineId
    readonly metrics?: ReadonlyArray<MetricId>
    readonly asks?: ReadonlyArray<MetricAsk>
    readonly sparing?: "true"
  },
  lastEventId: string | undefined
) {
  const { tokenHash, userId, workspaceId } = yield* SignedInUser
  const sessions = yield* Sessions
  const stopping = yield* Stopping
  const states = yield* DashboardStates
  const feed = yield* Feed
  const log = yield* EventLog
  const question = yield* questionOf(query)
  const look: Look = { question, metrics: query.metrics, asks: asksOf(query.asks) }
  const asking = yield* who
  // What cannot be answered is refused before the stream begins.
  yield* answerable(question, query.metrics ?? [], look.asks)
  const {
    workspace: { zone }
  } = yield* ask(workspaceId, question)

  const body = Stream.unwrap(
    Effect.gen(function* () {
      const ended = yield* Deferred.make<void>()
      yield* Effect.acquireRelease(
        Effect.sync(() =>
          sessions.onEnd({ tokenHash, userId, workspaceId }, () => Deferred.doneUnsafe(ended, Effect.void))
        ),
        (forget) => Effect.sync(forget)
      )
      yield* Effect.forkScoped(Effect.andThen(stopping.whenAsked, Deferred.succeed(ended, undefined)))
      yield* Effect.forkScoped(
        Effect.gen(function* () {
          while (yield* sessions.holds(tokenHash)) yield* Effect.sleep(lookAgain)
          yield* Deferred.succeed(ended, undefined)
        })
      )

      // Listening begins before the first state is read, so that no commit falls in between.
      const unsaid = new Unsaid()
      const news = (yield* feed.listen(workspaceId)).pipe(
        Stream.tap((news) => Effect.sync(() => unsaid.add(news))),
        Stream.filter((news) => concerns(news, look)),
        Stream.map((news): Wake => ({ news }))
      )
      let sent = lastEventId ?? ""
      let sentParts: Parts | undefined
      // Whoever comes back is told of what happened since the state that they have.
      let toldTo = Number.parseInt(sent, 10)
      let until = 0
      let toldAt = 0

      /** Whether nothing has happened since the state that a reader came with: then there is nothing to work out. */
      const hasNewest = Effect.fnUntraced(function* () {
        const now = yield* present
        const day = dayOf(zone, now)
        if (sent !== idOf({ day, seq: yield* log.last(workspaceId) })) return false
        until = startOfDay(zone, addDays(day, 1))
        return true
      })

      const tell = Effect.fnUntraced(function* ({ news }: Wake) {
        if (news === null && until === 0 && (yield* hasNewest())) return ": nothing new\n\n"
        const wait = toldAt + paceMs - (yield* present)
        if (wait > 0) yield* Effect.sleep(wait)
        const state = yield* states.at(workspaceId, look, news?.seq ?? (yield* log.last(workspaceId)))
        until = state.until
        toldAt = yield* present
        const change = yield* changeSince(asking, toldTo >= 0 ? toldTo : state.seq, state.seq, unsaid)
        toldTo = state.seq
        const id = idOf(state)
        const told = change === null ? "" : message("change", change)
        if (id === sent) return told === "" ? ": nothing new\n\n" : told
        const shown =
          sentParts === undefined
            ? message("dashboard", wholeOf(state.parts), id)
            : message("moved", movedOf(sentParts, state.parts), id)
        sent = id
        if (query.sparing === "true") sentParts = state.parts
        return told + shown
      })
      const midnight = Stream.fromEffectRepeat(
        Effect.gen(function* () {
          const left = until - (yield* present)
          yield* Effect.sleep(until === 0 ? 1000 : Math.max(1000, Math.min(left, 3_600_000)))
          return until !== 0 && (yield* present) >= until
        })
      ).pipe(
        Stream.filter((passed) => passed),
        Stream.map((): Wake => ({ news: null }))
      )
      const wakes = Stream.merge(news, midnight).pipe(Stream.buffer({ capacity: 1, strategy: "sliding" }))
      const told = Stream.concat(Stream.succeed<Wake>({ news: null }), wakes).pipe(
        Stream.mapEffect(tell),
        Stream.orDie
      )
      const beats = Stream.drop(Stream.tick(heartbeat), 1).pipe(Stream.map(() => ": still here\n\n"))
      return Stream.concat(Stream.succeed("retry: 1000\n\n"), Stream.merge(told, beats)).pipe(
        Stream.interruptWhen(Deferred.await(ended))
      )
    })
  ).pipe(Stream.encodeText, Stream.provideContext(yield* Effect.context<ReadingServices>()))

  return HttpServerResponse.stream(body, {
    contentType: "text/event-stream",
    headers: { "cache-control": "no-store, no-transform", "x-accel-buffering": "no" }
  })
})
