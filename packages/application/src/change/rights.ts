/** What may only an admin say in a change: that something happened at another time, or was done by somebody else (G12)? */
import { UserId } from "@weir/domain/identity/Id"
import type { CommandOf } from "@weir/domain/record/families"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect, Schema } from "effect"
import type { Who } from "../Who.ts"

/** Only imports, integrations and admins say when something happened; for everybody else it happens now. */
export class DateIsForAdmins extends Schema.TaggedError<DateIsForAdmins>()(
  "DateIsForAdmins",
  {},
  { httpApiStatus: 403 }
) {}

/** Only imports, integrations and admins record what somebody else has done. */
export class ActsForAnother extends Schema.TaggedError<ActsForAnother>()(
  "ActsForAnother",
  { field: Schema.String, id: UserId },
  { httpApiStatus: 403 }
) {}

/** Passes when the asker may give an instant, or gives none. */
export const mayDate = (who: Who, at: Instant | undefined): Effect.Effect<void, DateIsForAdmins> =>
  at !== undefined && who.role === "manager" ? Effect.fail(new DateIsForAdmins({})) : Effect.void

/** Passes when the person that a command names as the one who did it is the asker, or the asker may speak for others. */
export const mayAct = (who: Who, command: CommandOf): Effect.Effect<void, ActsForAnother> => {
  const doer = doerOf(command)
  return doer !== null && who.role === "manager" && doer.id !== who.actor.userId
    ? Effect.fail(new ActsForAnother(doer))
    : Effect.void
}

/** The field that says who did it, where that decides whose number it is. */
const doerOf = (command: CommandOf): { readonly field: string; readonly id: UserId } | null => {
  switch (command._tag) {
    case "CompleteActivity":
    case "HandleCall":
    case "CloseTalk":
      return { field: "by", id: command.by }
    case "AddNote":
      return { field: "authorId", id: command.authorId }
    case "RecordCall":
    case "Beat":
      return { field: "userId", id: command.userId }
    case "RecordMessage":
      return command.userId === null ? null : { field: "userId", id: command.userId }
    case "SaveDashboard":
      return { field: "ownerId", id: command.ownerId }
    case "ApplyDashboard":
    case "RestoreDashboard":
      return { field: "byId", id: command.byId }
    case "AddFile":
      return command.uploaderId === null ? null : { field: "uploaderId", id: command.uploaderId }
    default:
      return null
  }
}
