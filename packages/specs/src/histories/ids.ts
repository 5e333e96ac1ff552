/** Which ids do histories use? Made from a kind and a number, so that equal histories have equal ids, in no telling order. */
import { ImportId, PipelineId, StageId, UserId } from "@weir/domain/identity/Id"

const kinds = {
  workspace: 1,
  user: 2,
  pipeline: 3,
  stage: 4,
  entry: 5,
  deal: 6,
  import: 7,
  event: 8,
  transaction: 9
} as const

/** The id of the n-th thing of a kind. */
export const id = (kind: keyof typeof kinds, n: number): string => {
  // An odd factor permutes the numbers of 32 bits: different n, different ids, scattered over the order of ids.
  const scattered = Math.imul(n + 1, 0x9e3779b1) >>> 0
  return `${hex(scattered, 8)}-${hex(kinds[kind], 4)}-4000-8000-${hex(n, 12)}`
}

const hex = (n: number, width: number): string => n.toString(16).padStart(width, "0")

/** Ids for what has not been there yet, numbered on from what is. */
export const fresh = {
  pipeline: (n: number) => PipelineId.make(id("pipeline", n)),
  stage: (n: number) => StageId.make(id("stage", n)),
  user: (n: number) => UserId.make(id("user", n)),
  entry: (n: number) => id("entry", n)
}

/** The one import of a history, whose rows are told between its beginning and its end. */
export const theImport = ImportId.make(id("import", 0))
