/** How does a refusal become an answer? As problem details: what it is called, what was wrong where, and its facts. */
import { type FieldProblem, problemContentType } from "@weir/contract/Problem"
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { detailOf, fieldsOf } from "./refusalText.ts"
import { CurrentRequest } from "./RequestId.ts"

export interface ProblemParts {
  readonly status: number
  /** In the manner of a refusal's tag: `StaleVersion`. */
  readonly name: string
  readonly detail: string
  readonly errors?: ReadonlyArray<FieldProblem>
  readonly facts?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** `StaleVersion` as people read it: "Stale version". */
const titleOf = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** An answer of `application/problem+json`. */
export const problem = ({ detail, errors = [], facts = {}, headers = {}, name, status }: ProblemParts) =>
  Effect.map(CurrentRequest, ({ id: requestId }) => {
    const body = {
      ...facts,
      type: `/problems/${name}`,
      title: titleOf(name),
      status,
      detail,
      errors,
      requestId
    }
    const response = HttpServerResponse.text(JSON.stringify(body), {
      status,
      contentType: problemContentType,
      headers
    })
    names.set(response, name)
    return response
  })

const names = new WeakMap<HttpServerResponse.HttpServerResponse, string>()

/** What an answer refuses with, as it was made; undefined for one that is no problem. */
export const refusalIn = (response: HttpServerResponse.HttpServerResponse): string | undefined =>
  names.get(response)

interface Refusal {
  readonly _tag: string
  readonly message: string
  readonly constructor: unknown
}

const isRefusal = (error: unknown): error is Refusal =>
  typeof error === "object" && error !== null && "_tag" in error && Schema.isSchema(error.constructor)

/** The status that stands on a refusal's class; one without is a defect of ours. */
const statusOf = (schema: Schema.Top): number => {
  const status = Schema.resolveAnnotations(schema)?.["httpApiStatus"]
  return typeof status === "number" ? status : 500
}

/** The answer to a typed refusal; anything else that fails is a defect. */
export const refused = (error: unknown): Effect.Effect<HttpServerResponse.HttpServerResponse> => {
  if (!isRefusal(error)) return Effect.die(error)
  const schema = error.constructor as unknown as Schema.Codec<unknown, unknown>
  const { _tag: name, ...facts } = Schema.encodeUnknownSync(schema)(error) as {
    readonly _tag: string
  } & Record<string, unknown>
  const { retryAfterSeconds: wait } = facts
  const actual = facts["actual"]
  return problem({
    status: statusOf(schema),
    name,
    detail: detailOf(name, facts, error.message),
    errors: fieldsOf(name, facts),
    facts: { _tag: name, ...facts },
    headers: {
      ...(typeof wait === "number" ? { "retry-after": String(wait) } : {}),
      ...(name === "StaleVersion" && typeof actual === "number" ? { etag: `"v${actual}"` } : {})
    }
  })
}

/** Turns every refusal of a handler into its answer. */
export const answering = <A, E, R>(
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A | HttpServerResponse.HttpServerResponse, never, R> => Effect.catch(effect, refused)
