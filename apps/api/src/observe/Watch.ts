/** Who is told of every request that was answered? The log of requests and their figures; nobody where a server is not watched. */
import { Context } from "effect"
import type { Client } from "./client.ts"

/** What there is to say of a request: its kind, never what it asked for or who asked. */
export interface Seen {
  readonly requestId: string
  readonly method: string
  /** As the contract names it: `/api/deals/:id`. */
  readonly route: string
  readonly status: number
  /** Until the head of the answer was ready. */
  readonly milliseconds: number
  readonly client: Client
  readonly traceId: string | undefined
  /** What a refusal is called. */
  readonly refusal: string | undefined
}

export interface Watcher {
  /** Whether any request is traced. */
  readonly tracing: boolean
  /** Whether the next one is to be. */
  readonly traces: () => boolean
  readonly answered: (seen: Seen) => void
}

const nobody: Watcher = { tracing: false, traces: () => false, answered: () => undefined }

export const Watch = Context.Reference<Watcher>("@weir/api/observe/Watch", { defaultValue: () => nobody })
