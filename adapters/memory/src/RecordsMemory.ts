/** How are activities, calls, talks and the other records found in memory? */
import { CursorUnknown } from "@weir/application/ports/Deals"
import type { Records, RecordsFilter } from "@weir/application/ports/Records"
import { mayRead } from "@weir/domain/access/Viewer"
import { holdersOf } from "@weir/domain/access/holders"
import type { Records as State } from "@weir/domain/log/replay"
import { ties } from "@weir/domain/record/Family"
import { familyOf, type RecordKind, type StateOf } from "@weir/domain/record/families"
import { placeOf } from "@weir/domain/record/names"
import { Effect } from "effect"
import { compared, inOrder } from "./order.ts"
import { look, type Shelf, type Store } from "./Shelf.ts"

export const records = (store: Store): typeof Records.Service => ({
  some: (workspaceId, kind, ids) => Effect.sync(() => those(look(store, workspaceId), kind, ids)),
  byKeys: (workspaceId, kind, keys) =>
    Effect.sync(() => {
      const shelf = look(store, workspaceId)
      return those(
        shelf,
        kind,
        keys.flatMap((key) => shelf.recordIds[kind].get(key) ?? [])
      )
    }),
  byNames: (workspaceId, kind, names) =>
    Effect.sync(() => {
      const shelf = look(store, workspaceId)
      return [...new Set(names)].flatMap((name) =>
        those(shelf, kind, [shelf.names.get(placeOf(kind, name)) ?? ""]).map(
          (record) => [name, record] as const
        )
      )
    }),
  all: (workspaceId, kind) =>
    Effect.sync(() => {
      const { records } = look(store, workspaceId)
      return inOrder([...of(records, kind).values()], ({ id }) => id)
    }),
  list: (workspaceId, { after, descending, filter, limit }) =>
    Effect.suspend(() => {
      const cursor = after === null ? null : decoded(after, descending)
      if (after !== null && cursor === null) return Effect.fail(new CursorUnknown({ cursor: after }))
      const direction = descending ? -1 : 1
      const order = (a: Position, b: Position) =>
        direction * (compared(a.at, b.at) || compared(a.id, b.id) || compared(a.kind, b.kind))
      const matching = matches(look(store, workspaceId), filter).sort((a, b) => order(a.place, b.place))
      const rest = cursor === null ? matching : matching.filter(({ place }) => order(place, cursor) > 0)
      const page = rest.slice(0, limit)
      const last = page.at(-1)
      return Effect.succeed({
        items: page.map(({ record }) => record),
        total: matching.length,
        next: last === undefined || rest.length <= limit ? null : encoded(last.place, descending)
      })
    })
})

const of = <Kind extends RecordKind>(all: Shelf["records"], kind: Kind) =>
  all[kind] as unknown as ReadonlyMap<string, StateOf<Kind>>

const those = <Kind extends RecordKind>(
  { records }: Shelf,
  kind: Kind,
  ids: ReadonlyArray<string>
): ReadonlyArray<StateOf<Kind>> => [...new Set(ids)].flatMap((id) => of(records, kind).get(id) ?? [])

/** Where a record stands in a list: at an instant, ties broken by id, then by kind. */
interface Position {
  readonly at: number
  readonly id: string
  readonly kind: string
}

const encoded = ({ at, id, kind }: Position, descending: boolean): string =>
  JSON.stringify([descending, at, id, kind])

const decoded = (cursor: string, descending: boolean): Position | null => {
  if (!cursor.startsWith("[") || !cursor.endsWith("]")) return null
  try {
    const [ofDirection, at, id, kind] = JSON.parse(cursor) as [unknown, number, string, string]
    return ofDirection === descending ? { at, id, kind } : null
  } catch {
    return null
  }
}

const matches = ({ deals, records }: Shelf, filter: RecordsFilter) => {
  const { boundTo, from, holders, kinds, open, ownerIds, to, withDeleted } = filter
  const held = holdersOf({ deals, records: records as unknown as State })
  return [...new Set(kinds)].flatMap((kind) =>
    [...records[kind].values()].flatMap((record) => {
      const placed = familyOf(kind).placed(record)
      const fits =
        (withDeleted === true || record.deletedAt === null) &&
        (boundTo === undefined ||
          ties(placed).some((own) => boundTo.some((b) => b.kind === own.kind && b.id === own.id))) &&
        (ownerIds === undefined || (placed.ownerId !== null && ownerIds.includes(placed.ownerId))) &&
        (open === undefined || placed.open === open) &&
        (from === undefined || placed.at >= from) &&
        (to === undefined || placed.at < to) &&
        mayRead(holders, held(record.id))
      return fits ? [{ record, place: { at: placed.at, id: record.id, kind } }] : []
    })
  )
}
