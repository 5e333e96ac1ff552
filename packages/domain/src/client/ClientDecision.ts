/** May a contact or company be addressed, linked or merged so, and what happens then? */
import { Equal, Result, Schema } from "effect"
import { Uuid } from "../identity/Id.ts"
import { HappenedBeforeLastChange } from "../pipeline/StageTransition.ts"
import type { Around } from "../record/Family.ts"
import { bound, type CommonRefusal } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import { type Client, type ClientCommand, ClientFact, ClientKind } from "./Client.ts"

/** A company does not belong to a company. */
export class OnlyContactsBelong extends Schema.TaggedError<OnlyContactsBelong>()(
  "OnlyContactsBelong",
  { id: Uuid },
  { httpApiStatus: 422 }
) {}

/** The client was merged into another: that one is to be changed, or the merge taken back first. */
export class ClientIsMerged extends Schema.TaggedError<ClientIsMerged>()(
  "ClientIsMerged",
  { id: Uuid, into: Uuid },
  { httpApiStatus: 409 }
) {}

/** A client cannot be merged with itself, nor with one that is known as another kind. */
export class ClientsNotAlike extends Schema.TaggedError<ClientsNotAlike>()(
  "ClientsNotAlike",
  { id: Uuid, other: Uuid, kind: ClientKind },
  { httpApiStatus: 422 }
) {}

/** There is no such merge to take back. */
export class ClientsNotMerged extends Schema.TaggedError<ClientsNotMerged>()(
  "ClientsNotMerged",
  { id: Uuid, other: Uuid },
  { httpApiStatus: 409 }
) {}

/** Every reason for which a command about a client is refused. */
export type ClientRefusal =
  | CommonRefusal
  | OnlyContactsBelong
  | ClientIsMerged
  | ClientsNotAlike
  | ClientsNotMerged

const { cases } = ClientFact

/** The facts that a command about a client makes, or why it is refused. A state of `null` is one that nothing is known of yet. */
export const decide = (
  state: Client | null,
  command: ClientCommand,
  at: Instant,
  around: Around
): Result.Result<ReadonlyArray<ClientFact>, ClientRefusal> =>
  Result.gen(function* () {
    const { clientId, of } = command
    yield* bound([{ kind: of, id: clientId }], around)
    yield* inOrder(state, at)
    if (state !== null && state.of !== of)
      return yield* Result.fail(new ClientsNotAlike({ id: clientId, other: clientId, kind: state.of }))
    if (state !== null && state.mergedInto !== null)
      return yield* Result.fail(new ClientIsMerged({ id: clientId, into: state.mergedInto }))
    switch (command._tag) {
      case "AddressClient": {
        const from = state?.addresses ?? null
        return Equal.equals(from ?? { phones: [], emails: [] }, command.to)
          ? []
          : [cases.ClientAddressed.make({ clientId, of, from, to: command.to })]
      }
      case "LinkClient": {
        if (of !== "contact") return yield* Result.fail(new OnlyContactsBelong({ id: clientId }))
        const from = state?.companyId ?? null
        if (from === command.to) return []
        if (command.to !== null) yield* bound([{ kind: "company", id: command.to }], around)
        return [cases.ClientLinked.make({ clientId, of, from, to: command.to })]
      }
      case "MergeClients": {
        const { absorbed } = command
        yield* bound([{ kind: of, id: absorbed }], around)
        const other = around.client(absorbed)
        if (absorbed === clientId || (other !== undefined && other.of !== of))
          return yield* Result.fail(new ClientsNotAlike({ id: clientId, other: absorbed, kind: of }))
        if (other?.mergedInto === clientId) return []
        if (other !== undefined && other.mergedInto !== null)
          return yield* Result.fail(new ClientIsMerged({ id: absorbed, into: other.mergedInto }))
        yield* inOrder(other ?? null, at)
        return [
          cases.ClientMerged.make({ clientId: absorbed, of, into: clientId }),
          cases.ClientAbsorbed.make({ clientId, of, absorbed: [absorbed, ...(other?.absorbed ?? [])] })
        ]
      }
      case "PartClients": {
        const { released } = command
        const other = around.client(released)
        if (other === undefined || other.mergedInto !== clientId)
          return yield* Result.fail(new ClientsNotMerged({ id: clientId, other: released }))
        yield* inOrder(other, at)
        return [
          cases.ClientParted.make({ clientId: released, of, from: clientId }),
          cases.ClientReleased.make({ clientId, of, released: [released, ...other.absorbed] })
        ]
      }
    }
  })

const inOrder = (state: Client | null, at: Instant): Result.Result<void, HappenedBeforeLastChange> =>
  state !== null && at < state.changedAt
    ? Result.fail(new HappenedBeforeLastChange({ at, lastChangeAt: state.changedAt }))
    : Result.succeed(undefined)
