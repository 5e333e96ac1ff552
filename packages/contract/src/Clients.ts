/** What more is known of contacts and companies, and what has happened with them? */
import { Client, ClientCommand } from "@weir/domain/client/Client"
import { Uuid } from "@weir/domain/identity/Id"
import { BindingKind } from "@weir/domain/record/Binding"
import { WindowName } from "@weir/domain/presence/Presence"
import { InstantFromIso } from "@weir/domain/time/Instant"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { asks, SignedIn } from "./Permission.ts"
import { problems } from "./Problem.ts"
import { cursor, limit } from "./Question.ts"
import { BoundRecord } from "./Records.ts"
import { recordHeaders } from "./Write.ts"

const Known = HttpApiSchema.WithHeaders(Client.annotate({ identifier: "Client" }), { etag: Schema.String })

const get = HttpApiEndpoint.get("get", "/clients/:id", {
  params: { id: Uuid },
  success: Known,
  error: problems(400, 404)
}).annotateMerge(
  asks("read", "How a contact or company is reached, where it belongs, and what was merged into it")
)

const ask = HttpApiEndpoint.post("ask", "/clients", {
  headers: recordHeaders,
  payload: Schema.Struct({ command: ClientCommand, at: Schema.optionalKey(InstantFromIso) }),
  success: Known,
  error: problems(400, 404, 409, 412, 422, 428)
}).annotateMerge(
  asks(
    "work",
    "Address, link, merge or part clients",
    "A merge makes one client another name of this one: all its numbers and its timeline count here from then on, until it is taken back."
  )
)

/** Newest first, whatever the kind; what was merged into a client, and the contacts of a company, are in it. */
const timeline = HttpApiEndpoint.get("timeline", "/timeline/:kind/:id", {
  params: { kind: BindingKind, id: Uuid },
  query: { after: cursor, limit: limit(200) },
  success: Schema.Struct({
    items: Schema.Array(BoundRecord),
    total: Schema.Int,
    next: Schema.NullOr(Schema.String)
  }),
  error: problems(400, 404)
}).annotateMerge(
  asks(
    "read",
    "What is bound to a deal, contact or company",
    "Activities, calls, talks, notes and files, the newest first. A client shows what was merged into it, a company its contacts too."
  )
)

/** The signed-in person's own window; the time between beats is credited by the server's clock. */
const beat = HttpApiEndpoint.post("beat", "/presence", {
  payload: Schema.Struct({ window: WindowName, visible: Schema.Boolean }),
  success: HttpApiSchema.NoContent,
  error: problems(400)
}).annotateMerge(
  asks(
    "read",
    "Say that a window is open",
    "Every 30 seconds while it is visible, and once with `visible: false` when it is hidden or closed."
  )
)

export class ClientsGroup extends HttpApiGroup.make("clients")
  .add(get, ask, timeline, beat)
  .middleware(SignedIn) {}
