/** How many activities fall to each person, and to each type? The rows that all numbers about tasks share. */
import { Schema } from "effect"
import { ActivityKind } from "../../activity/Activity.ts"
import { Uuid } from "../../identity/Id.ts"
import type { Balance, Query } from "../../ledger/Query.ts"
import { type Ask, nameOfUser } from "../Ask.ts"
import { sum, valuesOf } from "../Count.ts"

/** A person with so many of what is counted. */
export const PersonCount = Schema.Struct({
  id: Schema.String,
  name: Schema.String,
  disabled: Schema.Boolean,
  count: Schema.Int
})
export type PersonCount = typeof PersonCount.Type

/** A type of activity: a built-in kind, perhaps under a type of the workspace's own, whose name it then has. */
export const TypeCount = Schema.Struct({
  kind: Schema.String,
  typeId: Schema.NullOr(Schema.String),
  name: Schema.String,
  archived: Schema.Boolean,
  count: Schema.Int
})
export type TypeCount = typeof TypeCount.Type

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** One row a person who has any, most first, equal ones by name. `dim` names the dimension that holds the person. */
export const perPerson = (
  ask: Ask,
  balances: ReadonlyArray<Balance>,
  dim: string,
  measure = "n"
): ReadonlyArray<PersonCount> =>
  valuesOf(balances, dim)
    .map((id) => ({ ...nameOfUser(ask, id), count: sum(balances, measure, { [dim]: id }) }))
    .filter((row) => row.count !== 0)
    .sort((a, b) => b.count - a.count || inOrder(a.name, b.name) || inOrder(a.id, b.id))

/** One row a type that comes up, most first, equal ones by name. Archived types keep what was done under them. */
export const perType = (ask: Ask, balances: ReadonlyArray<Balance>): ReadonlyArray<TypeCount> => {
  const types = [...new Set(balances.map(({ key }) => `${key["kind"]}|${key["type"]}`))]
  return types
    .map((both) => {
      const [kind = "", type = ""] = both.split("|")
      const entry = type === "" ? undefined : ask.lists.find((e) => e.id === type)
      return {
        kind,
        typeId: type === "" ? null : type,
        name: entry?.name ?? kind,
        archived: entry?.archived ?? false,
        count: sum(balances, "n", { kind, type })
      }
    })
    .filter((row) => row.count !== 0)
    .sort(
      (a, b) =>
        b.count - a.count ||
        inOrder(a.name, b.name) ||
        inOrder(a.kind, b.kind) ||
        inOrder(a.typeId ?? "", b.typeId ?? "")
    )
}

const isId = Schema.is(Uuid)
const isKind = Schema.is(ActivityKind)

/** What a row is called, and under which keys it is filed. */
export interface RowOf {
  readonly title: string
  readonly where: Query["where"]
}

/** The row that a part names: "user:ID", "type:KIND:TYPE" (TYPE may be empty), or null. `dim` names the dimension that holds the person. */
export const rowOf = (part: string, ask: Ask, dim: string): RowOf | null => {
  const [row, id = "", type = "", ...more] = part.split(":")
  if (more.length > 0) return null
  if (row === "user" && isId(id) && part === `user:${id}`)
    return { title: nameOfUser(ask, id).name, where: { [dim]: [id] } }
  if (row !== "type" || part !== typePart(id, type === "" ? null : type)) return null
  if (!isKind(id) || (type !== "" && !isId(type))) return null
  const name = ask.lists.find((e) => e.id === type)?.name ?? id
  return { title: name, where: { kind: [id], type: [type] } }
}

/** The part that a type's row opens under. */
export const typePart = (kind: string, typeId: string | null): string => `type:${kind}:${typeId ?? ""}`
