/** Where are pictures kept that people put behind their dashboards, and how does an uploaded file become one? */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Instant } from "@weir/domain/time/Instant"
import { Context, type Effect, Schema } from "effect"

/** The largest file that is taken in: 5 MB. */
export const maxImageBytes = 5_000_000
/** The most pixels that are looked at, by what a file says of itself: 40 megapixels. */
export const maxImagePixels = 40_000_000
/** No picture is kept wider than this, in pixels. */
export const maxImageWidth = 2560

/** The file is not a picture that can be kept. Nothing of it has been. */
export class ImageRefused extends Schema.TaggedError<ImageRefused>()(
  "ImageRefused",
  {
    why: Schema.Literals(["empty", "too-large", "type", "too-many-pixels", "broken"]),
    reason: Schema.String
  },
  { httpApiStatus: 422 }
) {}

/** The workspace keeps no picture under this id. */
export class ImageNotFound extends Schema.TaggedError<ImageNotFound>()(
  "ImageNotFound",
  { id: Schema.String },
  { httpApiStatus: 404 }
) {}

/** A picture in WebP, drawn anew: nothing of the file it came from is left but what was to be seen. */
export interface Picture {
  readonly bytes: Uint8Array
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** A picture as it is kept. Its id is the SHA-256 of its bytes, in hex. */
export interface KeptImage extends Picture {
  readonly id: string
  readonly keptAt: Instant
}

export class Pictures extends Context.Service<
  Pictures,
  {
    /** Draws a PNG, JPEG or WebP file anew, the right way up and no wider than allowed; its bytes say which it is, never its name. */
    readonly drawn: (file: Uint8Array) => Effect.Effect<Picture, ImageRefused>
  }
>()("@weir/application/ports/Pictures") {}

export class Images extends Context.Service<
  Images,
  {
    /** Keeps a picture; one that is kept already stays, as if it was kept now. */
    readonly keep: (workspaceId: WorkspaceId, image: KeptImage) => Effect.Effect<void>
    readonly get: (workspaceId: WorkspaceId, id: string) => Effect.Effect<KeptImage, ImageNotFound>
    /** Whether there is such a picture. */
    readonly has: (workspaceId: WorkspaceId, id: string) => Effect.Effect<boolean>
    /** Forgets those that were kept before an instant and are not among these. */
    readonly forget: (
      workspaceId: WorkspaceId,
      before: Instant,
      except: ReadonlyArray<string>
    ) => Effect.Effect<void>
  }
>()("@weir/application/ports/Images") {}
