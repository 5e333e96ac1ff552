/** What was typed? A command with its options, or a sentence on what is wrong with it. */
import { parseArgs } from "node:util"
import type { ClientKind } from "@weir/domain/client/Client"
import { ImportId, WorkspaceId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import * as Period from "@weir/domain/time/Period"
import { metricIds, metricOf, type MetricId } from "@weir/application/readings/readings"
import { Result, Schema } from "effect"

interface Common {
  readonly workspace: WorkspaceId | null
}

export type Command =
  | { readonly _tag: "Help" }
  | (Common & {
      readonly _tag: "Import"
      readonly file: string
      readonly mapping: string
      readonly dryRun: boolean
      readonly result: string | null
    })
  | (Common & {
      readonly _tag: "Reading"
      readonly metric: MetricId
      readonly period: Period.Period
      readonly pipeline: string | null
      readonly asOf: Instant.Instant | null
      /** Whose profile, by id or name; null for numbers of the whole workspace. */
      readonly client: { readonly kind: ClientKind; readonly wanted: string } | null
      readonly json: boolean
    })
  | (Common & {
      readonly _tag: "Undo"
      /** Null means the last one that can be taken back. */
      readonly importId: ImportId | null
      readonly dryRun: boolean
    })
  | (Common & {
      readonly _tag: "Verify"
      /** The head of the log as somebody noted it earlier; null when nobody did. */
      readonly head: string | null
    })
  | (Common & { readonly _tag: "Rebuild" })
  | { readonly _tag: "Months" }
  | { readonly _tag: "Backup" | "Restore"; readonly file: string }

const options = {
  mapping: { type: "string" },
  "dry-run": { type: "boolean" },
  result: { type: "string" },
  period: { type: "string" },
  pipeline: { type: "string" },
  "as-of": { type: "string" },
  contact: { type: "string" },
  company: { type: "string" },
  json: { type: "boolean" },
  head: { type: "string" },
  workspace: { type: "string" },
  help: { type: "boolean", short: "h" }
} as const

/** Which options each command knows besides the common ones. */
const known: Readonly<Record<string, ReadonlyArray<string>>> = {
  import: ["mapping", "dry-run", "result"],
  reading: ["period", "pipeline", "as-of", "contact", "company", "json"],
  undo: ["dry-run"],
  backup: [],
  restore: [],
  verify: ["head"],
  rebuild: [],
  months: []
}

export const parse = (args: ReadonlyArray<string>): Result.Result<Command, string> =>
  Result.gen(function* () {
    const { positionals, values } = yield* Result.try({
      try: () => parseArgs({ args: [...args], options, allowPositionals: true }),
      catch: (error) => (error instanceof Error ? error.message.split(". ")[0]! : String(error))
    })
    const [name, operand, extra] = positionals
    if (values.help === true || name === undefined || name === "help")
      return { _tag: "Help" } satisfies Command
    const own = known[name]
    if (own === undefined) return yield* Result.fail(`there is no command "${name}"`)
    const stranger = Object.keys(values).find((option) => !own.includes(option) && option !== "workspace")
    if (stranger !== undefined) return yield* Result.fail(`${name} has no option --${stranger}`)
    const takes = ["import", "reading", "undo", "backup", "restore"].includes(name) ? 1 : 0
    if (positionals.length - 1 > takes)
      return yield* Result.fail(`${name} does not know what to do with "${takes === 0 ? operand : extra}"`)
    if (values.workspace !== undefined && ["backup", "restore", "months"].includes(name))
      return yield* Result.fail(`${name} has no option --workspace: it is of everything`)
    if (name === "months") return { _tag: "Months" } satisfies Command
    if (name === "backup" || name === "restore") {
      if (operand === undefined) return yield* Result.fail(`${name} needs a file, such as weir.backup.gz`)
      return { _tag: name === "backup" ? "Backup" : "Restore", file: operand } satisfies Command
    }
    if (values.workspace !== undefined && !Schema.is(WorkspaceId)(values.workspace))
      return yield* Result.fail("--workspace must be the id of a workspace")
    const workspace = values.workspace === undefined ? null : WorkspaceId.make(values.workspace)
    if (name === "verify") {
      const { head = null } = values
      if (head !== null && !/^[0-9a-f]{64}$/.test(head))
        return yield* Result.fail("--head must be what an earlier verify called the head of the log")
      return { _tag: "Verify", workspace, head } satisfies Command
    }
    if (name === "rebuild") return { _tag: "Rebuild", workspace } satisfies Command
    if (name === "import") {
      if (operand === undefined) return yield* Result.fail("import needs the file to bring in")
      if (values.mapping === undefined)
        return yield* Result.fail("import needs --mapping with the file that says what the columns mean")
      const { "dry-run": dryRun = false, mapping, result = null } = values
      return { _tag: "Import", workspace, file: operand, mapping, dryRun, result } satisfies Command
    }
    if (name === "undo") {
      const dryRun = values["dry-run"] === true
      if (operand === undefined || operand === "last")
        return { _tag: "Undo", workspace, importId: null, dryRun } satisfies Command
      if (!Schema.is(ImportId)(operand))
        return yield* Result.fail("undo needs the id of an import, or the word last")
      return { _tag: "Undo", workspace, importId: operand, dryRun } satisfies Command
    }
    const metric = metricIds.find((id) => id === operand)
    if (metric === undefined)
      return yield* Result.fail(`reading needs a metric, one of ${metricIds.join(", ")}`)
    const period = yield* Result.mapError(
      Period.parse(values.period ?? "month"),
      ({ reason }) => `--period ${reason}`
    )
    const asOf =
      values["as-of"] === undefined
        ? null
        : yield* Result.mapError(Instant.fromIso(values["as-of"]), ({ reason }) => `--as-of ${reason}`)
    const { company, contact } = values
    if (contact !== undefined && company !== undefined)
      return yield* Result.fail("reading takes --contact or --company, not both")
    const wanted = contact ?? company
    const client =
      wanted === undefined
        ? null
        : { kind: contact === undefined ? ("company" as const) : ("contact" as const), wanted }
    const isOfClient = metricOf(metric).about === "client"
    if (isOfClient && client === null)
      return yield* Result.fail(`${metric} is about one client: name it with --contact or --company`)
    return {
      _tag: "Reading",
      workspace,
      metric,
      period,
      pipeline: values.pipeline ?? null,
      asOf,
      client,
      json: values.json === true
    } satisfies Command
  })
