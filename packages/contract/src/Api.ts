/** What can be asked of Weir over HTTP? Every endpoint, once: the server, typed clients and the OpenAPI document come from it. */
import { HttpApi, OpenApi } from "effect/http-api"
import { ClientsGroup } from "./Clients.ts"
import { DashboardsGroup, ImagesGroup } from "./Dashboards.ts"
import { DealsGroup } from "./Deals.ts"
import { EventsGroup } from "./Events.ts"
import { HealthGroup } from "./Health.ts"
import { ImportsGroup } from "./Imports.ts"
import {
  ActivitiesGroup,
  CallsGroup,
  FilesGroup,
  GoalsGroup,
  NotesGroup,
  TalksGroup,
  TeamsGroup
} from "./Records.ts"
import { ReadingsGroup } from "./Readings.ts"
import { SessionGroup } from "./Session.ts"
import { SetupGroup } from "./Setup.ts"
import { ViewsGroup } from "./Views.ts"
import { WorkspaceGroup } from "./Workspace.ts"

// A key that is misspelt would otherwise be left out without a word. Headers carry more than we know of.
const strict = { onExcessProperty: "error", errors: "all" } as const

export class Api extends HttpApi.make("weir")
  .add(
    SessionGroup,
    SetupGroup,
    WorkspaceGroup,
    ReadingsGroup,
    DashboardsGroup,
    ImagesGroup,
    DealsGroup,
    ActivitiesGroup,
    CallsGroup,
    TalksGroup,
    NotesGroup,
    FilesGroup,
    GoalsGroup,
    TeamsGroup,
    ClientsGroup,
    EventsGroup,
    ViewsGroup,
    ImportsGroup,
    HealthGroup
  )
  .prefix("/api")
  .annotate(HttpApi.PayloadParseOptions, strict)
  .annotate(HttpApi.QueryParseOptions, strict)
  .annotate(HttpApi.HeadersParseOptions, {})
  .annotateMerge(
    OpenApi.annotations({
      title: "Weir",
      version: "1",
      description:
        "An open CRM core that measures the flow of sales. Instants are ISO-8601 in UTC, money is in whole minor units, and every number opens into the entries behind it."
    })
  ) {}
