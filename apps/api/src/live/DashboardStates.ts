/** What does a dashboard show at this position of the log? Worked out once for all who look at the same one with the same eyes. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Question } from "@weir/application/readings/question"
import { isOfPeople } from "@weir/domain/access/privately"
import { type MetricAsk, type MetricId, readings } from "@weir/application/readings/readings"
import type { ReadingServices } from "../Services.ts"
import { present } from "@weir/application/present"
import { asked } from "@weir/contract/Question"
import type * as Instant from "@weir/domain/time/Instant"
import { addDays } from "@weir/domain/time/LocalDate"
import { dayOf, startOfDay } from "@weir/domain/time/Calendar"
import * as Period from "@weir/domain/time/Period"
import { Context, Deferred, Effect, Layer, Schema } from "effect"
import { aboutAnswer } from "../groups/asking.ts"
import { type Parts, pieceOf } from "./parts.ts"

export interface DashboardState {
  readonly seq: number
  /** The day of the workspace it was worked out on: a new day begins new periods. */
  readonly day: string
  /** When that day ends. */
  readonly until: Instant.Instant
  /** When it was worked out: comparisons with the period before move on with the clock. */
  readonly at: Instant.Instant
  readonly parts: Parts
}

type Refusal = Effect.Error<ReturnType<typeof readings>>

/** A question, and the numbers that are wanted, plain and narrowed: all of the workspace where none are. */
export interface Look {
  readonly question: Question
  readonly metrics: ReadonlyArray<MetricId> | undefined
  readonly asks: ReadonlyArray<MetricAsk>
}

export class DashboardStates extends Context.Service<
  DashboardStates,
  {
    /** The state at `seq` or later. */
    readonly at: (
      workspaceId: WorkspaceId,
      look: Look,
      seq: number
    ) => Effect.Effect<DashboardState, Refusal, ReadingServices>
  }
>()("@weir/api/live/DashboardStates") {}

const encode = Schema.encodeSync(Schema.Struct(asked))
const most = 500
/** How long a state may be handed to somebody who opens the same dashboard. */
const freshMs = 5000

const work = Effect.fnUntraced(function* (workspaceId: WorkspaceId, { asks, metrics, question }: Look) {
  const answered = yield* readings(workspaceId, question, metrics, asks)
  const {
    now,
    workspace: { zone }
  } = answered.asked
  const day = dayOf(zone, now)
  const state: DashboardState = {
    seq: answered.seq,
    day,
    at: now,
    until: startOfDay(zone, addDays(day, 1)),
    parts: {
      about: JSON.stringify(encode(aboutAnswer(question, answered))).slice(1, -1),
      readings: new Map(
        Object.entries(answered.readings).map(([id, reading]) => [id, pieceOf(id as MetricId, reading)])
      ),
      answers: asks.map(({ metric }, i) => pieceOf(metric, answered.answers[i]))
    }
  }
  return state
})

/** Whether what people do in the system is among the wanted numbers. */
export const isAboutPeople = ({ asks, metrics }: Pick<Look, "asks" | "metrics">): boolean =>
  (metrics === undefined && asks.length === 0) ||
  [...(metrics ?? []), ...asks.map(({ metric }) => metric)].some((id) => isOfPeople(id))

/** Equal for all that see the same: the same numbers of the same period, over the records of the same people. */
export const nameOf = (workspaceId: WorkspaceId, { asks, metrics, question }: Look): string =>
  JSON.stringify([
    workspaceId,
    Period.format(question.period),
    question.pipelineId,
    question.asOf,
    question.holders ?? null,
    // Matters to one number only: who does not ask for it shares with everybody of the same sight.
    isAboutPeople({ asks, metrics }) ? (question.onlySelf ?? null) : null,
    question.client ?? null,
    metrics === undefined ? null : [...metrics].sort(),
    asks
  ])

export const layer = Layer.sync(DashboardStates, () => {
  const running = new Map<
    string,
    { readonly seq: number; readonly done: Deferred.Deferred<DashboardState, Refusal> }
  >()
  return DashboardStates.of({
    at: Effect.fnUntraced(function* (workspaceId, look, seq) {
      const name = nameOf(workspaceId, look)
      const before = running.get(name)
      if (before !== undefined && before.seq >= seq) {
        const state = yield* Deferred.await(before.done)
        const now = yield* present
        if (state.seq >= seq && now < state.until && now - state.at < freshMs) return state
      }
      const done = yield* Deferred.make<DashboardState, Refusal>()
      const own = { seq, done }
      running.delete(name)
      running.set(name, own)
      if (running.size > most) running.delete(running.keys().next().value!)
      // Others may wait for it by now: a reader who goes away must not take it along.
      return yield* Effect.onExit(Effect.uninterruptible(work(workspaceId, look)), (exit) =>
        Effect.andThen(
          Effect.sync(() => exit._tag === "Failure" && running.get(name) === own && running.delete(name)),
          Deferred.done(done, exit)
        )
      )
    })
  })
})
