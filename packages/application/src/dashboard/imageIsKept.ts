/** Is there the picture that somebody wants behind their dashboard? */
import type { Theme } from "@weir/domain/dashboard/Theme"
import { Effect } from "effect"
import { ImageNotFound, Images } from "../ports/Images.ts"
import type { Who } from "../Who.ts"

export const imageIsKept = Effect.fn("imageIsKept")(function* (
  { workspaceId }: Who,
  { background }: Pick<Theme, "background">
) {
  if (background._tag !== "Upload") return
  const { imageId } = background
  if (!(yield* (yield* Images).has(workspaceId, imageId))) return yield* new ImageNotFound({ id: imageId })
})
