/** Which request is this? A short name that stands in its answer and in the log. */
import { randomBytes } from "node:crypto"
import { Context } from "effect"

export const RequestId = Context.Reference<string>("@weir/api/http/RequestId", { defaultValue: () => "none" })

export const newRequestId = (): string => randomBytes(9).toString("base64url")
