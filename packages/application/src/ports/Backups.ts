/** How does everything that is kept get out of a database, and back into another? As lines of text, of one moment, all or nothing. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { Context, type Effect, Schema } from "effect"

/** What a backup cannot be put back for, in words. */
export class BackupRefused extends Schema.TaggedError<BackupRefused>()("BackupRefused", {
  reason: Schema.String
}) {
  override get message(): string {
    return this.reason
  }
}

export interface TakenBack {
  readonly rows: number
  readonly workspaces: ReadonlyArray<WorkspaceId>
}

export class Backups extends Context.Service<
  Backups,
  {
    /**
     * Tells everything that is kept, of one moment, line by line, and gives the number of rows. Left out is what can be made again
     * (the books) and what must not come back (sessions, and news that was on its way).
     */
    readonly take: (tell: (line: string) => Promise<void>) => Effect.Effect<number>
    /**
     * Puts the lines of a backup into a database that keeps nothing yet, and makes the books from the log: all of it, or nothing
     * where one is refused. The backup has to be of the same version.
     */
    readonly putBack: (lines: AsyncIterable<string>) => Effect.Effect<TakenBack, BackupRefused>
  }
>()("@weir/application/ports/Backups") {}
