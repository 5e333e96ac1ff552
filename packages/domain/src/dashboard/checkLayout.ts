/** Can widgets be arranged like this? All that speaks against it, widget by widget (D1, D6). */
import { Equal, Result } from "effect"
import type { PipelineId } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import type { Dashboard, Revision } from "./Dashboard.ts"
import { columns, fits, overlap } from "./Grid.ts"
import { type Layout, settings, type Settings, type Widget, type WidgetProblem } from "./Widget.ts"
import { kindOf } from "./widgetKinds.ts"

/** What is wrong with a widget of a layout; `field` begins with its place in the layout, such as `layout.2.settings.top`. */
export interface LayoutProblem extends WidgetProblem {
  readonly widget: string
}

/**
 * Everything that is wrong with a layout, in its order; nothing where it can be saved. `earlier` are the dashboards it may have widgets of
 * unknown kinds from: those are kept as they were, and nobody can begin with one.
 */
export const checkLayout = (
  layout: Layout,
  around: Pick<Around, "pipeline" | "team" | "user">,
  earlier: ReadonlyArray<Dashboard | null>
): ReadonlyArray<LayoutProblem> => {
  const kept = earlier.flatMap((dashboard) => (dashboard === null ? [] : revisionsOf(dashboard)))
  return layout.flatMap((widget, n) =>
    [...ofPlace(widget, layout.slice(0, n)), ...ofKind(widget, around, kept)].map(({ field, reason }) => ({
      widget: widget.id,
      field: `layout.${n}.${field}`,
      reason
    }))
  )
}

/** What a dashboard is, and what of it can be had again; the newest first. */
export const revisionsOf = ({ current, earlier }: Dashboard): ReadonlyArray<Revision> => [current, ...earlier]

const ofPlace = (widget: Widget, before: Layout): ReadonlyArray<WidgetProblem> => {
  const problems: Array<WidgetProblem> = []
  const { h, id, w } = widget
  if (before.some((other) => other.id === id))
    problems.push({ field: "id", reason: "another widget has this id" })
  if (!fits(widget)) problems.push({ field: "x", reason: `it reaches beyond the ${columns} columns` })
  const under = before.find((other) => overlap(other, widget))
  if (under !== undefined) problems.push({ field: "y", reason: `it lies upon the widget ${under.id}` })
  const least = kindOf(widget.type)?.size
  if (least !== undefined && w < least.minW)
    problems.push({ field: "w", reason: `it must be at least ${least.minW} columns wide` })
  if (least !== undefined && h < least.minH)
    problems.push({ field: "h", reason: `it must be at least ${least.minH} rows high` })
  return problems
}

const ofKind = (
  widget: Widget,
  around: Pick<Around, "pipeline" | "team" | "user">,
  kept: ReadonlyArray<Revision>
): ReadonlyArray<WidgetProblem> => {
  const set = settings(widget)
  if (set === null) {
    const same = ({ id, settings: before, type }: Widget) =>
      id === widget.id && type === widget.type && Equal.equals(before, widget.settings)
    return kept.some(({ layout }) => layout.some(same))
      ? []
      : [{ field: "type", reason: `there is no kind of widget "${widget.type}"` }]
  }
  return Result.isFailure(set) ? set.failure : missing(set.success, around)
}

/** What a widget is narrowed to and is not there. */
const missing = (
  { pipeline, users: people }: Settings,
  { pipeline: pipelineOf, team, user }: Pick<Around, "pipeline" | "team" | "user">
): ReadonlyArray<WidgetProblem> => [
  ...(pipeline === undefined || pipelineOf(pipeline as PipelineId) !== undefined
    ? []
    : [{ field: "settings.pipeline", reason: `there is no pipeline ${pipeline}` }]),
  ...(people?.users ?? []).flatMap((id, n) =>
    user(id) === undefined ? [{ field: `settings.users.users.${n}`, reason: `there is no person ${id}` }] : []
  ),
  ...(people?.teams ?? []).flatMap((id, n) =>
    team(id) === undefined ? [{ field: `settings.users.teams.${n}`, reason: `there is no team ${id}` }] : []
  )
]
