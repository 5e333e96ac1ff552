/**
 * How do commits that come while another is being written get written? Together, when that one is through.
 *
 * Writing many in one transaction costs little more than writing one: the disk is waited for once, and a sum that all of
 * them change is changed once. Whoever comes first leads: it writes the group, then hands the lead to whoever waits longest.
 */
import type { Commit, Committed } from "@weir/application/ports/Journal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { Deferred, Effect, Exit, Option } from "effect"
import { togetherWithFirst } from "./together.ts"

type Outcome<E> = Exit.Exit<Committed, E>

interface Waiting<E> {
  readonly commit: Commit
  /** Done with the outcome, or with null: lead now. */
  readonly turn: Deferred.Deferred<Outcome<E> | null>
}

/** Writes commits of one workspace in one transaction; an outcome for each, in their order. */
export type Write<E> = (commits: ReadonlyArray<Commit>) => Effect.Effect<ReadonlyArray<Outcome<E>>>

export const makeLine = <E>(write: Write<E>) => {
  /** Those who wait, by workspace; a workspace is here while one of its commits is being written. */
  const lines = new Map<WorkspaceId, Array<Waiting<E>>>()

  const alone = (one: Waiting<E>): Effect.Effect<Outcome<E>> =>
    Effect.map(Effect.exit(write([one.commit])), (exit): Outcome<E> =>
      Exit.isSuccess(exit) ? exit.value[0]! : Exit.failCause(exit.cause)
    )

  /** Where one of a group makes the whole fail, each is written by itself: the others need not suffer. */
  const outcomes = (group: ReadonlyArray<Waiting<E>>): Effect.Effect<ReadonlyArray<Outcome<E>>> =>
    group.length === 1
      ? Effect.forEach(group, alone)
      : Effect.catchCause(write(group.map(({ commit }) => commit)), () =>
          Effect.forEach(group, alone, { concurrency: "unbounded" })
        )

  const lead = Effect.fnUntraced(function* (own: Waiting<E>) {
    const { workspaceId } = own.commit
    const line = lines.get(workspaceId)!
    const group = togetherWithFirst([own, ...line], ({ commit }) => commit)
    for (const one of group) {
      const place = line.indexOf(one)
      if (place >= 0) line.splice(place, 1)
    }
    const ends = yield* outcomes(group)
    for (const [i, one] of group.entries()) yield* Deferred.succeed(one.turn, ends[i]!)
    const next = line.shift()
    if (next === undefined) lines.delete(workspaceId)
    else yield* Deferred.succeed(next.turn, null)
    return ends[0]!
  })

  /** Writes a commit as soon as its turn comes. One that is given up while it waits is not written. */
  const written = (commit: Commit): Effect.Effect<Committed, E> =>
    Effect.uninterruptibleMask((restore) =>
      Effect.gen(function* () {
        const { workspaceId } = commit
        const own: Waiting<E> = { commit, turn: Deferred.makeUnsafe() }
        const line = lines.get(workspaceId)
        if (line === undefined) {
          lines.set(workspaceId, [])
          return yield* yield* lead(own)
        }
        line.push(own)
        const end = yield* Effect.onInterrupt(restore(Deferred.await(own.turn)), () => givenUp(own))
        return yield* end ?? (yield* lead(own))
      })
    )

  /** Out of the line; where it was its turn to lead, the next one leads. */
  const givenUp = (own: Waiting<E>): Effect.Effect<void> =>
    Effect.suspend(() => {
      const { workspaceId } = own.commit
      const line = lines.get(workspaceId)
      if (line === undefined) return Effect.void
      const place = line.indexOf(own)
      if (place >= 0) {
        line.splice(place, 1)
        return Effect.void
      }
      // It is out of the line already: it was told to lead, or is being written by another.
      return Effect.flatMap(Deferred.poll(own.turn), (told) =>
        Option.isNone(told)
          ? Effect.void
          : Effect.flatMap(told.value, (end) => {
              if (end !== null) return Effect.void
              const next = line.shift()
              if (next !== undefined) return Effect.asVoid(Deferred.succeed(next.turn, null))
              lines.delete(workspaceId)
              return Effect.void
            })
      )
    })

  return written
}
