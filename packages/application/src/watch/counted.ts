/** How many commands were carried out, how many were refused with what, and how long did it take to write them? For those who watch over a server. */
import { Cause, Clock, Effect, Exit } from "effect"
import type { Commit, Committed } from "../ports/Journal.ts"
import { counter, secondsHistogram } from "./meters.ts"

const commands = counter(
  "weir_commands_total",
  "Commands, by kind and outcome: done, what the refusal is called, or broke.",
  ["command", "outcome"]
)
const commits = secondsHistogram(
  "weir_commit_duration_seconds",
  "How long a commit took, by outcome: done, what the refusal is called, or broke.",
  ["outcome"]
)
const events = counter("weir_events_total", "Events written to the log, by kind.", ["event"])

const outcomeOf = (exit: Exit.Exit<unknown, unknown>): string => {
  if (Exit.isSuccess(exit)) return "done"
  if (Cause.hasInterruptsOnly(exit.cause)) return "interrupted"
  const error = Cause.squash(exit.cause)
  const refused = Cause.hasFails(exit.cause) && typeof error === "object" && error !== null && "_tag" in error
  return refused ? String(error._tag) : "broke"
}

/** Counts how the carrying out of a command ends. */
export const counted = <A, E, R>(work: Effect.Effect<A, E, R>, command: string): Effect.Effect<A, E, R> =>
  Effect.onExit(work, (exit) =>
    Effect.contextWith((owner: Parameters<typeof commands.add>[0]) =>
      Effect.sync(() => commands.add(owner, 1, command, outcomeOf(exit)))
    )
  )

/** Writes a commit under the eyes of the watch: its time, its events, its place in the trace. */
export const committed = <E, R>(
  work: Effect.Effect<Committed, E, R>,
  commit: Commit
): Effect.Effect<Committed, E, R> =>
  Effect.gen(function* () {
    const owner = yield* Effect.context<never>()
    const clock = yield* Clock.Clock
    const begun = clock.currentTimeNanosUnsafe()
    return yield* Effect.onExit(work, (exit) =>
      Effect.sync(() => {
        commits.add(owner, Number(clock.currentTimeNanosUnsafe() - begun) / 1e9, outcomeOf(exit))
        if (Exit.isSuccess(exit)) for (const { fact } of exit.value.events) events.add(owner, 1, fact._tag)
      })
    )
  }).pipe(Effect.withSpan("Journal.commit", { attributes: { "weir.events": commit.events.length } }))
