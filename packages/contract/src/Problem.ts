/** What does an answer say when something was refused or went wrong? Problem details (RFC 9457), with the fields at fault and the facts. */
import { Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"

/** One thing that is wrong with a request: where, and why. `field` is a path such as `budget.amount`. */
export const FieldProblem = Schema.Struct({ field: Schema.String, reason: Schema.String })
export type FieldProblem = typeof FieldProblem.Type

/**
 * The body of every answer with a status of 400 and more, as `application/problem+json`.
 *
 * `type` names the kind of problem for programs (`/problems/StaleVersion`), `title` for people, `detail` says this very case.
 * The facts of a refusal, such as both versions of a stale change, stand beside them under their own names.
 */
export const Problem = Schema.StructWithRest(
  Schema.Struct({
    type: Schema.String,
    title: Schema.String,
    status: Schema.Int,
    detail: Schema.String,
    /** Quoted in the server's log beside the cause, when there is more to say than may be told. */
    requestId: Schema.String,
    errors: Schema.Array(FieldProblem)
  }),
  [Schema.Record(Schema.String, Schema.Json)]
)
export type Problem = typeof Problem.Type

export const problemContentType = "application/problem+json"

/** The same shape under each of these statuses, for the declared errors of an endpoint. */
export const problems = (...statuses: ReadonlyArray<number>) => statuses.map(problemUnder)

const made = new Map<number, ReturnType<typeof make>>()

// One schema a status, so that the OpenAPI document names each once.
const problemUnder = (status: number) => {
  const schema = made.get(status) ?? make(status)
  made.set(status, schema)
  return schema
}

const make = (status: number) =>
  Problem.annotate({ identifier: `Problem${status}` }).pipe(
    HttpApiSchema.asJson({ contentType: problemContentType }),
    HttpApiSchema.status(status)
  )
