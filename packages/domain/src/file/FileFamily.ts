/** How do files belong among the records? */
import * as Family from "../record/Family.ts"
import { File, FileCommand, FileFact } from "./File.ts"
import { decide } from "./FileDecision.ts"
import { evolve } from "./evolve.ts"
import { wholeOf } from "./Origin.ts"

/** Everything the rest of the core needs to know about files. */
export const files = Family.make({
  kind: "file",
  Fact: FileFact,
  Command: FileCommand,
  State: File,
  idOf: (fact) => fact.fileId,
  subjectOf: (command) => command.fileId,
  mentions: (c) =>
    c._tag === "AddFile"
      ? { bindings: c.bindings, whole: wholeOf(c) }
      : c._tag === "RebindFile"
        ? { bindings: c.to }
        : {},
  decide,
  evolve,
  placed: (s) => ({
    key: null,
    ownerId: s.uploaderId,
    bindings: s.bindings,
    partOf: wholeOf(s),
    at: s.uploadedAt,
    open: false
  })
})
