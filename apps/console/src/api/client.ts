// How does the console speak to the API? One small fetch: JSON in and out, errors typed, writes named so that a repeat is harmless.
import { begun, outdateBegun, rememberBeginning } from "./begun.ts"
import { ApiError, toApiError } from "./problem.ts"

/** A list gives its name once for each value. */
type Query = Readonly<Record<string, string | number | ReadonlyArray<string> | undefined>>

export interface RequestOptions {
  readonly query?: Query
  readonly body?: unknown
  /** Sent as it is, for files. */
  readonly file?: Blob
  /** The version the change was made against. */
  readonly version?: number
  /** Names this write; the same key sent again gives the first answer. One is made when absent. */
  readonly key?: string
  readonly signal?: AbortSignal
  /** Sent to its end even when the page is left meanwhile. */
  readonly keepalive?: boolean
}

let csrfToken = ""
/** Keeps the token that every write must carry. */
export const keepCsrf = (token: string): void => {
  csrfToken = token
}

let signedOut: () => void = () => undefined
/** What to do when an answer says that the session has ended. */
export const onSignedOut = (act: () => void): void => {
  signedOut = act
}

export const apiUrl = (path: string, query: Query = {}): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === ""
      ? []
      : (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)])
  )
  const search = new URLSearchParams(pairs).toString()
  return `/api${path}${search === "" ? "" : `?${search}`}`
}

const headersFor = (method: string, options: RequestOptions): Headers => {
  const headers = new Headers({ accept: "application/json" })
  if (options.file) headers.set("content-type", "application/octet-stream")
  else if (options.body !== undefined) headers.set("content-type", "application/json")
  if (method !== "GET") {
    headers.set("idempotency-key", options.key ?? crypto.randomUUID())
    if (csrfToken !== "") headers.set("x-csrf-token", csrfToken)
  }
  if (options.version !== undefined) headers.set("if-match", `"v${options.version}"`)
  return headers
}

/** One request. Fails only with `ApiError`, except when the caller itself aborts it. */
export const request = async <Answer>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  options: RequestOptions = {}
): Promise<Answer> => {
  let response: Response
  const url = apiUrl(path, options.query)
  const early = method === "GET" ? begun(url) : undefined
  if (method === "GET") rememberBeginning(url)
  else outdateBegun(path)
  try {
    response = await (early ??
      fetch(url, {
        method,
        headers: headersFor(method, options),
        body: options.file ?? (options.body === undefined ? null : JSON.stringify(options.body)),
        credentials: "same-origin",
        keepalive: options.keepalive ?? false,
        signal: options.signal ?? null
      }))
    options.signal?.throwIfAborted()
  } catch (cause) {
    if (options.signal?.aborted) throw cause
    throw new ApiError(0, "NoAnswer", "", [], {})
  }
  const raw = await response.text()
  let body: unknown
  try {
    body = raw === "" ? undefined : JSON.parse(raw)
  } catch {
    body = undefined
  }
  if (response.ok) return body as Answer
  if (response.status === 401 && path !== "/session") signedOut()
  throw toApiError(response.status, body)
}
