/** Which names do these rows use, and whom do they mean? Looked up together, a chunk of rows at a time. */
import { type EntryKind, folded } from "@weir/domain/catalogue/Catalogue"
import type { FindName, Named, NameKind } from "@weir/domain/import/KnownNames"
import type { Mapping } from "@weir/domain/import/Mapping"
import type { RowFacts } from "@weir/domain/import/RowFacts"
import { Effect } from "effect"
import { Catalogue } from "../ports/Catalogue.ts"
import type { WorkspaceDirectory } from "../ports/Directory.ts"

/** Names made earlier in a dry run, which no store knows: by kind and folded name. */
export type MadeNames = Map<string, Named>

export const keyOf = (kind: NameKind, name: string): string => `${kind} ${folded(name)}`

const policies = {
  owner: "owners",
  source: "sources",
  company: "companies",
  contact: "contacts",
  product: "products",
  lossReason: "lossReasons"
} as const

/** A finder for all names of these rows. Names nobody has get an id of their own where the mapping allows making them. */
export const knownNames = Effect.fn("knownNames")(function* (
  mapping: Mapping,
  rows: ReadonlyArray<RowFacts>,
  { lists, users, workspace }: WorkspaceDirectory,
  made: MadeNames,
  newId: () => string
) {
  const catalogue = yield* Catalogue
  const found = new Map<string, Named>()
  const wanted = namesOf(rows)
  const learn = (kind: NameKind, id: string, name: string) => {
    const key = keyOf(kind, name)
    if (!found.has(key)) found.set(key, { kind, id, name, isNew: false })
  }
  for (const user of [...users].sort((a, b) => Number(a.disabled) - Number(b.disabled)))
    learn("owner", user.id, user.name)
  for (const { archived, id, kind, name } of lists)
    if (!archived && kind !== "activityType") learn(kind, id, name)
  for (const kind of ["company", "contact", "product"] as const) {
    const names = [...(wanted.get(kind)?.keys() ?? [])]
    if (names.length === 0) continue
    for (const entry of yield* catalogue.byNames(workspace.id, kind, names)) learn(kind, entry.id, entry.name)
  }
  for (const [kind, names] of wanted) {
    for (const [, name] of names) {
      const key = keyOf(kind, name)
      if (found.has(key)) continue
      const earlier = made.get(key)
      if (earlier !== undefined) found.set(key, earlier)
      else if (mapping.create[policies[kind]] === "create")
        found.set(key, { kind, id: newId(), name, isNew: true })
    }
  }
  const find: FindName = (kind, name) => found.get(keyOf(kind, name))
  const ids = new Set([...found.values()].map(({ id, kind }) => `${kind} ${id}`))
  const kept = new Set<string>(users.map(({ id }) => id))
  // Users that are to be made, by these rows or by earlier ones of a dry run.
  const newUsers = new Set(
    [...found.values()].flatMap(({ id, kind }) => (kind === "owner" && !kept.has(id) ? [id] : []))
  )
  return { find, newUsers, knows: (kind: EntryKind, id: string) => ids.has(`${kind} ${id}`) }
})

/** The names rows use, by kind: folded name to the first way it was written. */
const namesOf = (rows: ReadonlyArray<RowFacts>): ReadonlyMap<NameKind, ReadonlyMap<string, string>> => {
  const names = new Map<NameKind, Map<string, string>>()
  const add = (kind: NameKind, name: string | null) => {
    if (name === null) return
    const own = names.get(kind) ?? new Map<string, string>()
    names.set(kind, own)
    if (!own.has(folded(name))) own.set(folded(name), name)
  }
  for (const facts of rows) {
    add("owner", facts.ownerName)
    add("lossReason", facts.lossReasonName)
    if (facts._tag === "Move") continue
    add("source", facts.sourceName)
    add("company", facts.companyName)
    add("contact", facts.contactName)
    add("product", facts.productName)
  }
  return names
}
