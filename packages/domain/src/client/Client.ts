/** What more is known of a contact or company than its name? How to reach it, whom it belongs to, and what it was merged into (4.3, G11). */
import { Schema } from "effect"
import { CompanyId, Uuid } from "../identity/Id.ts"
import { text } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { Email } from "../user/User.ts"

/** A person, or a company that persons belong to. */
export const ClientKind = Schema.Literals(["contact", "company"])
export type ClientKind = typeof ClientKind.Type

/** E.164, without spaces. */
export const Phone = text(20).check(
  Schema.isPattern(/^\+[1-9]\d{4,17}$/, { expected: "a telephone number such as +351912345678" })
)

/** Where a client can be reached: at most 20 telephone numbers and 20 mail addresses. */
export const Addresses = Schema.Struct({
  phones: Schema.Array(Phone).check(Schema.isMaxLength(20)),
  emails: Schema.Array(Email).check(Schema.isMaxLength(20))
})
export type Addresses = typeof Addresses.Type

/** A contact or company as its facts have left it, beside its name in the catalogue. */
export const Client = Schema.Struct({
  kind: Schema.Literal("client"),
  /** The id of its entry among the contacts or companies of the catalogue. */
  id: Uuid,
  of: ClientKind,
  addresses: Addresses,
  /** The company a contact belongs to. */
  companyId: Schema.NullOr(CompanyId),
  /** Set once it was found to be the same as another; that one counts for both from then on. */
  mergedInto: Schema.NullOr(Uuid),
  /** The clients that were merged into this one, and those merged into them. */
  absorbed: Schema.Array(Uuid),
  changedAt: InstantFromIso,
  deletedAt: Schema.NullOr(InstantFromIso),
  version: Schema.Int
})
export type Client = typeof Client.Type

/** Everything that can happen to a client. */
export const ClientFact = Schema.TaggedUnion({
  ClientAddressed: { clientId: Uuid, of: ClientKind, from: Schema.NullOr(Addresses), to: Addresses },
  ClientLinked: {
    clientId: Uuid,
    of: ClientKind,
    from: Schema.NullOr(CompanyId),
    to: Schema.NullOr(CompanyId)
  },
  ClientMerged: { clientId: Uuid, of: ClientKind, into: Uuid },
  /** The other side of a merge: the absorbed one, with all it had absorbed before, counts under this client from now on. */
  ClientAbsorbed: { clientId: Uuid, of: ClientKind, absorbed: Schema.Array(Uuid) },
  /** A merge taken back: the client stands for itself again. */
  ClientParted: { clientId: Uuid, of: ClientKind, from: Uuid },
  ClientReleased: { clientId: Uuid, of: ClientKind, released: Schema.Array(Uuid) }
})
export type ClientFact = typeof ClientFact.Type

/** Everything that can be asked of a client. */
export const ClientCommand = Schema.TaggedUnion({
  AddressClient: { clientId: Uuid, of: ClientKind, to: Addresses },
  /** Only contacts belong to companies. */
  LinkClient: { clientId: Uuid, of: ClientKind, to: Schema.NullOr(CompanyId) },
  /** The two are one: `absorbed` becomes another name of `clientId` (G11). Makes facts about both. */
  MergeClients: { clientId: Uuid, of: ClientKind, absorbed: Uuid },
  /** Takes a merge back. Makes facts about both. */
  PartClients: { clientId: Uuid, of: ClientKind, released: Uuid }
})
export type ClientCommand = typeof ClientCommand.Type
