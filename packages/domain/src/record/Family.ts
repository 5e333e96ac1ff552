/** What is a family of records? Activities, calls, talks and the like: each decides, evolves and is found in the same way. */
import type { Result, Schema } from "effect"
import type { EntryKind } from "../catalogue/Catalogue.ts"
import type { Call, Calling } from "../call/Call.ts"
import type { Client } from "../client/Client.ts"
import type { Deal } from "../deal/Deal.ts"
import type { Surroundings } from "../deal/Surroundings.ts"
import type { UserId } from "../identity/Id.ts"
import type { Team } from "../team/Team.ts"
import type { Instant } from "../time/Instant.ts"
import type { Binding, BindingKind } from "./Binding.ts"
import type { Whole } from "./Whole.ts"

/** What every record has: its kind, its id, when it last changed, and the number of events that made it. */
export interface Recorded {
  readonly kind: string
  readonly id: string
  readonly changedAt: Instant
  readonly deletedAt: Instant | null
  readonly version: number
}

/** Where a record is found: what lists, timelines and rights look at, derived from its state alone. */
export interface Placed {
  /** Unique among the records of its kind, for what is known elsewhere under a name of its own (provider and id). */
  readonly key: string | null
  /** Who holds it; see `access/holders.ts`. */
  readonly ownerId: UserId | null
  readonly bindings: ReadonlyArray<Binding>
  /** The record it is a part of: who reads that one reads this one. */
  readonly partOf?: Whole
  /** The instant it is listed by: due, started, opened, added. */
  readonly at: Instant
  /** Whether something is still to be done about it. */
  readonly open: boolean
}

/** All that a record hangs on: what it is bound to, and what it is a part of. */
export const ties = ({
  bindings,
  partOf
}: Pick<Placed, "bindings" | "partOf">): ReadonlyArray<Binding | Whole> =>
  partOf === undefined ? bindings : [...bindings, partOf]

/** What a decision on a record may look at besides the record itself. */
export interface Around extends Surroundings {
  /** The deals that the command names. */
  readonly deal: (id: string) => Deal | undefined
  /** Whether there is such a deal, client or list entry (deleted deals are not there). */
  readonly has: (kind: BindingKind | EntryKind, id: string) => boolean
  /** What is known of a contact or company that the command names; undefined while nothing was ever told of it. */
  readonly client: (id: string) => Client | undefined
  /** The team that the command names, dissolved ones too. */
  readonly team: (id: string) => Team | undefined
  /** The record that the command's own is a part of, deleted or not. */
  readonly whole: (of: Whole) => Recorded | undefined
  /** The record of this family that already has a key. */
  readonly holderOfKey: (key: string) => Recorded | null
  /** The record of this family that has a part with this name; see `Family.names`. */
  readonly holderOfName: (name: string) => Recorded | null
  /** Calls that began by then and have nobody called back yet: those of this number, or about one of these. */
  readonly waitingCalls: (calling: Calling) => ReadonlyArray<Call>
  /** Outbound calls since a client's call that went to this number, or are about one of these; the first of them at least. */
  readonly callsBack: (called: Calling) => ReadonlyArray<Call>
}

/** What a command refers to, so that it can be looked up before deciding. */
export interface Mentions {
  readonly bindings?: ReadonlyArray<Binding>
  readonly clients?: ReadonlyArray<string>
  readonly entries?: ReadonlyArray<{ readonly kind: EntryKind; readonly id: string }>
  /** What a new record is a part of. */
  readonly whole?: Whole
  /** The key that a new record would have. */
  readonly key?: string
  /** Whom it calls back. */
  readonly calls?: Calling
  /** Who called and was not answered, and may have been called back before that is told. */
  readonly called?: Calling
}

/** Everything that the core knows of one kind of record, in one place. */
export interface Family<
  Kind extends string,
  Fact extends { readonly _tag: string },
  Command extends { readonly _tag: string },
  State extends Recorded,
  Refusal
> {
  readonly kind: Kind
  readonly Fact: Schema.Codec<Fact, unknown> & { readonly cases: Readonly<Record<Fact["_tag"], unknown>> }
  readonly Command: Schema.Codec<Command, unknown> & {
    readonly cases: Readonly<Record<Command["_tag"], unknown>>
  }
  readonly State: Schema.Codec<State, unknown>
  /** The record a fact is about. */
  readonly idOf: (fact: Fact) => string
  /** The record a command is about. */
  readonly subjectOf: (command: Command) => string
  readonly mentions: (command: Command) => Mentions
  /**
   * What a command makes happen, to the record and perhaps to others of its family; nothing when nothing would change. `at` may not lie before
   * the record's last change.
   */
  readonly decide: (
    state: State | null,
    command: Command,
    at: Instant,
    around: Around
  ) => Result.Result<ReadonlyArray<Fact>, Refusal>
  /** The record after one more fact. Only the fact that begins a record may meet none. */
  readonly evolve: (state: State | null, fact: Fact, at: Instant) => State
  readonly placed: (state: State) => Placed
  /**
   * Names of parts of a record that no other record of the family may have, such as those of messages, for families that have such parts. They
   * are kept beside the records, so that a name is looked up and not looked for.
   */
  readonly names?: {
    /** What a fact names, on the record after it. Names are never given up. */
    readonly given: (fact: Fact, state: State) => ReadonlyArray<string>
    /** What a command is about to name. */
    readonly asked: (command: Command, state: State) => ReadonlyArray<string>
  }
}

/** Defines a family, keeping its types. */
export const make = <
  const Kind extends string,
  Fact extends { readonly _tag: string },
  Command extends { readonly _tag: string },
  State extends Recorded,
  Refusal
>(
  family: Family<Kind, Fact, Command, State, Refusal>
): Family<Kind, Fact, Command, State, Refusal> => family
