/** How is a number told person by person? Largest first, of equal ones by name. */
import { Schema } from "effect"
import { type Ask, nameOfUser } from "./Ask.ts"
import { compareText } from "../text/Text.ts"

/** Whose row it is. */
export const personFields = { id: Schema.String, name: Schema.String, disabled: Schema.Boolean }

/** One row for each id. */
export const personRows = <A extends object>(
  ask: Ask,
  ids: Iterable<string>,
  of: (id: string) => A,
  size: (row: A) => number
): ReadonlyArray<ReturnType<typeof nameOfUser> & A> =>
  [...new Set(ids)]
    .map((id) => ({ ...nameOfUser(ask, id), ...of(id) }))
    .sort((a, b) => size(b) - size(a) || compareText(a.name, b.name) || compareText(a.id, b.id))

/** A part such as "user:<id>" or "user:<id>:before": whose, and what of theirs. Null when it is none or nobody has that id. */
export const personOf = (
  ask: Ask,
  part: string
): { readonly id: string; readonly name: string; readonly rest: string } | null => {
  const [word, id = "", ...rest] = part.split(":")
  const user = word === "user" ? ask.users.find((u) => u.id === id) : undefined
  return user === undefined ? null : { id, name: user.name, rest: rest.join(":") }
}
