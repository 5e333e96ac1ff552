/** Which records go over when a deal becomes a part of another, and which come back? Everything bound to it that is still there (G11). */
import type { Rebound } from "./Deal.ts"
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
  goingOver(records, loserId).flatMap((record) => {
    const { bindings } = familyOf(record.kind).placed(record)
    const to = bindings
      .map((b): Binding => (isDeal(b, loserId) ? { kind: "deal", id: winnerId } : b))
      .filter((b, i, all) => all.findIndex((other) => other.kind === b.kind && other.id === b.id) === i)
    return bindTo(record, to)
  })

/** What a merge remembers of the records that go over, to bring them back. */
export const reboundOf = (
  records: Iterable<StateOf>,
  loserId: string,
  winnerId: string
): ReadonlyArray<Rebound> =>
  goingOver(records, loserId).flatMap((record): ReadonlyArray<Rebound> => {
    if (!isBindable(record.kind)) return []
    const { bindings } = familyOf(record.kind).placed(record)
    return [{ kind: record.kind, id: record.id, both: bindings.some((b) => isDeal(b, winnerId)) }]
  })

/** One command for each record that came over and is still bound to the deal that it came to: back to the one that is taken out of it. */
export const returning = (
  records: Iterable<StateOf>,
  rebound: ReadonlyArray<Rebound>,
  loserId: string,
  winnerId: string
): ReadonlyArray<CommandOf> =>
  [...records].flatMap((record): ReadonlyArray<CommandOf> => {
    const own = rebound.find(({ id, kind }) => kind === record.kind && id === record.id)
    const { bindings } = familyOf(record.kind).placed(record)
    if (own === undefined || record.deletedAt !== null || !bindings.some((b) => isDeal(b, winnerId)))
      return []
    const back: Binding = { kind: "deal", id: loserId }
    const kept = bindings.filter((b) => !isDeal(b, loserId))
    return bindTo(record, own.both ? [...kept, back] : kept.map((b) => (isDeal(b, winnerId) ? back : b)))
  })

const goingOver = (records: Iterable<StateOf>, loserId: string): ReadonlyArray<StateOf> =>
  [...records].filter(
    (record) =>
      record.deletedAt === null &&
      familyOf(record.kind)
        .placed(record)
        .bindings.some((b) => isDeal(b, loserId))
  )

const bindable: ReadonlyArray<string> = ["activity", "call", "file", "note", "talk"]
const isBindable = (kind: StateOf["kind"]): kind is Rebound["kind"] => bindable.includes(kind)

const bindTo = (record: StateOf, to: ReadonlyArray<Binding>): ReadonlyArray<CommandOf> => {
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
}

const isDeal = (binding: Binding, id: string): boolean => binding.kind === "deal" && binding.id === id
