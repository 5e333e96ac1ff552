/** Which records does a list have to give? A filter made of what a history holds, and what it means, told slowly. */
import type { RecordsFilter } from "@weir/application/ports/Records"
import { mayRead } from "@weir/domain/access/Viewer"
import type { UserId } from "@weir/domain/identity/Id"
import type { Binding } from "@weir/domain/record/Binding"
import { familyOf, recordKinds, type StateOf } from "@weir/domain/record/families"
import * as Instant from "@weir/domain/time/Instant"
import type { Played } from "@weir/specs/histories/play"
import * as fc from "fast-check"
import { heldIn } from "./queries.ts"

/** What somebody wants to see, in numbers. */
export const wishes = fc.record({
  kinds: fc.subarray([...recordKinds], { minLength: 1 }),
  boundTo: fc.option(fc.array(fc.nat(999), { maxLength: 3 }), { freq: 1 }),
  owners: fc.option(fc.array(fc.nat(999), { maxLength: 2 }), { freq: 1 }),
  open: fc.option(fc.boolean(), { freq: 1 }),
  from: fc.option(fc.nat(999), { freq: 1 }),
  to: fc.option(fc.nat(999), { freq: 1 }),
  holders: fc.option(fc.array(fc.nat(999), { maxLength: 2 }), { freq: 1 }),
  descending: fc.boolean(),
  limit: fc.integer({ min: 1, max: 9 })
})
type Wish = typeof wishes extends fc.Arbitrary<infer A> ? A : never

/** Every record of a history. */
export const recordsIn = ({ state }: Played): ReadonlyArray<StateOf> =>
  recordKinds.flatMap((kind): ReadonlyArray<StateOf> => [...state.records[kind].values()])

/** Where a record is found. */
export const placedOf = (record: StateOf) => familyOf(record.kind).placed(record)

/** The filter that a wish means in this history. */
export const filterOf = (played: Played, wish: Wish): RecordsFilter => {
  const all = recordsIn(played).map(placedOf)
  const pick = <A>(from: ReadonlyArray<A>, which: ReadonlyArray<number>): ReadonlyArray<A> =>
    which.flatMap((n) => from[n % Math.max(1, from.length)] ?? [])
  const people = [...played.state.users.values()].map(({ id }): UserId => id)
  const bindings = all.flatMap((placed): ReadonlyArray<Binding> => placed.bindings)
  const at = (n: number) => pick(all, [n])[0]?.at ?? Instant.MIN
  return {
    kinds: wish.kinds,
    holders: wish.holders === null ? null : pick(people, wish.holders),
    ...(wish.boundTo === null ? {} : { boundTo: pick(bindings, wish.boundTo) }),
    ...(wish.owners === null ? {} : { ownerIds: pick(people, wish.owners) }),
    ...(wish.open === null ? {} : { open: wish.open }),
    ...(wish.from === null ? {} : { from: at(wish.from) }),
    ...(wish.to === null ? {} : { to: at(wish.to) })
  }
}

/** What a filter means. */
export const fitting = (played: Played, filter: RecordsFilter): ReadonlyArray<StateOf> => {
  const { boundTo, from, holders, kinds, open, ownerIds, to } = filter
  const held = heldIn(played)
  return recordsIn(played).filter((record) => {
    const { at, bindings, open: still, ownerId } = placedOf(record)
    return (
      kinds.includes(record.kind) &&
      record.deletedAt === null &&
      (boundTo === undefined ||
        bindings.some((b) => boundTo.some((w) => w.kind === b.kind && w.id === b.id))) &&
      (ownerIds === undefined || (ownerId !== null && ownerIds.includes(ownerId))) &&
      (open === undefined || open === still) &&
      (from === undefined || at >= from) &&
      (to === undefined || at < to) &&
      mayRead(holders, held(record.id))
    )
  })
}
