/** Why may a command on a record be refused, whatever its family? Each refusal says the facts. */
import { Result, Schema } from "effect"
import type { ReferenceNotFound } from "../deal/DealRefusal.ts"
import { HappenedBeforeLastChange } from "../pipeline/StageTransition.ts"
import { type Instant, InstantFromIso } from "../time/Instant.ts"
import { UserIsDisabled, UserNotFound } from "../user/User.ts"
import { ROBOT, type UserId, Uuid } from "../identity/Id.ts"
import type { Binding } from "./Binding.ts"
import { Binding as BindingSchema } from "./Binding.ts"
import type { Around, Recorded } from "./Family.ts"

/** There is no record of this kind with this id in the workspace. */
export class RecordNotFound extends Schema.TaggedError<RecordNotFound>()(
  "RecordNotFound",
  { kind: Schema.String, id: Uuid },
  { httpApiStatus: 404 }
) {}

/** The id, or the name it has elsewhere, is taken by a record with other contents. */
export class RecordExists extends Schema.TaggedError<RecordExists>()(
  "RecordExists",
  { kind: Schema.String, id: Uuid },
  { httpApiStatus: 409 }
) {}

/** A deleted record can only be restored. */
export class RecordIsDeleted extends Schema.TaggedError<RecordIsDeleted>()(
  "RecordIsDeleted",
  { kind: Schema.String, id: Uuid, deletedAt: InstantFromIso },
  { httpApiStatus: 409 }
) {}

/** Only a deleted record can be restored. */
export class RecordIsNotDeleted extends Schema.TaggedError<RecordIsNotDeleted>()(
  "RecordIsNotDeleted",
  { kind: Schema.String, id: Uuid },
  { httpApiStatus: 409 }
) {}

/** The record is bound to a deal or client that is not there. */
export class BindingNotFound extends Schema.TaggedError<BindingNotFound>()(
  "BindingNotFound",
  { binding: BindingSchema },
  { httpApiStatus: 422 }
) {}

/** The reasons for which a command about any kind of record may be refused. */
export type CommonRefusal =
  | RecordNotFound
  | RecordExists
  | RecordIsDeleted
  | RecordIsNotDeleted
  | BindingNotFound
  | ReferenceNotFound
  | HappenedBeforeLastChange
  | UserNotFound
  | UserIsDisabled

/** The record, if there is one to change: it exists, is not deleted, and nothing has happened to it after `at`. */
export const standing = <State extends Recorded>(
  kind: string,
  state: State | null,
  id: string,
  at: Instant
): Result.Result<State, CommonRefusal> => {
  if (state === null) return Result.fail(new RecordNotFound({ kind, id }))
  if (state.deletedAt !== null)
    return Result.fail(new RecordIsDeleted({ kind, id, deletedAt: state.deletedAt }))
  return inOrder(state, at)
}

/** The deleted record that is to be restored. */
export const deleted = <State extends Recorded>(
  kind: string,
  state: State | null,
  id: string,
  at: Instant
): Result.Result<State, CommonRefusal> => {
  if (state === null) return Result.fail(new RecordNotFound({ kind, id }))
  return state.deletedAt === null ? Result.fail(new RecordIsNotDeleted({ kind, id })) : inOrder(state, at)
}

const inOrder = <State extends Recorded>(state: State, at: Instant): Result.Result<State, CommonRefusal> =>
  at < state.changedAt
    ? Result.fail(new HappenedBeforeLastChange({ at, lastChangeAt: state.changedAt }))
    : Result.succeed(state)

/** Whether all that a record is bound to is there. */
export const bound = (
  bindings: ReadonlyArray<Binding>,
  around: Around
): Result.Result<void, CommonRefusal> => {
  const missing = bindings.find((b) => !around.has(b.kind, b.id))
  return missing === undefined
    ? Result.succeed(undefined)
    : Result.fail(new BindingNotFound({ binding: missing }))
}

/** Whether somebody can be made responsible: a person who is there and not disabled. The robot is responsible for nothing. */
export const responsible = (id: UserId, around: Around): Result.Result<void, CommonRefusal> => {
  const user = around.user(id)
  if (user === undefined || id === ROBOT) return Result.fail(new UserNotFound({ id }))
  return user.disabled ? Result.fail(new UserIsDisabled({ id, name: user.name })) : Result.succeed(undefined)
}
