/** Who holds a record? The people whose own it is: what a narrower viewer may read follows from it (G16, 4.6). */
import type { State } from "../log/replay.ts"
import { dealsOf } from "../record/Binding.ts"
import { familyOf, recordKinds } from "../record/families.ts"

/**
 * The holders of every record of a workspace, by record id.
 *
 * A deal is held by its owner. An activity, a call, a talk, a note or a file is held by whoever is responsible for it, and by the
 * owners of the deals it is bound to. The time somebody was online is held by that person. What has no holder is read by those
 * who see everything.
 */
export const holdersOf = (
  state: Pick<State, "deals" | "records">
): ((id: string) => ReadonlyArray<string>) => {
  const ownersOf = (ids: ReadonlyArray<string>) => ids.flatMap((id) => state.deals.get(id)?.ownerId ?? [])
  return (id) => {
    const deal = state.deals.get(id)
    if (deal !== undefined) return [deal.ownerId]
    for (const kind of recordKinds) {
      const record = state.records[kind].get(id)
      if (record === undefined) continue
      const { bindings, ownerId } = familyOf(kind).placed(record)
      return [...new Set([...(ownerId === null ? [] : [ownerId]), ...ownersOf(dealsOf(bindings))])]
    }
    return []
  }
}
