/** How are the lines of one client told from those of another, without saying who it is? By a name that means nothing elsewhere. */
import { createHmac, randomBytes } from "node:crypto"

/** A short name for an address; another one in every process. */
export type Client = string

const secret = randomBytes(32)
const known = new Map<string, Client>()
const most = 10_000

export const clientOf = (address: string): Client => {
  const before = known.get(address)
  if (before !== undefined) return before
  const name = createHmac("sha256", secret).update(address).digest("base64url").slice(0, 8)
  if (known.size >= most) known.clear()
  known.set(address, name)
  return name
}
