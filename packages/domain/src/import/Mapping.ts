/**
 * What do the columns of a table file mean? A mapping says it once, as a file that a person can read, keep and change.
 *
 * It opens with `"weir": "mapping", "version": 1`. Lists of pairs are used instead of objects for everything that comes
 * out of somebody's file, so that no header or cell text can be mistaken for a part of JavaScript.
 */
import { Result, Schema, SchemaIssue } from "effect"
import { StageKind } from "../pipeline/Pipeline.ts"
import { Currency } from "../money/Currency.ts"
import { Name, text } from "../text/Text.ts"
import { LocalDate } from "../time/LocalDate.ts"
import { Zone } from "../time/Zone.ts"
import { DateFormat } from "./DateFormat.ts"
import { NumberFormat } from "./NumberFormat.ts"

const optional = Schema.optionalKey
const policy = <const P extends string>(name: P) => Schema.Struct({ policy: Schema.Literal(name) })
const Header = text(500)
const CellText = text(500)

/** Texts that mean "nothing" in a column, besides blank cells: "не закрыта", "n/a". Compared without regard to case. */
const emptyTexts = optional(Schema.Array(CellText))

/** A column taken as text; `constant` stands in for every row. One of the two. */
export const TextColumn = Schema.Struct({ column: optional(Header), constant: optional(Name), emptyTexts })
export type TextColumn = typeof TextColumn.Type

/** A column of names that may be written differently in the file: `names` says which text means which name. */
const NamedColumn = Schema.Struct({
  ...TextColumn.fields,
  names: optional(Schema.Array(Schema.Struct({ text: CellText, name: Name })))
})

/**
 * The deal's key in the system it comes from: the same key is the same deal in every later import. `prefix` keeps systems
 * apart that both count from 1.
 */
const KeyColumn = Schema.Struct({ column: Header, prefix: optional(text(40)) })

/** The title: a column, or a template such as "{product} for {company}" (parts that are blank are left out). */
const TitleColumn = Schema.Struct({ column: optional(Header), template: optional(text(200)) })

/** `empty`: what a blank cell means. `noBudgetIn`: stages (as written in the file) whose amounts say nothing. */
const AmountColumn = Schema.Struct({
  column: Header,
  number: optional(NumberFormat),
  empty: optional(Schema.Literals(["no-budget", "zero", "error"])),
  noBudgetIn: optional(Schema.Array(CellText)),
  emptyTexts
})

/** What to take when the owner's cell is blank. The robot owns deals in an incoming stage only. */
const OwnerColumn = Schema.Struct({
  ...NamedColumn.fields,
  whenEmpty: optional(
    Schema.Union([
      policy("robot"),
      policy("error"),
      Schema.Struct({ policy: Schema.Literal("user"), name: Name })
    ])
  )
})

const DateColumn = Schema.Struct({ column: Header, date: optional(DateFormat), emptyTexts })

/** What to take for a date that is missing: never silently, every such row says so. `created`: the deal's creation. */
const WhenMissing = Schema.Union([
  policy("error"),
  policy("import-time"),
  Schema.Struct({ policy: Schema.Literal("date"), date: LocalDate })
])
const CreatedColumn = Schema.Struct({ ...DateColumn.fields, whenEmpty: optional(WhenMissing) })
const WhenNotClosed = Schema.Union([
  policy("error"),
  policy("import-time"),
  policy("created"),
  Schema.Struct({ policy: Schema.Literal("date"), date: LocalDate })
])

/** One stage as the file writes it, and what it is here. Listed in the order stages are made in when they are new. */
export const StageText = Schema.Struct({
  text: CellText,
  pipeline: optional(Name),
  stage: Name,
  kind: StageKind
})
export type StageText = typeof StageText.Type

/** Where the outcome is a column of its own (Pipedrive): what each text means, and the stage that closes the deal. */
const StatusText = Schema.Struct({
  text: CellText,
  outcome: Schema.Literals(["open", "won", "lost"]),
  stage: optional(Name)
})

const Policy = Schema.Literals(["create", "error"])

/** Whether names that the workspace does not know are made, or refused row by row. */
export const CreatePolicy = Schema.Struct({
  pipelines: Policy,
  stages: Policy,
  owners: Policy,
  sources: Policy,
  companies: Policy,
  contacts: Policy,
  products: Policy,
  lossReasons: Policy
})
export type CreatePolicy = typeof CreatePolicy.Type

const head = {
  weir: Schema.Literal("mapping"),
  version: Schema.Literal(1),
  name: Name,
  /** Free words for whoever reads the file. */
  notes: optional(Schema.Array(text(500))),
  file: optional(Schema.Struct({ encoding: optional(text(40)), delimiter: optional(text(3)) })),
  /** The zone of times that carry none; the workspace's when left out. */
  zone: optional(Zone),
  create: CreatePolicy,
  stages: optional(Schema.Array(StageText))
}

const Currencies = Schema.Struct({ column: optional(Header), constant: optional(Currency) })

/** One row a deal. */
export const DealsMapping = Schema.Struct({
  ...head,
  kind: Schema.Literal("deals"),
  statuses: optional(Schema.Array(StatusText)),
  columns: Schema.Struct({
    externalId: KeyColumn,
    title: TitleColumn,
    pipeline: optional(NamedColumn),
    stage: TextColumn,
    status: optional(TextColumn),
    amount: optional(AmountColumn),
    currency: optional(Currencies),
    owner: OwnerColumn,
    source: optional(NamedColumn),
    company: optional(NamedColumn),
    contact: optional(NamedColumn),
    product: optional(NamedColumn),
    createdAt: CreatedColumn,
    closedAt: optional(DateColumn),
    wonAt: optional(DateColumn),
    lostAt: optional(DateColumn),
    whenNotClosed: optional(WhenNotClosed),
    lossReason: optional(NamedColumn),
    /** Columns kept on the deal as free fields, under a name of choice. */
    fields: optional(Schema.Array(Schema.Struct({ column: Header, name: text(60) })))
  })
})
export type DealsMapping = typeof DealsMapping.Type

/** One row a stage transition, the rows of a deal in the order they happened. */
export const StageHistoryMapping = Schema.Struct({
  ...head,
  kind: Schema.Literal("stage-history"),
  columns: Schema.Struct({
    externalId: KeyColumn,
    title: optional(TitleColumn),
    pipeline: optional(NamedColumn),
    fromStage: optional(TextColumn),
    toStage: Schema.Struct({ column: Header }),
    amount: optional(AmountColumn),
    currency: optional(Currencies),
    owner: OwnerColumn,
    at: DateColumn,
    lossReason: optional(NamedColumn)
  })
})
export type StageHistoryMapping = typeof StageHistoryMapping.Type

/** How the columns of a file become facts: for a file with a row a deal, or a row a step. */
export const Mapping = Schema.Union([DealsMapping, StageHistoryMapping])
export type Mapping = typeof Mapping.Type

/** The file is no mapping: each problem names the place in it and what is wrong there. `reason` says them in one line. */
export class MappingInvalid extends Schema.TaggedError<MappingInvalid>()(
  "MappingInvalid",
  {
    reason: Schema.String,
    problems: Schema.Array(Schema.Struct({ field: Schema.String, reason: Schema.String }))
  },
  { httpApiStatus: 422 }
) {}

const invalid = (problems: MappingInvalid["problems"]): Result.Result<never, MappingInvalid> => {
  const reason = problems.map((problem) => `${problem.field}: ${problem.reason}`).join("; ")
  return Result.fail(new MappingInvalid({ reason, problems }))
}

const decodeDeals = Schema.decodeUnknownResult(DealsMapping)
const decodeHistory = Schema.decodeUnknownResult(StageHistoryMapping)

/** A mapping from parsed JSON. Unknown keys are refused: a misspelt one would otherwise be ignored silently. */
export const readMapping = (json: unknown): Result.Result<Mapping, MappingInvalid> => {
  if (typeof json !== "object" || json === null || !("weir" in json) || json.weir !== "mapping") {
    return invalid([{ field: "weir", reason: 'a mapping is an object that opens with "weir": "mapping"' }])
  }
  if (!("version" in json) || json.version !== 1) {
    return invalid([{ field: "version", reason: "only mappings of version 1 are known here" }])
  }
  const kind = "kind" in json ? json.kind : undefined
  if (kind !== "deals" && kind !== "stage-history") {
    return invalid([{ field: "kind", reason: 'it must be "deals" or "stage-history"' }])
  }
  const decoded: Result.Result<Mapping, Schema.SchemaError> =
    kind === "deals"
      ? decodeDeals(json, { onExcessProperty: "error", errors: "all" })
      : decodeHistory(json, { onExcessProperty: "error", errors: "all" })
  return Result.isSuccess(decoded) ? Result.succeed(decoded.success) : invalid(problemsOf(decoded.failure))
}

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

/** The places in the mapping, such as `columns.currency.constant`, with what is wrong there in words. */
const problemsOf = ({ issue }: Schema.SchemaError): MappingInvalid["problems"] =>
  issuesOf(issue).issues.map(({ message, path }) => ({
    field: (path ?? []).map((key) => String(typeof key === "object" ? key.key : key)).join(".") || "mapping",
    reason: inWords(message)
  }))

const inWords = (message: string): string => {
  if (message === "Expected no excess property") return "a mapping has no such field"
  if (message === "Missing key") return "it is missing"
  return message.replace(/^Expected /u, "it must be ").slice(0, 300)
}
