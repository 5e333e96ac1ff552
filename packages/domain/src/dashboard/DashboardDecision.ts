/** May this dashboard be saved, given to everybody, or had again, and what happens then? */
import { Equal, Result } from "effect"
import { type DashboardId, UserId } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import {
  type CommonRefusal,
  RecordExists,
  RecordNotFound,
  responsible,
  standing
} from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import { checkLayout, revisionsOf } from "./checkLayout.ts"
import { type Arrangement, type Dashboard, type DashboardCommand, DashboardFact } from "./Dashboard.ts"
import {
  DashboardIsLocked,
  type DashboardRefusal,
  LayoutRefused,
  OnlyAdminsApply,
  RevisionNotKept
} from "./DashboardRefusal.ts"
import { shown } from "./shown.ts"

type Decided = Result.Result<ReadonlyArray<DashboardFact>, DashboardRefusal>
type Asked<Tag extends DashboardCommand["_tag"]> = Extract<DashboardCommand, { _tag: Tag }>

const { cases } = DashboardFact

/** The name by which everybody's is found beside somebody's own. */
export const everybodysKey = "everybody"

/**
 * What a command makes happen. Saving what one sees as one's own already makes nothing happen; giving everybody the same again does, unless
 * it is locked: some may have their own again.
 */
export const decide = (
  state: Dashboard | null,
  command: DashboardCommand,
  at: Instant,
  around: Around
): Decided =>
  Result.gen(function* () {
    if (state !== null) yield* standing("dashboard", state, state.id, at)
    switch (command._tag) {
      case "SaveDashboard":
        return yield* save(state, command, around)
      case "ApplyDashboard":
        return yield* apply(state, command, around)
      case "RestoreDashboard":
        return yield* restore(state, command, around)
    }
  })

const save = (state: Dashboard | null, command: Asked<"SaveDashboard">, around: Around): Decided =>
  Result.gen(function* () {
    const { dashboardId, layout, ownerId, theme } = command
    if ((dashboardId as string) !== ownerId) return yield* nowhere(dashboardId)
    const over = yield* ownAllowed(ownerId, around)
    if (isSeen(state, over, { layout, theme })) return []
    yield* arrangeable(layout, around, [state, over])
    return [saved(command, over, { layout, theme }, null)]
  })

const apply = (state: Dashboard | null, command: Asked<"ApplyDashboard">, around: Around): Decided =>
  Result.gen(function* () {
    const { _tag, ...given } = command
    yield* theOne(given.dashboardId, around)
    yield* admin(given.byId, around)
    if (state?.locked === true && given.locked && isCurrent(state, given)) return []
    yield* arrangeable(given.layout, around, [state])
    return [cases.DashboardTemplateApplied.make({ ...given, restored: null })]
  })

const restore = (
  state: Dashboard | null,
  { byId, dashboardId, people, revision }: Asked<"RestoreDashboard">,
  around: Around
): Decided =>
  Result.gen(function* () {
    // Somebody else's is not there for anybody, not even for admins.
    if (state === null || (state.ownerId !== null && state.ownerId !== byId))
      return yield* nowhere(dashboardId)
    const own = state.ownerId !== null
    const over = own ? yield* ownAllowed(byId, around) : null
    if (!own) yield* admin(byId, around)
    const kept = revisionsOf(state)
    const wanted = kept.find(({ number }) => number === revision)
    if (wanted === undefined)
      return yield* Result.fail(
        new RevisionNotKept({ id: dashboardId, revision, kept: kept.map(({ number }) => number) })
      )
    const { layout, theme } = wanted
    if (own) {
      if (isSeen(state, over, { layout, theme })) return []
      return [saved({ dashboardId, ownerId: byId }, over, { layout, theme }, revision)]
    }
    const { locked } = state
    if (locked && isCurrent(state, { layout, theme })) return []
    return [
      cases.DashboardTemplateApplied.make({
        dashboardId,
        byId,
        layout,
        theme,
        locked,
        people,
        restored: revision
      })
    ]
  })

const saved = (
  { dashboardId, ownerId }: Pick<Asked<"SaveDashboard">, "dashboardId" | "ownerId">,
  over: Dashboard | null,
  arrangement: Arrangement,
  restored: number | null
): DashboardFact =>
  cases.DashboardSaved.make({
    dashboardId,
    ownerId,
    ...arrangement,
    over: over?.current.number ?? 0,
    restored
  })

/** There is one for everybody, and it is nobody's own. */
const theOne = (id: DashboardId, around: Around): Result.Result<void, RecordExists> => {
  const other = around.holderOfKey(everybodysKey)?.id ?? id
  return other === id && around.user(UserId.make(id)) === undefined
    ? Result.succeed(undefined)
    : Result.fail(new RecordExists({ kind: "dashboard", id: other }))
}

const nowhere = (id: string) => Result.fail(new RecordNotFound({ kind: "dashboard", id }))

/** Everybody's dashboard, over which somebody who is still here may save their own. */
const ownAllowed = (
  ownerId: Asked<"SaveDashboard">["ownerId"],
  around: Around
): Result.Result<Dashboard | null, DashboardRefusal> =>
  Result.gen(function* () {
    yield* responsible(ownerId, around)
    const everybodys = around.holderOfKey(everybodysKey) as Dashboard | null
    if (everybodys?.locked === true)
      return yield* Result.fail(new DashboardIsLocked({ since: everybodys.current.savedAt }))
    return everybodys
  })

const admin = (
  byId: Asked<"ApplyDashboard">["byId"],
  around: Around
): Result.Result<void, CommonRefusal | OnlyAdminsApply> =>
  Result.flatMap(responsible(byId, around), () =>
    around.user(byId)?.role === "admin" ? Result.succeed(undefined) : Result.fail(new OnlyAdminsApply({}))
  )

const arrangeable = (
  layout: Arrangement["layout"],
  around: Around,
  earlier: ReadonlyArray<Dashboard | null>
): Result.Result<void, LayoutRefused> => {
  const problems = checkLayout(layout, around, earlier)
  return problems.length === 0 ? Result.succeed(undefined) : Result.fail(new LayoutRefused({ problems }))
}

/** Whether somebody sees this as their own already. */
const isSeen = (own: Dashboard | null, everybodys: Dashboard | null, arrangement: Arrangement): boolean =>
  own !== null && shown(own, everybodys).source === "own" && isCurrent(own, arrangement)

const isCurrent = ({ current }: Dashboard, { layout, theme }: Arrangement): boolean =>
  Equal.equals([current.layout, current.theme], [layout, theme])
