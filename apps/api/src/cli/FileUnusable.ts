/** Why can a file that was named on the command line not be used? */
import { Schema } from "effect"

export class FileUnusable extends Schema.TaggedError<FileUnusable>()("FileUnusable", {
  file: Schema.String,
  reason: Schema.String
}) {
  override get message(): string {
    return `${this.file}: ${this.reason}`
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "this user may not use it",
  EISDIR: "it is a folder",
  ENOSPC: "the disk is full",
  EROFS: "it lies on a read-only disk"
}

/** What went wrong with a file, in words. */
export const unusable = (file: string) => (error: unknown) =>
  new FileUnusable({
    file,
    reason:
      reasons[(error as NodeJS.ErrnoException).code ?? ""] ??
      (error instanceof Error ? error.message : String(error))
  })
