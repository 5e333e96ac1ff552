/** How often did a law really claim something? A law that returns early everywhere proves nothing, so claims are counted. */
import { assert } from "vitest"

let claims = 0

/** How many claims have been made so far. */
export const claimed = (): number => claims

let counting = false

/** From now on every claim made with `assert` counts. */
export const countClaims = (): void => {
  if (counting) return
  counting = true
  const claimers = assert as unknown as Record<string, unknown>
  for (const [name, claim] of Object.entries(assert)) {
    if (typeof claim !== "function") continue
    claimers[name] = (...args: ReadonlyArray<unknown>): unknown => {
      claims++
      return Reflect.apply(claim, assert, args)
    }
  }
}
