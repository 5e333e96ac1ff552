/** What is a history? Everything that was asked of one workspace, in the order it was asked, refused commands included. */
import type { CatalogueCommand } from "@weir/domain/catalogue/Catalogue"
import type { DealCommand } from "@weir/domain/deal/DealCommand"
import type { Actor, Cause } from "@weir/domain/log/Cause"
import type { ImportFact } from "@weir/domain/log/Event"
import type { Rate } from "@weir/domain/money/Rate"
import type { PipelineCommand } from "@weir/domain/pipeline/PipelineDecision"
import type { Instant } from "@weir/domain/time/Instant"
import type { UserCommand } from "@weir/domain/user/User"
import type { Workspace } from "@weir/domain/workspace/Workspace"

export type Command =
  | DealCommand
  | PipelineCommand
  | CatalogueCommand
  | UserCommand
  | { readonly _tag: "SetRate"; readonly rate: Rate }
  /** Begins, ends or takes back an import: facts that are recorded as they are. */
  | { readonly _tag: "NoteImport"; readonly fact: ImportFact }

/** A command with its envelope. */
export interface Act {
  readonly command: Command
  /** Business time: at or before `recordedAt`. */
  readonly at: Instant
  /** Never earlier than that of the act before. */
  readonly recordedAt: Instant
  readonly cause: Cause
  readonly actor: Actor
}

/** How the workspace is opened, and what is asked of it then. */
export interface History {
  readonly opening: Pick<Workspace, "name" | "zone" | "weekStart" | "baseCurrency" | "demo"> & {
    readonly at: Instant
  }
  readonly acts: ReadonlyArray<Act>
}
