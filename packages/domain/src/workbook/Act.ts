/** What can be asked of a workspace, and with which envelope? Every command there is, as one union. */
import type { CatalogueCommand } from "../catalogue/Catalogue.ts"
import type { DealCommand, MergeCommand } from "../deal/DealCommand.ts"
import type { Actor, Cause } from "../log/Cause.ts"
import type { ImportFact } from "../log/Event.ts"
import type { Rate } from "../money/Rate.ts"
import type { PipelineCommand } from "../pipeline/PipelineDecision.ts"
import type { CommandOf } from "../record/families.ts"
import type { Instant } from "../time/Instant.ts"
import type { UserCommand } from "../user/User.ts"
import type { Settings } from "../workspace/Workspace.ts"

/** Every command there is. */
export type Command =
  | DealCommand
  | MergeCommand
  | PipelineCommand
  | CatalogueCommand
  | UserCommand
  | CommandOf
  | { readonly _tag: "ChangeSettings"; readonly to: Settings }
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
