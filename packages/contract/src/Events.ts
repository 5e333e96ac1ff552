/** What has happened in the workspace? The log, newest first. */
import { Event, SubjectKind } from "@weir/domain/log/Event"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import { asks, SignedIn } from "./Permission.ts"
import { problems } from "./Problem.ts"
import { limit } from "./Question.ts"

/** An event with the name of what it is about, as far as that can be told. */
export const LoggedEvent = Schema.Struct({
  ...Event.fields,
  subject: Schema.Struct({ kind: SubjectKind, id: Schema.String, name: Schema.NullOr(Schema.String) })
}).annotate({ identifier: "LoggedEvent" })
export type LoggedEvent = typeof LoggedEvent.Type

export const EventPage = Schema.Struct({
  items: Schema.Array(LoggedEvent),
  /** Goes into `before` for older ones; null at the beginning of the log. */
  next: Schema.NullOr(Schema.Int)
}).annotate({ identifier: "EventPage" })
export type EventPage = typeof EventPage.Type

const list = HttpApiEndpoint.get("list", "/events", {
  query: {
    before: Schema.optionalKey(
      Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }))
    ),
    limit: limit(200)
  },
  success: EventPage,
  error: problems(400)
}).annotateMerge(asks("read", "What happened, newest first"))

export class EventsGroup extends HttpApiGroup.make("events").add(list).middleware(SignedIn) {}
