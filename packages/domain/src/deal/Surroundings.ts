/** What may a decision on a deal look at besides the deal, and does the workspace know what a command names? */
import { Result } from "effect"
import type { EntryKind } from "../catalogue/Catalogue.ts"
import { type DealId, type PipelineId, ROBOT, type UserId } from "../identity/Id.ts"
import type { Pipeline } from "../pipeline/Pipeline.ts"
import type { Place } from "../pipeline/StageTransition.ts"
import { type User, UserIsDisabled, UserNotFound } from "../user/User.ts"
import type { Workspace } from "../workspace/Workspace.ts"
import * as Refusal from "./DealRefusal.ts"

/** What a decision may look at besides the deal itself. */
export interface Surroundings {
  readonly workspace: Workspace
  readonly pipeline: (id: PipelineId) => Pipeline | undefined
  readonly user: (id: UserId) => User | undefined
  readonly knows: (kind: EntryKind, id: string) => boolean
}

/** Whether somebody can own a deal in this place: an active person, or the robot while nobody has taken it. */
export const ownable = (
  id: DealId,
  ownerId: UserId,
  place: Place,
  around: Surroundings
): Result.Result<void, Refusal.DealRefusal> => {
  if (ownerId === ROBOT) {
    return place.kind === "incoming"
      ? Result.succeed(undefined)
      : Result.fail(new Refusal.RobotOwnsIncomingOnly({ id }))
  }
  const user = around.user(ownerId)
  if (user === undefined) return Result.fail(new UserNotFound({ id: ownerId }))
  return user.disabled
    ? Result.fail(new UserIsDisabled({ id: user.id, name: user.name }))
    : Result.succeed(undefined)
}

/** Whether the workspace has what a field refers to; null refers to nothing. */
export const known = (
  around: Surroundings,
  field: string,
  kind: EntryKind,
  id: string | null
): Result.Result<void, Refusal.ReferenceNotFound> =>
  id === null || around.knows(kind, id)
    ? Result.succeed(undefined)
    : Result.fail(new Refusal.ReferenceNotFound({ field, kind, id }))

/** Whether the workspace has the clients and the product that a deal names. */
export const clientsKnown = (
  around: Surroundings,
  details: {
    readonly companyId: string | null
    readonly contactId: string | null
    readonly productId: string | null
  }
): Result.Result<void, Refusal.ReferenceNotFound> =>
  Result.gen(function* () {
    yield* known(around, "companyId", "company", details.companyId)
    yield* known(around, "contactId", "contact", details.contactId)
    yield* known(around, "productId", "product", details.productId)
  })
