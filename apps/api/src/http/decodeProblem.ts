/** What is wrong with a request that does not fit its schema? Each field with its reason; nothing of the request is quoted back. */
import type { FieldProblem } from "@weir/contract/Problem"
import { SchemaIssue } from "effect"
import type { HttpApiError } from "effect/http-api"
import { problem } from "./problem.ts"

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

const most = 50

const pathOf = (path: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined): string =>
  (path ?? []).map((segment) => String(typeof segment === "object" ? segment.key : segment)).join(".")

const inWords = (message: string): string => {
  if (message === "Expected no excess property") return "there is no such field here"
  if (message === "Missing key") return "it is missing"
  return message.replace(/^Expected /, "it must be ").slice(0, 300)
}

const fieldProblems = (error: HttpApiError.HttpApiSchemaError): ReadonlyArray<FieldProblem> =>
  issuesOf(error.cause.issue)
    .issues.slice(0, most)
    .map((issue) => ({
      field: pathOf(issue.path) || (error.kind === "Payload" ? "body" : error.kind.toLowerCase()),
      reason: inWords(issue.message)
    }))

/** 400 for what came in. */
export const malformed = (error: HttpApiError.HttpApiSchemaError) => {
  const errors = fieldProblems(error)
  const [first] = errors
  return problem({
    status: 400,
    name: "RequestMalformed",
    detail:
      first === undefined
        ? "the request does not have the form this call takes"
        : `${first.field}: ${first.reason}`,
    errors
  })
}
