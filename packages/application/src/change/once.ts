/** How is a change carried out once? A repeat under the same key gets the first answer; one that met another change is tried again. */
import type { Deal } from "@weir/domain/deal/Deal"
import type { CommandKey } from "@weir/domain/identity/Id"
import type { Cause } from "@weir/domain/log/Cause"
import type { SubjectKind } from "@weir/domain/log/Event"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect, Schema } from "effect"
import type { WorkspaceDirectory } from "../ports/Directory.ts"
import { type Answer, type AlreadyAnswered, DirectoryChanged, StaleVersion } from "../ports/Journal.ts"

export interface ChangeOptions {
  /** When it happened; now when absent. */
  readonly at?: Instant
  /** Refuses unless the record has this version. Without it a change that meets another is decided again. */
  readonly expectedVersion?: number
  readonly cause?: Cause
  /** What the caller has just looked up and named the version of: it is not looked up again. */
  readonly seen?: Seen
  /** The caller's key of this change, and a hash of what it asks. */
  readonly once?: { readonly key: CommandKey; readonly fingerprint: string }
}

/** A deal, and the workspace at that moment. */
export interface Seen {
  readonly deal: Deal
  readonly directory: WorkspaceDirectory
}

/** All that is said of a change that is decided anew whenever it meets another. */
export type Repeatable = Pick<ChangeOptions, "once">

/** A record as it is kept with the key of the change that made it. */
export type Kept<A> = Schema.Codec<A, string>

/** Tries again when somebody else was faster, unless a version was named; gives the first answer when there is one. */
export const settled = <A, E extends { readonly _tag: string }, R>(
  attempt: Effect.Effect<A, E | StaleVersion | DirectoryChanged | AlreadyAnswered, R>,
  { expectedVersion }: ChangeOptions,
  kept: Kept<A>
): Effect.Effect<A, Exclude<E, DirectoryChanged | AlreadyAnswered> | StaleVersion, R> =>
  firstAnswered(
    expectedVersion === undefined
      ? Effect.retry(attempt, { times: 5, while: (e) => e._tag === "StaleVersion" })
      : attempt,
    kept
  )

/** So many changes of a directory, each between reading it and writing, are not made by people: what it says of itself is wrong. */
const tooOften = 200

/** Decides again on the directory as it is by then, whenever it was changed. Each of those changes is a step that somebody else made. */
export const onDirectoryAsIs = <A, E, R>(
  attempt: Effect.Effect<A, E, R>
): Effect.Effect<A, Exclude<E, DirectoryChanged>, R> =>
  Effect.catch(Effect.retry(attempt, { times: tooOften, while: (e) => e instanceof DirectoryChanged }), (e) =>
    e instanceof DirectoryChanged ? Effect.die(e) : Effect.fail(e as Exclude<E, DirectoryChanged>)
  )

/** Gives the first answer when there is one. */
export const firstAnswered = <A, E extends { readonly _tag: string }, R>(
  attempt: Effect.Effect<A, E | DirectoryChanged | AlreadyAnswered, R>,
  kept: Kept<A>
): Effect.Effect<A, Exclude<E, DirectoryChanged | AlreadyAnswered>, R> =>
  Effect.catchIf(
    onDirectoryAsIs(attempt),
    (e): e is AlreadyAnswered => e._tag === "AlreadyAnswered",
    ({ body }) => Effect.orDie(Schema.decodeUnknownEffect(kept)(body))
  ) as Effect.Effect<A, Exclude<E, DirectoryChanged | AlreadyAnswered>, R>

/** What is kept of a change that has a key; null for one without. */
export const answerOf = <A>({ once }: ChangeOptions, kept: Kept<A>, after: A): Effect.Effect<Answer | null> =>
  once === undefined
    ? Effect.succeed(null)
    : Effect.map(Effect.orDie(Schema.encodeEffect(kept)(after)), (body) => ({ ...once, body }))

/** Passes when the record has the version that the caller expects, or none is expected. */
export const expectVersion = (
  { expectedVersion }: ChangeOptions,
  kind: SubjectKind,
  id: string,
  actual: number
): Effect.Effect<void, StaleVersion> =>
  expectedVersion === undefined || expectedVersion === actual
    ? Effect.void
    : Effect.fail(new StaleVersion({ kind, id, expected: expectedVersion, actual }))
