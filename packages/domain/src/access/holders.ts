/** Who holds a record? The people whose own it is: what a narrower viewer may read follows from it (G16, 4.6). */
import type { State } from "../log/replay.ts"
import { dealsOf } from "../record/Binding.ts"
import type { Placed } from "../record/Family.ts"
import { familyOf, recordKinds } from "../record/families.ts"

/**
 * The holders of every record of a workspace, by record id.
 *
 * A deal is held by its owner. An activity, a call, a talk, a note or a file is held by whoever is responsible for it, and by the
 * owners of the deals it is bound to; a file also by the holders of the note, activity or talk it hangs on. The time somebody was online is held by that person. What has no holder is read by those
 * who see everything.
 */
export const holdersOf = (
  state: Pick<State, "deals" | "records">
): ((id: string) => ReadonlyArray<string>) => {
  const ownersOf = (ids: ReadonlyArray<string>) => ids.flatMap((id) => state.deals.get(id)?.ownerId ?? [])
  const ofPlaced = ({ bindings, ownerId }: Pick<Placed, "bindings" | "ownerId">): ReadonlyArray<string> => [
    ...(ownerId === null ? [] : [ownerId]),
    ...ownersOf(dealsOf(bindings))
  ]
  return (id) => {
    const deal = state.deals.get(id)
    if (deal !== undefined) return [deal.ownerId]
    for (const kind of recordKinds) {
      const record = state.records[kind].get(id)
      if (record === undefined) continue
      const placed = familyOf(kind).placed(record)
      const { partOf } = placed
      const whole = partOf === undefined ? undefined : state.records[partOf.kind].get(partOf.id)
      return [
        ...new Set([
          ...ofPlaced(placed),
          ...(whole === undefined ? [] : ofPlaced(familyOf(whole.kind).placed(whole)))
        ])
      ]
    }
    return []
  }
}
