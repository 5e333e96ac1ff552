/** Which commits may be written in one transaction? Those of which none has anything to do with another. */
import type { Commit } from "@weir/application/ports/Journal"
import { type Named, namesGiven } from "@weir/domain/record/names"
import { wholeKinds } from "@weir/domain/record/Whole"
import { foundOf } from "../rows/recordRows.ts"

/** So many at most: a larger group makes its first wait longer than it saves. */
const most = 64

/** The names that a commit gives to parts of records. */
export const namesIn = ({ changes, events }: Commit): ReadonlyArray<Named> =>
  namesGiven(events, (kind, id) =>
    changes.records?.find((record) => record.kind === kind && record.id === id)
  )

const isEmpty = (list: ReadonlyArray<unknown> | undefined): boolean => list === undefined || list.length === 0

/** Whether a commit changes deals and plain records only: what has a name, a key or parts is checked against all others. */
export const isPlain = (commit: Commit): boolean => {
  const { changes, events } = commit
  const { catalogue, importJob, importRows, pipelines, records = [], users, workspace } = changes
  const kinds: ReadonlyArray<string> = wholeKinds
  return (
    events.length > 0 &&
    namesIn(commit).length === 0 &&
    workspace === undefined &&
    importJob === undefined &&
    importRows === undefined &&
    [catalogue, pipelines, users].every(isEmpty) &&
    records.every((record) => {
      const { key, partOf } = foundOf(record).placed
      const ends = kinds.includes(record.kind) && record.deletedAt !== null
      return key === null && partOf == null && !ends
    })
  )
}

/** What a commit has to do with: the records it was decided by or changes, and its key. */
const touched = ({ answer, changes, expected }: Commit): ReadonlyArray<string> => [
  ...expected.map(({ id, kind }) => `${kind} ${id}`),
  ...(changes.deals ?? []).map(({ id }) => `deal ${id}`),
  ...(changes.records ?? []).map(({ id, kind }) => `${kind} ${id}`),
  ...(answer === null ? [] : [`key ${answer.key}`])
]

/**
 * The first of these, and those behind it that may go with it. What meets one that goes before it stays for the next group: it
 * has to be decided again.
 */
export const togetherWithFirst = <A>(
  waiting: ReadonlyArray<A>,
  commitOf: (one: A) => Commit
): ReadonlyArray<A> => {
  const group = waiting.slice(0, 1)
  if (!group.every((one) => isPlain(commitOf(one)))) return group
  const taken = new Set(group.flatMap((one) => touched(commitOf(one))))
  for (const one of waiting.slice(1)) {
    if (group.length === most) break
    const commit = commitOf(one)
    const own = touched(commit)
    if (!isPlain(commit) || own.some((name) => taken.has(name))) continue
    group.push(one)
    for (const name of own) taken.add(name)
  }
  return group
}
