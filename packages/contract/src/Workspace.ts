/** What is there to choose from, and how do admins change it: people, pipelines, lists and rates? */
import { Entry, EntryKind, SourceCategory } from "@weir/domain/catalogue/Catalogue"
import { PipelineId, StageId, UserId, Uuid } from "@weir/domain/identity/Id"
import { Rate } from "@weir/domain/money/Rate"
import { Color, Pipeline, StageKind } from "@weir/domain/pipeline/Pipeline"
import { Name } from "@weir/domain/text/Text"
import { Team } from "@weir/domain/team/Team"
import { Email, Role, Sight } from "@weir/domain/user/User"
import { BusinessHours } from "@weir/domain/time/BusinessHours"
import { Counters, Settings, WeekStart } from "@weir/domain/workspace/Workspace"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import { NewPassword } from "./Setup.ts"
import { asks, SignedIn } from "./Permission.ts"
import { problems } from "./Problem.ts"
import { writeHeaders } from "./Write.ts"

export const Person = Schema.Struct({
  id: UserId,
  name: Name,
  email: Schema.NullOr(Email),
  role: Role,
  /** Whose records they may read: their own, their teams', or all. Admins read all, whatever is set. */
  sees: Sight,
  disabled: Schema.Boolean,
  /** The built-in owner of enquiries that nobody has taken. It comes last. */
  robot: Schema.Boolean
}).annotate({ identifier: "Person" })
export type Person = typeof Person.Type

export const Workspace = Schema.Struct({
  id: Uuid,
  name: Schema.String,
  zone: Schema.String,
  weekStart: WeekStart,
  baseCurrency: Schema.String,
  demo: Schema.Boolean,
  rates: Schema.Array(Rate),
  /** By name, the robot last. */
  users: Schema.Array(Person),
  /** With their stages, archived ones included. */
  pipelines: Schema.Array(Pipeline),
  sources: Schema.Array(Entry),
  lossReasons: Schema.Array(Entry),
  activityTypes: Schema.Array(Entry),
  /** Dissolved ones are left out. */
  teams: Schema.Array(Team),
  settings: Settings,
  version: Schema.Int,
  /** The position of the log that this reflects. */
  seq: Schema.Int
}).annotate({ identifier: "Workspace" })
export type Workspace = typeof Workspace.Type

export const CatalogueList = Schema.Struct({ items: Schema.Array(Entry) })

export const NewSource = Schema.Struct({ name: Name, category: Schema.optionalKey(SourceCategory) })
export const NewLossReason = Schema.Struct({ name: Name })
export const NewActivityType = Schema.Struct({ name: Name })
/** The id may be made by the caller; it is made here when left out. */
export const NewEntry = Schema.Struct({ id: Schema.optionalKey(Uuid), name: Name })
/** What people add while they work; everything else of the catalogue is for admins. */
export const WorkedKind = Schema.Literals(["company", "contact", "product"])

/** Ids may be made by the caller; they are made here when left out. */
export const NewPipeline = Schema.Struct({
  id: Schema.optionalKey(PipelineId),
  name: Name,
  stages: Schema.Array(
    Schema.Struct({
      id: Schema.optionalKey(StageId),
      name: Name,
      kind: StageKind,
      color: Schema.optionalKey(Color)
    })
  ),
  lossReasonRequired: Schema.optionalKey(Schema.Boolean)
})

/** Without e-mail and password the person owns records but cannot sign in. */
export const NewPerson = Schema.Struct({
  name: Name,
  role: Role,
  email: Schema.optionalKey(Email),
  password: Schema.optionalKey(NewPassword)
})

const read = HttpApiEndpoint.get("read", "/workspace", {
  success: Workspace,
  error: problems(404)
}).annotateMerge(asks("read", "People, pipelines, lists and rates"))

/** Entries whose name contains `q`, by name: for choosing a company, a contact, a product. */
const search = HttpApiEndpoint.get("search", "/catalogue/:kind", {
  params: { kind: EntryKind },
  query: {
    q: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(200))),
    limit: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 200 })))
  },
  success: CatalogueList,
  error: problems(400)
}).annotateMerge(asks("read", "Find a company, contact, product or list entry by name"))

const addSource = HttpApiEndpoint.post("addSource", "/sources", {
  headers: writeHeaders,
  payload: NewSource,
  success: Entry,
  error: problems(400, 409, 422)
}).annotateMerge(asks("administer", "Add a source"))

const addLossReason = HttpApiEndpoint.post("addLossReason", "/loss-reasons", {
  headers: writeHeaders,
  payload: NewLossReason,
  success: Entry,
  error: problems(400, 409, 422)
}).annotateMerge(asks("administer", "Add a loss reason"))

const addActivityType = HttpApiEndpoint.post("addActivityType", "/activity-types", {
  headers: writeHeaders,
  payload: NewActivityType,
  success: Entry,
  error: problems(400, 409, 422)
}).annotateMerge(asks("administer", "Add a type of activity"))

const addEntry = HttpApiEndpoint.post("addEntry", "/catalogue/:kind", {
  params: { kind: WorkedKind },
  headers: writeHeaders,
  payload: NewEntry,
  success: Entry,
  error: problems(400, 409, 422)
}).annotateMerge(asks("work", "Add a company, contact or product"))

/** All settings are said: one that is left out would silently go back to what it was in the beginning. */
const ChangedSettings = Schema.Struct({
  ...Settings.fields,
  counters: Counters,
  businessHours: Schema.NullOr(BusinessHours)
})

const changeSettings = HttpApiEndpoint.put("changeSettings", "/settings", {
  headers: writeHeaders,
  payload: ChangedSettings,
  success: Settings,
  error: problems(400, 412, 422)
}).annotateMerge(
  asks(
    "administer",
    "Change the settings",
    "Whether clients are asked for a score when a talk closes, whether time online is counted, and when planned work begins to count."
  )
)

const changeSight = HttpApiEndpoint.put("changeSight", "/users/:id/sight", {
  params: { id: UserId },
  headers: writeHeaders,
  payload: Schema.Struct({ sees: Sight }),
  success: Person,
  error: problems(400, 404, 409, 412, 422)
}).annotateMerge(
  asks(
    "administer",
    "Say whose records somebody may read",
    "Their own, their teams', or all. Every number, list and explanation they see is made of those alone."
  )
)

const addPipeline = HttpApiEndpoint.post("addPipeline", "/pipelines", {
  headers: writeHeaders,
  payload: NewPipeline,
  success: Pipeline,
  error: problems(400, 409, 422)
}).annotateMerge(asks("administer", "Add a pipeline with its stages"))

const setRate = HttpApiEndpoint.post("setRate", "/rates", {
  headers: writeHeaders,
  payload: Rate,
  success: Schema.Struct({ rates: Schema.Array(Rate) }),
  error: problems(400, 422)
}).annotateMerge(
  asks(
    "administer",
    "Set the rate of a currency from a day on",
    "Events recorded before keep the rate they had."
  )
)

const addPerson = HttpApiEndpoint.post("addPerson", "/users", {
  headers: writeHeaders,
  payload: NewPerson,
  success: Person,
  error: problems(400, 409, 422)
}).annotateMerge(
  asks("administer", "Add a person", "Without e-mail and password they own records but cannot sign in.")
)

const changeRole = HttpApiEndpoint.put("changeRole", "/users/:id/role", {
  params: { id: UserId },
  headers: writeHeaders,
  payload: Schema.Struct({ role: Role }),
  success: Person,
  error: problems(400, 404, 409, 422)
}).annotateMerge(asks("administer", "Change a role"))

/** Ends the person's sessions at once. What is still open goes to the heir: deals, activities, talks, calls to deal with. */
const disable = HttpApiEndpoint.post("disablePerson", "/users/:id/disable", {
  params: { id: UserId },
  headers: writeHeaders,
  payload: Schema.Struct({ heirId: Schema.optionalKey(UserId) }),
  success: Person,
  error: problems(400, 404, 409, 422)
}).annotateMerge(
  asks(
    "administer",
    "Disable a person",
    "Ends their sessions at once. What is still open of theirs needs an heir."
  )
)

const enable = HttpApiEndpoint.post("enablePerson", "/users/:id/enable", {
  params: { id: UserId },
  headers: writeHeaders,
  success: Person,
  error: problems(400, 404, 409, 422)
}).annotateMerge(asks("administer", "Let a person in again"))

export class WorkspaceGroup extends HttpApiGroup.make("workspace")
  .add(read, search, addEntry, addSource, addLossReason, addActivityType, addPipeline, setRate)
  .add(changeSettings, addPerson, changeRole, changeSight, disable, enable)
  .middleware(SignedIn) {}
