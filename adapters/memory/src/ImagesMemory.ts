/** How are pictures kept in memory? */
import { ImageNotFound, type Images } from "@weir/application/ports/Images"
import { Effect } from "effect"
import { look, open, type Store } from "./Shelf.ts"

export const images = (store: Store): typeof Images.Service => ({
  keep: (workspaceId, image) =>
    Effect.sync(() => {
      open(store, workspaceId).images.set(image.id, { ...image, bytes: image.bytes.slice() })
    }),
  get: (workspaceId, id) =>
    Effect.suspend(() => {
      const image = look(store, workspaceId).images.get(id)
      return image === undefined
        ? Effect.fail(new ImageNotFound({ id }))
        : Effect.succeed({ ...image, bytes: image.bytes.slice() })
    }),
  has: (workspaceId, id) => Effect.sync(() => look(store, workspaceId).images.has(id)),
  forget: (workspaceId, before, except) =>
    Effect.sync(() => {
      const { images } = look(store, workspaceId)
      for (const [id, { keptAt }] of images) if (keptAt < before && !except.includes(id)) images.delete(id)
    })
})
