/** How does somebody arrange their dashboard, an admin everybody's, and how does a picture get behind it? */
import { Arrangement, Revision } from "@weir/domain/dashboard/Dashboard"
import { DashboardId } from "@weir/domain/identity/Id"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { asks, SignedIn } from "./Permission.ts"
import { problems } from "./Problem.ts"
import { writeHeaders } from "./Write.ts"

/** The largest picture that is taken in: 5 MB. Larger ones are refused before anything is kept. */
export const maxUploadedImageBytes = 5_000_000

const Of = Schema.Literals(["own", "everybody"])

/** What somebody sees, and what they can have again. Ids only: the numbers are asked for by those who may read them. */
export const MyDashboard = Schema.Struct({
  id: DashboardId,
  shown: Arrangement,
  /** Whose it is: saved by oneself, given to everybody, or the one that comes with Weir. */
  source: Schema.Literals(["own", "everybody", "default"]),
  /** Nobody may have another. */
  locked: Schema.Boolean,
  /** The number of the revision that is shown; 0 for the one that comes with Weir. */
  revision: Schema.Int,
  /** The version of one's own: what `expectedVersion` of a save must be; 0 while nothing was saved. */
  version: Schema.Int,
  /** What everybody was given last; its version is what `expectedVersion` of applying must be. */
  everybody: Schema.NullOr(
    Schema.Struct({
      version: Schema.Int,
      locked: Schema.Boolean,
      savedAt: Revision.fields.savedAt,
      savedBy: Revision.fields.savedBy
    })
  ),
  /** The newest first. Everybody's are listed for admins, who may give them again. */
  revisions: Schema.Array(
    Schema.Struct({
      number: Schema.Int,
      savedAt: Revision.fields.savedAt,
      savedBy: Revision.fields.savedBy,
      /** How many are on it. */
      widgets: Schema.Int,
      of: Of
    })
  )
}).annotate({ identifier: "MyDashboard" })
export type MyDashboard = typeof MyDashboard.Type

const expectedVersion = Schema.optionalKey(Schema.Natural)

export const KeptPicture = Schema.Struct({
  /** The SHA-256 of what is kept. */
  imageId: Schema.String,
  /** Pixels, as it is kept. */
  width: Schema.Int,
  height: Schema.Int
}).annotate({ identifier: "KeptPicture" })

const get = HttpApiEndpoint.get("get", "/my/dashboard", {
  success: MyDashboard,
  error: problems(400)
}).annotateMerge(asks("read", "One's own dashboard"))

const save = HttpApiEndpoint.put("save", "/my/dashboard", {
  headers: writeHeaders,
  payload: Schema.Struct({ ...Arrangement.fields, expectedVersion }),
  success: MyDashboard,
  error: problems(400, 404, 409, 412, 422)
}).annotateMerge(
  asks(
    "read",
    "Save one's own dashboard",
    "The whole of it. What does not fit is refused widget by widget, and nothing is saved. With `expectedVersion` a save that would undo another is refused with 412 and both versions. 409 while everybody has the same one."
  )
)

const restore = HttpApiEndpoint.post("restore", "/my/dashboard/restore", {
  headers: writeHeaders,
  payload: Schema.Struct({ of: Of, revision: Schema.Natural, expectedVersion }),
  success: MyDashboard,
  error: problems(400, 404, 409, 412, 422)
}).annotateMerge(
  asks(
    "read",
    "Have an earlier dashboard again",
    "Everybody's is given to everybody again, which only admins may do."
  )
)

const apply = HttpApiEndpoint.post("apply", "/dashboard/apply", {
  headers: writeHeaders,
  payload: Schema.Struct({ ...Arrangement.fields, locked: Schema.Boolean, expectedVersion }),
  success: MyDashboard,
  error: problems(400, 404, 409, 412, 422)
}).annotateMerge(
  asks(
    "administer",
    "Give everybody a dashboard",
    "Everybody sees it from now on, who comes later too. What people had can be had again, and changed again unless it is locked."
  )
)

export class DashboardsGroup extends HttpApiGroup.make("dashboards")
  .add(get, save, restore, apply)
  .middleware(SignedIn) {}

const upload = HttpApiEndpoint.post("upload", "/images", {
  headers: writeHeaders,
  payload: HttpApiSchema.StreamUint8Array({
    contentType: ["application/octet-stream", "image/png", "image/jpeg", "image/webp"],
    maxBytes: maxUploadedImageBytes
  }),
  success: KeptPicture,
  error: problems(400, 413, 422)
}).annotateMerge(
  asks(
    "read",
    "Upload a picture",
    "PNG, JPEG or WebP by its bytes, at most 5 MB and 40 megapixels. It is drawn anew as WebP, at most 2560 pixels wide: nothing else of the file is kept. One that no dashboard shows after a day is forgotten."
  )
)

const picture = HttpApiEndpoint.get("picture", "/images/:id", {
  params: { id: Schema.String },
  success: HttpApiSchema.StreamUint8Array({ contentType: "image/webp" }),
  error: problems(400, 404)
}).annotateMerge(asks("read", "A picture", "For people of the workspace that keeps it."))

export class ImagesGroup extends HttpApiGroup.make("images").add(upload, picture).middleware(SignedIn) {}
