// What went wrong, in words and by field? An answer of application/problem+json as a typed error.

export interface FieldProblem {
  readonly field: string
  readonly reason: string
}

/** An answer that is not a success. `status` 0 means that no answer came at all. */
export class ApiError extends Error {
  override readonly name = "ApiError"
  readonly status: number
  /** The refusal's own name, such as `StaleVersion`. */
  readonly tag: string
  readonly fields: ReadonlyArray<FieldProblem>
  readonly facts: Readonly<Record<string, unknown>>

  constructor(
    status: number,
    tag: string,
    message: string,
    fields: ReadonlyArray<FieldProblem>,
    facts: Readonly<Record<string, unknown>>
  ) {
    super(message)
    this.status = status
    this.tag = tag
    this.fields = fields
    this.facts = facts
  }

  /** The reason given for one field, if any. */
  reasonOf(field: string): string | undefined {
    return this.fields.find((problem) => problem.field === field || problem.field.endsWith(`.${field}`))
      ?.reason
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const readFields = (body: Readonly<Record<string, unknown>>): ReadonlyArray<FieldProblem> => {
  const list = body["issues"] ?? body["errors"] ?? body["fields"]
  const found: Array<FieldProblem> = []
  if (Array.isArray(list)) {
    for (const item of list) {
      if (!isRecord(item)) continue
      const path = item["field"] ?? item["path"] ?? item["pointer"]
      const field = Array.isArray(path) ? path.join(".") : text(path)
      const reason = text(item["reason"]) ?? text(item["message"]) ?? text(item["detail"])
      if (field !== undefined && reason !== undefined)
        found.push({ field: field.replace(/^\//u, "").replaceAll("/", "."), reason })
    }
  }
  const field = text(body["field"])
  const reason = text(body["reason"])
  // Facts of a refusal may say the same once more.
  if (found.length === 0 && field !== undefined && reason !== undefined) found.push({ field, reason })
  return found
}

/** Reads an error body; a body that is not a problem still gives an error that says its status. */
export const toApiError = (status: number, body: unknown): ApiError => {
  const facts = isRecord(body) ? body : {}
  const tag = text(facts["_tag"]) ?? text(facts["type"])?.split(/[/#:]/u).at(-1) ?? `http-${status}`
  const message =
    text(facts["detail"]) ??
    text(facts["message"]) ??
    text(facts["reason"]) ??
    text(facts["title"]) ??
    `HTTP ${status}`
  return new ApiError(status, tag, message, readFields(facts), facts)
}
