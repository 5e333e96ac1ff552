/** How many fall to each person, and to each type? The rows that all numbers about tasks, notes and files share. */
import { Schema } from "effect"
import { ActivityKind } from "../../activity/Activity.ts"
import { Uuid } from "../../identity/Id.ts"
import type { Balance, Query, Selection } from "../../ledger/Query.ts"
import type { Window } from "../../time/Window.ts"
import type { Ask } from "../Ask.ts"
import { personFields, personOf, personRows } from "../byPerson.ts"
import { Change, change } from "../Change.ts"
import { sum, valuesOf } from "../Count.ts"
import { compareText } from "../../text/Text.ts"
import type { Part } from "../Metric.ts"

/** A person with so many of what is counted. */
export const PersonCount = Schema.Struct({ ...personFields, count: Schema.Int })
export type PersonCount = typeof PersonCount.Type

/** What a row of a period has besides its count: that of as much of the period before as has passed of this one (G3, G4). */
export const Past = { before: Schema.Int, change: Change }

/** A person with so many in the period, and how many the same person had before. */
export const PersonFlow = Schema.Struct({ ...PersonCount.fields, ...Past })
export type PersonFlow = typeof PersonFlow.Type

/** A type of activity: a built-in kind, perhaps under a type of the workspace's own, whose name it then has. */
export const TypeCount = Schema.Struct({
  kind: Schema.String,
  typeId: Schema.NullOr(Schema.String),
  name: Schema.String,
  archived: Schema.Boolean,
  count: Schema.Int
})
export type TypeCount = typeof TypeCount.Type

/** A type with so many in the period, and how many there were of it before. */
export const TypeFlow = Schema.Struct({ ...TypeCount.fields, ...Past })
export type TypeFlow = typeof TypeFlow.Type

/** The sums of a period, and of as much of the one before as has passed of it. */
export interface Sums {
  readonly now: ReadonlyArray<Balance>
  readonly before: ReadonlyArray<Balance>
}

/** A count beside the one before. */
export const counted = (count: number, before: number) => ({ count, before, change: change(count, before) })

/** One row a person who has any, most first, equal ones by name. `dim` names the dimension that holds the person. */
export const perPerson = (
  ask: Ask,
  balances: ReadonlyArray<Balance>,
  dim: string
): ReadonlyArray<PersonCount> =>
  personRows(
    ask,
    valuesOf(balances, dim),
    (id) => ({ count: sum(balances, "n", { [dim]: id }) }),
    (row) => row.count
  ).filter((row) => row.count !== 0)

/** The same for a period: whoever had any before has a row, too. */
export const flowPerPerson = (ask: Ask, { before, now }: Sums, dim: string): ReadonlyArray<PersonFlow> =>
  personRows(
    ask,
    valuesOf([...now, ...before], dim),
    (id) => counted(sum(now, "n", { [dim]: id }), sum(before, "n", { [dim]: id })),
    (row) => row.count
  ).filter((row) => row.count !== 0 || row.before !== 0)

/** One row a type that comes up, most first, equal ones by name. Archived types keep what was done under them. */
export const perType = (ask: Ask, balances: ReadonlyArray<Balance>): ReadonlyArray<TypeCount> =>
  typeRows(ask, balances, (under) => ({ count: sum(balances, "n", under) })).filter((row) => row.count !== 0)

/** The same for a period: what came up before has a row, too. */
export const flowPerType = (ask: Ask, { before, now }: Sums): ReadonlyArray<TypeFlow> =>
  typeRows(ask, [...now, ...before], (under) =>
    counted(sum(now, "n", under), sum(before, "n", under))
  ).filter((row) => row.count !== 0 || row.before !== 0)

const typeRows = <A extends { readonly count: number }>(
  ask: Ask,
  balances: ReadonlyArray<Balance>,
  of: (under: { readonly kind: string; readonly type: string }) => A
) =>
  [...new Set(balances.map(({ key }) => `${key["kind"]}|${key["type"]}`))]
    .map((both) => {
      const [kind = "", type = ""] = both.split("|")
      const isOwn = type !== kind
      const entry = isOwn ? ask.lists.find((e) => e.id === type) : undefined
      return {
        kind,
        typeId: isOwn ? type : null,
        name: entry?.name ?? kind,
        archived: entry?.archived ?? false,
        ...of({ kind, type })
      }
    })
    .sort(
      (a, b) =>
        b.count - a.count ||
        compareText(a.name, b.name) ||
        compareText(a.kind, b.kind) ||
        compareText(a.typeId ?? "", b.typeId ?? "")
    )

const isId = Schema.is(Uuid)
const isKind = Schema.is(ActivityKind)

/** What a row is called, and under which keys it is filed. */
export interface RowOf {
  readonly title: string
  readonly where: Query["where"]
}

/** The row that a part names: "user:ID", "type:KIND:TYPE" (TYPE may be empty), or null. `dim` names the dimension that holds the person. */
export const rowOf = (part: string, ask: Ask, dim: string): RowOf | null => {
  const person = personOf(ask, part)
  if (person !== null)
    return part === `user:${person.id}` ? { title: person.name, where: { [dim]: [person.id] } } : null
  const [row, id = "", type = "", ...more] = part.split(":")
  if (more.length > 0) return null
  if (row !== "type" || part !== typePart(id, type === "" ? null : type)) return null
  if (!isKind(id) || (type !== "" && !isId(type))) return null
  const name = ask.lists.find((e) => e.id === type)?.name ?? id
  return { title: name, where: { kind: [id], type: [type === "" ? id : type] } }
}

const past = ":before"

/** What is behind a row of a period: "user:ID" or "type:KIND:TYPE", and the same with ":before". Null where `find` knows no such row. */
export const rowPart = (
  title: string,
  part: string,
  ask: Ask,
  find: (row: string) => RowOf | null,
  behind: (window: Window, where: Query["where"]) => Selection
): Part | null => {
  const ago = part.endsWith(past)
  const row = find(ago ? part.slice(0, -past.length) : part)
  if (row === null) return null
  return {
    title: `${title}, ${row.title}${ago ? ", same part of the period before" : ""}`,
    selections: [behind(ago ? ask.previous.sameElapsed : ask.window, row.where)],
    measure: "n"
  }
}

/** The part that a type's row opens under. */
export const typePart = (kind: string, typeId: string | null): string => `type:${kind}:${typeId ?? ""}`
