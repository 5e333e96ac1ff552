/**
 * What of a reading is different, told in few words? Only the places that read otherwise.
 *
 * A difference is an object that names fields, or places of a list from "0", with the difference at each; a list of one is what
 * stands there now. Where fields came or went, or a list grew or shrank, all of it stands there.
 */

/** How JSON differs from other JSON; undefined where it does not. */
export const differenceOf = (before: unknown, after: unknown): unknown => {
  if (before === after) return undefined
  if (!isBranch(before) || !isBranch(after) || !isSameShape(before, after)) return [after]
  const different: Record<string, unknown> = {}
  let some = false
  for (const name of Object.keys(after)) {
    const there = differenceOf(before[name], after[name])
    if (there === undefined) continue
    different[name] = there
    some = true
  }
  return some ? different : undefined
}

/** The JSON that differs so from `before`; what stays the same in it is the same object. */
export const applied = (before: unknown, difference: unknown): unknown => {
  if (Array.isArray(difference)) return difference[0]
  if (!isBranch(before) || !isBranch(difference)) return before
  const after = (Array.isArray(before) ? [...before] : { ...before }) as Branch
  for (const [name, there] of Object.entries(difference)) after[name] = applied(before[name], there)
  return after
}

type Branch = Record<string, unknown>

const isBranch = (json: unknown): json is Branch => typeof json === "object" && json !== null

const isSameShape = (before: Branch, after: Branch): boolean => {
  if (Array.isArray(before) !== Array.isArray(after)) return false
  const names = Object.keys(after)
  return names.length === Object.keys(before).length && names.every((name) => Object.hasOwn(before, name))
}
