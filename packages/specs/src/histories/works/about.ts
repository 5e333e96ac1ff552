/** What could a task, a note or a file be about in this state? Mostly deals, now and then clients, or both. */
import type { State } from "@weir/domain/log/replay"
import type { Binding } from "@weir/domain/record/Binding"
import type { Pick } from "../intents.ts"

export const about = (state: State, pick: Pick): ReadonlyArray<Binding> => {
  const deals = [...state.deals.values()]
  const clients = [...state.catalogue.values()].flatMap((e): ReadonlyArray<Binding> =>
    e.kind === "contact" || e.kind === "company" ? [{ kind: e.kind, id: e.id }] : []
  )
  // Deleted deals come up too: to be bound to one is refused.
  const standing = deals.filter((d) => d.deletedAt === null)
  const deal = pick(3, [...standing, ...standing, ...standing, ...standing, ...deals])
  const other = pick(4, standing)
  const client = pick(5, clients)
  const one: ReadonlyArray<Binding> = deal === undefined ? [] : [{ kind: "deal", id: deal.id }]
  const two: ReadonlyArray<Binding> =
    other === undefined || other.id === deal?.id ? [] : [{ kind: "deal", id: other.id }]
  const third: ReadonlyArray<Binding> = client === undefined ? [] : [client]
  const shape = pick(2, [one, one, one, [...one, ...third], [...one, ...two], third]) ?? one
  return shape.length > 0 ? shape : third
}
