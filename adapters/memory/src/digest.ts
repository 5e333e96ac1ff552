/** Which digest links the log? The SHA-256 of Node. */
import { hash } from "node:crypto"
import type { Digest } from "@weir/domain/log/link"

export const digest: Digest = (text) => hash("sha256", text, "hex")
