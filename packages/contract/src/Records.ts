/** How are activities, calls, talks, notes, files, goals and teams found and changed? All in one way, a group for each kind. */
import { Activity } from "@weir/domain/activity/Activity"
import { ActivityCommand } from "@weir/domain/activity/ActivityCommand"
import { Call } from "@weir/domain/call/Call"
import { CallCommand } from "@weir/domain/call/CallCommand"
import { File, FileCommand } from "@weir/domain/file/File"
import { Goal, GoalCommand } from "@weir/domain/goal/Goal"
import { CompanyId, ContactId, DealId, GoalId, UserId, Uuid } from "@weir/domain/identity/Id"
import { Event } from "@weir/domain/log/Event"
import { Note, NoteCommand } from "@weir/domain/note/Note"
import { Talk } from "@weir/domain/talk/Talk"
import { TalkCommand } from "@weir/domain/talk/TalkCommand"
import { Team, TeamCommand } from "@weir/domain/team/Team"
import { InstantFromIso } from "@weir/domain/time/Instant"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { asks, type PermissionName, SignedIn } from "./Permission.ts"
import { problems } from "./Problem.ts"
import { cursor, limit } from "./Question.ts"
import { recordHeaders } from "./Write.ts"

const optional = Schema.optionalKey

/** Conditions hold together; values given several times are alternatives. */
export const recordFilter = {
  /** Bound to this deal, contact or company. */
  deal: optional(DealId),
  contact: optional(ContactId),
  company: optional(CompanyId),
  owner: optional(Schema.Array(UserId)),
  /** Whether something is still to be done about it. */
  open: optional(Schema.Boolean),
  /** Deleted ones too. */
  deleted: optional(Schema.Boolean),
  /** The instant it is listed by: due, begun, opened, added. `from` belongs to it, `to` does not. */
  from: optional(InstantFromIso),
  to: optional(InstantFromIso),
  /** The latest first when left out. */
  order: optional(Schema.Literals(["asc", "desc"])),
  after: cursor,
  limit: limit(200)
}
export type RecordQuery = {
  readonly [Field in keyof typeof recordFilter]?: (typeof recordFilter)[Field]["Type"]
}

type Body = Schema.Top & { readonly sseMode?: never }

/** The endpoints of one kind of record: find them, read one, ask something of one. */
const recordGroup = <const Name extends string, State extends Body, Command extends Body>(of: {
  readonly name: Name
  readonly one: string
  readonly State: State
  readonly Command: Command
  /** Who may ask. */
  readonly permission: PermissionName
  readonly commands: string
}) =>
  HttpApiGroup.make(of.name)
    .add(
      HttpApiEndpoint.get("list", `/${of.name}`, {
        query: recordFilter,
        success: Schema.Struct({
          items: Schema.Array(of.State),
          total: Schema.Int,
          next: Schema.NullOr(Schema.String)
        }),
        error: problems(400)
      }).annotateMerge(asks("read", `Find ${of.name}`)),
      HttpApiEndpoint.get("get", `/${of.name}/:id`, {
        params: { id: Uuid },
        success: HttpApiSchema.WithHeaders(of.State, { etag: Schema.String }),
        error: problems(400, 404)
      }).annotateMerge(asks("read", `One ${of.one}`)),
      HttpApiEndpoint.post("ask", `/${of.name}`, {
        headers: recordHeaders,
        payload: Schema.Struct({ command: of.Command, at: optional(InstantFromIso) }),
        success: HttpApiSchema.WithHeaders(of.State, { etag: Schema.String }),
        error: problems(400, 404, 409, 412, 422, 428)
      }).annotateMerge(asks(of.permission, `Ask something of one ${of.one}`, of.commands))
    )
    .middleware(SignedIn)

const said = (what: string) =>
  `The command says by \`_tag\` what is asked: ${what}. New records bring an id of their own making. A command that replaces what somebody may have written meanwhile needs \`If-Match\`. \`at\` says when it happened, which only admins may say.`

export const ActivitiesGroup = recordGroup({
  name: "activities",
  one: "activity",
  State: Activity.annotate({ identifier: "Activity" }),
  Command: ActivityCommand,
  permission: "work",
  commands: said("add, complete, reopen, reschedule, reassign, retype, rebind, reword, delete, restore")
})

export const CallsGroup = recordGroup({
  name: "calls",
  one: "call",
  State: Call.annotate({ identifier: "Call" }),
  Command: CallCommand,
  permission: "work",
  commands: said("record, handle, rebind, delete, restore")
})

export const TalksGroup = recordGroup({
  name: "talks",
  one: "talk",
  State: Talk.annotate({ identifier: "Talk" }),
  Command: TalkCommand,
  permission: "work",
  commands: said(
    "open, record or fail a message, reassign, rebind, close, reopen, answer with a score, delete, restore"
  )
})

export const NotesGroup = recordGroup({
  name: "notes",
  one: "note",
  State: Note.annotate({ identifier: "Note" }),
  Command: NoteCommand,
  permission: "work",
  commands: said("add, edit, rebind, delete, restore")
})

export const FilesGroup = recordGroup({
  name: "files",
  one: "file",
  State: File.annotate({ identifier: "File" }),
  Command: FileCommand,
  permission: "work",
  commands: said("add, rebind, delete, restore")
})

export const GoalsGroup = recordGroup({
  name: "goals",
  one: "goal",
  State: Goal.annotate({ identifier: "Goal" }),
  Command: GoalCommand,
  permission: "administer",
  commands: said("set, remove")
}).add(
  HttpApiEndpoint.get("history", "/goals/:id/events", {
    params: { id: GoalId },
    success: Schema.Struct({ items: Schema.Array(Event) }),
    error: problems(400, 404)
  })
    .annotateMerge(
      asks(
        "read",
        "What happened to a goal",
        "The oldest first; with what happened to others that aimed at the same and were removed."
      )
    )
    .middleware(SignedIn)
)

export const TeamsGroup = recordGroup({
  name: "teams",
  one: "team",
  State: Team.annotate({ identifier: "Team" }),
  Command: TeamCommand,
  permission: "administer",
  commands: said("add, rename, change members, dissolve, restore")
})

/** Any record that can be bound to a deal, a contact or a company. */
export const BoundRecord = Schema.Union([Activity, Call, Talk, Note, File])
