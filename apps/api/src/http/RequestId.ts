/** Which request is this, and whose? A short name that stands in its answer and in the log, and a name for who asks that means nothing elsewhere. */
import { randomFillSync } from "node:crypto"
import { Context } from "effect"

export interface RequestInHand {
  readonly id: string
  /** Empty outside of requests. */
  readonly client: string
}

export const CurrentRequest = Context.Reference<RequestInHand>("@weir/api/http/CurrentRequest", {
  defaultValue: () => ({ id: "none", client: "" })
})

const bytes = 9
/** Chance is asked for once for so many names. */
const pool = Buffer.alloc(bytes * 512)
let used = pool.length

export const newRequestId = (): string => {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += bytes
  return pool.toString("base64url", used - bytes, used)
}
