// What of a new answer is new? Whatever reads as before stays the object that it was, so that nothing is drawn anew for it.

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * `next`, made of the parts of `old` wherever they are equal; `old` itself where all of it is.
 *
 * For values of JSON. `next` is taken over: its parts may be replaced by those of `old`.
 */
export const kept = <A>(old: unknown, next: A): A => {
  if (Object.is(old, next)) return next
  if (Array.isArray(old) && Array.isArray(next)) {
    let same = old.length === next.length
    for (let i = 0; i < next.length; i++) {
      next[i] = kept(old[i], next[i] as unknown)
      same &&= Object.is(next[i], old[i])
    }
    return same ? (old as A) : next
  }
  if (isRecord(old) && isRecord(next)) {
    const keys = Object.keys(next)
    const target = next as Record<string, unknown>
    let same = keys.length === Object.keys(old).length
    for (const key of keys) {
      target[key] = kept(old[key], target[key])
      same &&= Object.hasOwn(old, key) && Object.is(target[key], old[key])
    }
    return same ? (old as A) : next
  }
  return next
}
