/** What does a dashboard show at this position of the log? Worked out once for all who look at the same one. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Question } from "@weir/application/readings/question"
import { readings } from "@weir/application/readings/readings"
import type { Directory, WorkspaceNotFound } from "@weir/application/ports/Directory"
import type { Ledger } from "@weir/application/ports/Ledger"
import { present } from "@weir/application/present"
import { Dashboard } from "@weir/contract/Readings"
import type { PipelineNotFound } from "@weir/domain/pipeline/PipelineDecision"
import type * as Instant from "@weir/domain/time/Instant"
import { addDays } from "@weir/domain/time/LocalDate"
import { dayOf, startOfDay } from "@weir/domain/time/Calendar"
import * as Period from "@weir/domain/time/Period"
import { Context, Deferred, Effect, Layer, Schema } from "effect"
import { aboutAnswer } from "../groups/asking.ts"

export interface DashboardState {
  readonly seq: number
  /** The day of the workspace it was worked out on: a new day begins new periods. */
  readonly day: string
  /** When that day ends. */
  readonly until: Instant.Instant
  /** When it was worked out: comparisons with the period before move on with the clock. */
  readonly at: Instant.Instant
  /** The dashboard as JSON. */
  readonly json: string
}

type Refusal = PipelineNotFound | Period.PeriodInvalid | WorkspaceNotFound

export class DashboardStates extends Context.Service<
  DashboardStates,
  {
    /** The state at `seq` or later. */
    readonly at: (
      workspaceId: WorkspaceId,
      question: Question,
      seq: number
    ) => Effect.Effect<DashboardState, Refusal, Directory | Ledger>
  }
>()("@weir/api/live/DashboardStates") {}

const encode = Schema.encodeSync(Schema.fromJsonString(Dashboard))
const most = 500
/** How long a state may be handed to somebody who opens the same dashboard. */
const freshMs = 5000

const work = Effect.fnUntraced(function* (workspaceId: WorkspaceId, question: Question) {
  const answered = yield* readings(workspaceId, question)
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
    json: encode({ ...aboutAnswer(question, answered), readings: answered.readings })
  }
  return state
})

export const layer = Layer.sync(DashboardStates, () => {
  const running = new Map<
    string,
    { readonly seq: number; readonly done: Deferred.Deferred<DashboardState, Refusal> }
  >()
  return DashboardStates.of({
    at: Effect.fnUntraced(function* (workspaceId, question, seq) {
      const name = `${workspaceId} ${Period.format(question.period)} ${question.pipelineId ?? ""}`
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
      return yield* Effect.onExit(Effect.uninterruptible(work(workspaceId, question)), (exit) =>
        Effect.andThen(
          Effect.sync(() => exit._tag === "Failure" && running.get(name) === own && running.delete(name)),
          Deferred.done(done, exit)
        )
      )
    })
  })
})
