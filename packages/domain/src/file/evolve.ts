/** What is a file after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { File, FileFact } from "./File.ts"

/** The file after `fact`, which occurred at `at`. Only `FileAdded` may meet none. */
export const evolve = (state: File | null, fact: FileFact, at: Instant): File => {
  if (fact._tag === "FileAdded") {
    const { _tag: _, fileId, ...kept } = fact
    return {
      ...kept,
      kind: "file",
      id: fileId,
      uploadedAt: at,
      toldBindings: null,
      changedAt: at,
      deletedAt: null,
      deletedWithOrigin: false,
      version: 1
    }
  }
  if (state === null) throw new Error(`file ${fact.fileId} was never added`)
  // What it hangs on may be told to have gone before the file last changed.
  const changedAt = at > state.changedAt ? at : state.changedAt
  const next = { ...state, changedAt, version: state.version + 1 }
  switch (fact._tag) {
    case "FileRebound":
      return { ...next, bindings: fact.to, toldBindings: state.toldBindings ?? fact.from }
    case "FileDeleted":
      return { ...next, deletedAt: at, deletedWithOrigin: fact.withOrigin }
    case "FileRestored":
      return { ...next, deletedAt: null, deletedWithOrigin: false }
  }
}
