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
      changedAt: at,
      deletedAt: null,
      version: 1
    }
  }
  if (state === null) throw new Error(`file ${fact.fileId} was never added`)
  const next = { ...state, changedAt: at, version: state.version + 1 }
  switch (fact._tag) {
    case "FileRebound":
      return { ...next, bindings: fact.to }
    case "FileDeleted":
      return { ...next, deletedAt: at }
    case "FileRestored":
      return { ...next, deletedAt: null }
  }
}
