/** How does anything get written? One commit: events, their ledger entries, the new state and the answer, together or not at all. */
import type { Entry as CatalogueEntry } from "@weir/domain/catalogue/Catalogue"
import type { Deal } from "@weir/domain/deal/Deal"
import { CommandKey, type WorkspaceId } from "@weir/domain/identity/Id"
import type { ImportJob, ImportRow } from "@weir/domain/import/ImportJob"
import { type Event, type EventDraft, SubjectKind } from "@weir/domain/log/Event"
import type { Pipeline } from "@weir/domain/pipeline/Pipeline"
import type { StateOf } from "@weir/domain/record/families"
import type { User } from "@weir/domain/user/User"
import type { Workspace } from "@weir/domain/workspace/Workspace"
import { Context, type Effect, Schema } from "effect"

/** The state after the events, for each record they changed. */
export interface Changes {
  readonly workspace?: Workspace
  readonly users?: ReadonlyArray<User>
  readonly pipelines?: ReadonlyArray<Pipeline>
  readonly catalogue?: ReadonlyArray<CatalogueEntry>
  readonly deals?: ReadonlyArray<Deal>
  readonly records?: ReadonlyArray<StateOf>
  /** Progress of an import, stored with what the rows did. */
  readonly importJob?: ImportJob
  readonly importRows?: { readonly importId: ImportJob["id"]; readonly rows: ReadonlyArray<ImportRow> }
}

/** The version a record had when the decision was taken; 0 for a record that did not exist. */
export interface Expected {
  readonly kind: SubjectKind
  readonly id: string
  readonly version: number
}

/** What a command answered, kept under its key so that a repeat gets the same answer. */
export interface Answer {
  readonly key: CommandKey
  /** Tells whether a repeat really is the same command: a hash of what was asked. */
  readonly fingerprint: string
  /** The answer as JSON. */
  readonly body: string
}

export interface Commit {
  readonly workspaceId: WorkspaceId
  readonly events: ReadonlyArray<EventDraft>
  readonly expected: ReadonlyArray<Expected>
  readonly changes: Changes
  readonly answer: Answer | null
  /** The place of the log at which the directory was read that the decision leans on; none for one that leans on nothing of it. */
  readonly decidedOn?: number
}

export interface Committed {
  /** The events with their places in the log. */
  readonly events: ReadonlyArray<Event>
  /** The position of the log after this commit. */
  readonly seq: number
}

/** Somebody else changed the record since it was read. */
export class StaleVersion extends Schema.TaggedError<StaleVersion>()(
  "StaleVersion",
  { kind: SubjectKind, id: Schema.String, expected: Schema.Int, actual: Schema.Int },
  { httpApiStatus: 412 }
) {}

/** What the directory tells was changed since the decision was taken: it is taken again. */
export class DirectoryChanged extends Schema.TaggedError<DirectoryChanged>()("DirectoryChanged", {
  /** The place of the change in the log. */
  at: Schema.Int
}) {}

/** The command was carried out before; `body` is the answer it got then. */
export class AlreadyAnswered extends Schema.TaggedError<AlreadyAnswered>()("AlreadyAnswered", {
  body: Schema.String
}) {}

/** The key was used for another command. */
export class CommandKeyReused extends Schema.TaggedError<CommandKeyReused>()(
  "CommandKeyReused",
  { key: CommandKey },
  { httpApiStatus: 422 }
) {}

export class Journal extends Context.Service<
  Journal,
  {
    /**
     * Writes a commit in one transaction: checks `expected`, gives the events the next places of the workspace's log, enters
     * them into the books, adds up the day cells, stores the new state with the names of its parts, the answer and an outbox row. A key or a
     * name that another record has meanwhile makes the commit stale, and so does a part that would stand without what it is a part of.
     * Where the directory was changed since `decidedOn`, by whatever process, nothing is written either: a name may be taken by now, a
     * stage archived, a person disabled.
     *
     * Commits of one workspace happen one after the other, so `seq` has no gaps and a reader that has seen `seq` has seen all.
     */
    readonly commit: (
      commit: Commit
    ) => Effect.Effect<Committed, StaleVersion | DirectoryChanged | AlreadyAnswered | CommandKeyReused>
    /** The answer kept under a key, if there is one. */
    readonly answered: (workspaceId: WorkspaceId, key: CommandKey) => Effect.Effect<Answer | null>
  }
>()("@weir/application/ports/Journal") {}
