/** How do the parts become one app? Routes from the contract, the document and its reference, and the console, behind the edge. */
import { Api } from "@weir/contract/Api"
import { Effect, Layer } from "effect"
import { Etag, HttpPlatform, HttpRouter } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Guard from "../auth/guard.ts"
import * as Sessions from "../auth/Sessions.ts"
import { limitsLayer } from "../auth/signIn.ts"
import { clientsGroup } from "../groups/clients.ts"
import { dashboardsGroup } from "../groups/dashboards.ts"
import { dealsGroup } from "../groups/deals.ts"
import { eventsGroup } from "../groups/events.ts"
import { healthGroup } from "../groups/health.ts"
import { imagesGroup } from "../groups/images.ts"
import { viewsGroup } from "../groups/views.ts"
import { importsGroup } from "../groups/imports.ts"
import {
  activitiesGroup,
  callsGroup,
  filesGroup,
  goalsGroup,
  notesGroup,
  talksGroup,
  teamsGroup
} from "../groups/records.ts"
import { readingsGroup } from "../groups/readings.ts"
import { sessionGroup } from "../groups/session.ts"
import { setupGroup } from "../groups/setup.ts"
import { workspaceGroup } from "../groups/workspace.ts"
import * as Audiences from "../live/Audiences.ts"
import * as DashboardStates from "../live/DashboardStates.ts"
import * as Dispatch from "../live/Dispatch.ts"
import * as ImportRuns from "../live/ImportRuns.ts"
import { consoleRoutes } from "./consoleFiles.ts"
import { docsRoutes } from "./docs.ts"
import { atTheEdge } from "./edge.ts"
import * as Once from "./Once.ts"
import { policyReports } from "./policyReports.ts"
import * as Stopping from "./Stopping.ts"

const groups = Layer.mergeAll(
  sessionGroup,
  setupGroup,
  workspaceGroup,
  readingsGroup,
  dashboardsGroup,
  imagesGroup,
  viewsGroup,
  dealsGroup,
  activitiesGroup,
  callsGroup,
  talksGroup,
  notesGroup,
  filesGroup,
  goalsGroup,
  teamsGroup,
  clientsGroup,
  eventsGroup,
  importsGroup,
  healthGroup
)

/** What the app itself keeps while it runs. */
export const keeping = Layer.mergeAll(
  Audiences.layer.pipe(Layer.provideMerge(DashboardStates.layer)),
  Dispatch.layer,
  ImportRuns.layer,
  limitsLayer,
  Once.layer
).pipe(Layer.provideMerge(Layer.mergeAll(Sessions.layer, Stopping.layer)))

// The contract has neither files nor compressed answers: the platform's own parts for those are never asked.
const platform = Layer.mergeAll(Etag.layerWeak, Path.layer, FileSystem.layerNoop({})).pipe((base) =>
  Layer.provideMerge(HttpPlatform.layer, base)
)

/** The whole app as one effect per request. `consoleFolder` holds the built console. */
export const makeApp = (consoleFolder: string) =>
  Effect.gen(function* () {
    const api = HttpApiBuilder.layer(Api).pipe(
      Layer.provide(groups.pipe(Layer.provide(Guard.layer))),
      Layer.provide(platform)
    )
    const app = yield* HttpRouter.toHttpEffect(
      Layer.mergeAll(api, docsRoutes, policyReports, consoleRoutes(consoleFolder))
    )
    return atTheEdge(app)
  })
