/** What is a widget on somebody's dashboard? A kind, a place, and what was set of it; it holds no data (D1, D6). */
import { Result, Schema, SchemaIssue } from "effect"
import { ActivityKind } from "../activity/Activity.ts"
import { PipelineId, StageId, TeamId, UserId, Uuid } from "../identity/Id.ts"
import { Name } from "../text/Text.ts"
import { columns, tallest } from "./Grid.ts"
import { type Format, formats, kindOf, type Option, type WidgetType, widgetTypes } from "./widgetKinds.ts"

const some = <S extends Schema.Top>(of: S) =>
  Schema.Array(of).check(Schema.isMinLength(1), Schema.isMaxLength(50))

/** What every option holds. Absent is: all of them, ten rows, compared, by budget, since the last message. */
const fields = {
  pipeline: PipelineId,
  users: Schema.Struct({ users: Schema.Array(UserId), teams: Schema.Array(TeamId) }),
  stages: some(StageId),
  /** Built-in kinds, and ids of the workspace's own types. */
  types: some(Schema.Union([ActivityKind, Uuid])),
  channels: some(Name),
  top: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 50 })),
  compare: Schema.Boolean,
  measure: Schema.Literals(["budget", "count"]),
  /** Since the client's last message before the answer, or since the first one that was still unanswered. */
  anchor: Schema.Literals(["last", "first"])
} as const satisfies Readonly<Record<Option, Schema.Top>>

/** All that can be set of a widget of any kind; which of it a kind has is told by `settingsOf`. */
export interface Settings {
  /** Left out is the kind's own name. */
  readonly title?: string
  readonly format?: Format
  readonly pipeline?: PipelineId
  readonly users?: typeof fields.users.Type
  readonly stages?: ReadonlyArray<StageId>
  readonly types?: ReadonlyArray<string>
  readonly channels?: ReadonlyArray<string>
  readonly top?: number
  readonly compare?: boolean
  readonly measure?: "budget" | "count"
  readonly anchor?: "last" | "first"
}

/** The settings that widgets of a kind have: options of other kinds are refused, not ignored. */
export const settingsOf = (type: WidgetType): Schema.Codec<Settings, unknown> => made[type]

const title = Schema.optionalKey(Name.check(Schema.isMaxLength(60)))

const made = Object.fromEntries(
  widgetTypes.map((type) => {
    const kind = kindOf(type)
    const own =
      kind?.options.map((option) => [option, Schema.optionalKey(fields[option] as Schema.Top)]) ?? []
    const format = Schema.optionalKey(Schema.Literals(kind?.formats ?? formats))
    return [type, Schema.Struct({ title, format, ...Object.fromEntries(own) })]
  })
) as unknown as Readonly<Record<WidgetType, Schema.Codec<Settings, unknown>>>

const whole = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }))

/** Where a widget lies; see `Grid.ts`. */
const place = { x: whole(0, columns - 1), y: whole(0, 999), w: whole(1, columns), h: whole(1, tallest) }

/** A widget as it is kept. Its kind may be one that this version does not know: it is kept as it is, and shown as a placeholder. */
export const Widget = Schema.Struct({
  id: Uuid,
  type: Schema.String.check(
    Schema.isPattern(/^[a-z][a-z0-9-]{0,59}$/u, { expected: "the name of a kind of widget" })
  ),
  ...place,
  settings: Schema.Record(Schema.String, Schema.Json)
})
export type Widget = typeof Widget.Type

/** All widgets of a dashboard. Fewer than a hundred, none on top of another. */
export const Layout = Schema.Array(Widget).check(Schema.isMaxLength(100))
export type Layout = typeof Layout.Type

/** What is wrong with a widget: the field, such as `settings.top`, and why. */
export interface WidgetProblem {
  readonly field: string
  readonly reason: string
}

/** What was set of a widget; why it cannot be, where it cannot; null for a kind that is not known. */
export const settings = (widget: Widget): Result.Result<Settings, ReadonlyArray<WidgetProblem>> | null => {
  if (kindOf(widget.type) === null) return null
  const read = Schema.decodeUnknownResult(settingsOf(widget.type as WidgetType), {
    onExcessProperty: "error",
    errors: "all"
  })
  return Result.mapError(read(widget.settings), ({ issue }) =>
    issuesOf(issue).issues.map(({ message, path }) => ({
      field: ["settings", ...(path ?? []).map((at) => String(typeof at === "object" ? at.key : at))].join(
        "."
      ),
      reason: inWords(message)
    }))
  )
}

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

const inWords = (message: string): string =>
  message === "Expected no excess property"
    ? "widgets of this kind have no such setting"
    : message.replace(/^Expected /u, "it must be ").slice(0, 300)
