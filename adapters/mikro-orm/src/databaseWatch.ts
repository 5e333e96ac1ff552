/** How busy is the connection to the database: how much is asked of it at once, how much waits for its turn, how long does it take? */
import { counter, lookedUp, secondsHistogram } from "@weir/application/watch/meters"
import { type Context, Effect } from "effect"

/** A question of one statement, or a transaction. */
export type Work = "read" | "write"

/** Who answered what is only shown. */
export type Answerer = "primary" | "replica"

export interface Watch {
  readonly shown: (by: Answerer) => void
  /** Work that has its turn. */
  readonly running: <A>(what: Work, work: () => Promise<A>) => Promise<A>
  /** Work that may have to wait for it. */
  readonly waiting: <A>(what: Work, work: Effect.Effect<A>) => Effect.Effect<A>
}

const durations = secondsHistogram(
  "weir_database_duration_seconds",
  "How long the database took, from the turn of a question or a transaction to its end.",
  ["work"]
)

const shown = counter(
  "weir_database_shown_total",
  "Questions whose answers are only shown, by whether a replica answered or the primary had to. None without replicas.",
  ["by"]
)

/** `connections` is how many there may be at most. */
export const watched = (owner: Context.Context<never>, connections: number): Watch => {
  const begun = { read: 0, write: 0 }
  const running = { read: 0, write: 0 }
  lookedUp(owner, "weir_database_connections_most", "Connections that there may be.", () => connections)
  for (const work of ["read", "write"] as const) {
    lookedUp(owner, "weir_database_running", "Work that the database is at.", () => running[work], { work })
    lookedUp(
      owner,
      "weir_database_waiting",
      "Work that waits for its turn.",
      () => Math.max(0, begun[work] - running[work]),
      { work }
    )
  }
  return {
    shown: (by) => shown.add(owner, 1, by),
    running: async (what, work) => {
      const at = performance.now()
      running[what] += 1
      try {
        return await work()
      } finally {
        running[what] -= 1
        durations.add(owner, (performance.now() - at) / 1000, what)
      }
    },
    waiting: (what, work) =>
      Effect.suspend(() => {
        begun[what] += 1
        return Effect.ensuring(
          work,
          Effect.sync(() => {
            begun[what] -= 1
          })
        )
      })
  }
}
