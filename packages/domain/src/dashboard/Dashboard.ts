/** What is a dashboard? The arrangement and look that somebody saved, or that everybody was given (D1, D2, D3). */
import { Schema } from "effect"
import { DashboardId, UserId } from "../identity/Id.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { Theme } from "./Theme.ts"
import { Layout } from "./Widget.ts"

/** What is saved at once. */
export const Arrangement = Schema.Struct({ layout: Layout, theme: Theme })
export type Arrangement = typeof Arrangement.Type

/** An arrangement as it was saved, kept so that it can be had again. */
export const Revision = Schema.Struct({
  ...Arrangement.fields,
  /** Counts from 1. */
  number: Schema.Int,
  savedAt: InstantFromIso,
  savedBy: UserId
})
export type Revision = typeof Revision.Type

/** So many earlier revisions can be had again; the log keeps all. */
export const keptRevisions = 20

/** A dashboard as its facts have left it: of one person, or everybody's (`ownerId` null). */
export const Dashboard = Schema.Struct({
  kind: Schema.Literal("dashboard"),
  id: DashboardId,
  ownerId: Schema.NullOr(UserId),
  current: Revision,
  /** Newest first. */
  earlier: Schema.Array(Revision),
  /** Everybody's only: nobody may have another. */
  locked: Schema.Boolean,
  /** A person's own: the number of everybody's revision that it was saved over, 0 before there was one. A later one is shown instead. */
  over: Schema.Int,
  changedAt: InstantFromIso,
  deletedAt: Schema.NullOr(InstantFromIso),
  version: Schema.Int
})
export type Dashboard = typeof Dashboard.Type

/** Everything that can happen to a dashboard. */
export const DashboardFact = Schema.TaggedUnion({
  /** Somebody saved their own. `restored` is the number of the revision that was taken back, where it was one. */
  DashboardSaved: {
    dashboardId: DashboardId,
    ownerId: UserId,
    ...Arrangement.fields,
    /** The number of everybody's revision at that time, 0 before there was one. */
    over: Schema.Int,
    restored: Schema.NullOr(Schema.Int)
  },
  /** An admin gave everybody this one; whatever people had is kept among their revisions. */
  DashboardTemplateApplied: {
    dashboardId: DashboardId,
    byId: UserId,
    ...Arrangement.fields,
    locked: Schema.Boolean,
    /** People whose dashboard it became: all that are not disabled. */
    people: Schema.Natural,
    restored: Schema.NullOr(Schema.Int)
  }
})
export type DashboardFact = typeof DashboardFact.Type

/** Everything that can be asked of a dashboard. A person's own has the person's id, everybody's has the workspace's. */
export const DashboardCommand = Schema.TaggedUnion({
  SaveDashboard: { dashboardId: DashboardId, ownerId: UserId, ...Arrangement.fields },
  ApplyDashboard: {
    dashboardId: DashboardId,
    byId: UserId,
    ...Arrangement.fields,
    locked: Schema.Boolean,
    people: Schema.Natural
  },
  /** Saves an earlier revision again: one's own, or everybody's for everybody. */
  RestoreDashboard: { dashboardId: DashboardId, revision: Schema.Int, byId: UserId, people: Schema.Natural }
})
export type DashboardCommand = typeof DashboardCommand.Type
