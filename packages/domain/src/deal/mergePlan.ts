/** Which records go over when a deal becomes a part of another? Everything bound to it that is still there (G11). */
import type { Binding } from "../record/Binding.ts"
import { type CommandOf, familyOf, type StateOf } from "../record/families.ts"

/**
 * One command a record: bound to the deal that remains in place of the other, once where it was bound to both.
 *
 * Records that are deleted stay where they are, as does what is bound to neither.
 */
export const rebinding = (
  records: Iterable<StateOf>,
  loserId: string,
  winnerId: string
): ReadonlyArray<CommandOf> =>
  [...records].flatMap((record): ReadonlyArray<CommandOf> => {
    const { bindings } = familyOf(record.kind).placed(record)
    if (record.deletedAt !== null || !bindings.some((b) => isDeal(b, loserId))) return []
    const to = bindings
      .map((b): Binding => (isDeal(b, loserId) ? { kind: "deal", id: winnerId } : b))
      .filter((b, i, all) => all.findIndex((other) => other.kind === b.kind && other.id === b.id) === i)
    switch (record.kind) {
      case "activity":
        return [{ _tag: "RebindActivity", activityId: record.id, to }]
      case "call":
        return [{ _tag: "RebindCall", callId: record.id, to }]
      case "file":
        return [{ _tag: "RebindFile", fileId: record.id, to }]
      case "note":
        return [{ _tag: "RebindNote", noteId: record.id, to }]
      case "talk":
        return [{ _tag: "RebindTalk", talkId: record.id, to }]
      default:
        return []
    }
  })

const isDeal = (binding: Binding, id: string): boolean => binding.kind === "deal" && binding.id === id
