/** How does an uploaded file become the background of a dashboard (D2)? It is drawn anew and kept under the hash of what was drawn. */
import { revisionsOf } from "@weir/domain/dashboard/checkLayout"
import * as Instant from "@weir/domain/time/Instant"
import { Effect, Stream } from "effect"
import { ImageRefused, Images, type KeptImage, maxImageBytes, Pictures } from "../ports/Images.ts"
import { Records } from "../ports/Records.ts"
import { present } from "../present.ts"
import type { Who } from "../Who.ts"

/** Time to save a dashboard with a picture that was uploaded; then one that no dashboard shows or showed is forgotten. */
const graceMs = 24 * 60 * 60_000

/** Keeps the picture, whose id says what is on it: the same picture twice is one. */
export const keepImage = Effect.fn("keepImage")(function* <E>(
  { workspaceId }: Who,
  file: Stream.Stream<Uint8Array, E>
) {
  const images = yield* Images
  const picture = yield* (yield* Pictures).drawn(yield* whole(file))
  const keptAt = yield* present
  const image: KeptImage = { ...picture, id: yield* sha256(picture.bytes), keptAt }
  yield* images.keep(workspaceId, image)
  yield* images.forget(workspaceId, Instant.clamp(keptAt - graceMs), yield* shownImages(workspaceId))
  return image
})

/** The pictures of all dashboards there are, and of those that can be had again. */
const shownImages = Effect.fn("shownImages")(function* (workspaceId: Who["workspaceId"]) {
  const dashboards = yield* (yield* Records).all(workspaceId, "dashboard")
  const backgrounds = dashboards.flatMap(revisionsOf).map(({ theme }) => theme.background)
  return [...new Set(backgrounds.flatMap((one) => (one._tag === "Upload" ? [one.imageId] : [])))]
})

/** All bytes of a file, which are not more than a picture may have. */
const whole = <E>(file: Stream.Stream<Uint8Array, E>): Effect.Effect<Uint8Array, E | ImageRefused> =>
  Effect.gen(function* () {
    const parts: Array<Uint8Array> = []
    let size = 0
    yield* Stream.runForEach(file, (part) => {
      size += part.length
      parts.push(part.slice())
      return size > maxImageBytes
        ? Effect.fail(
            new ImageRefused({ why: "too-large", reason: `a picture has at most ${maxImageBytes / 1e6} MB` })
          )
        : Effect.void
    })
    const bytes = new Uint8Array(size)
    let at = 0
    for (const part of parts) {
      bytes.set(part, at)
      at += part.length
    }
    return bytes
  })

const sha256 = (bytes: Uint8Array): Effect.Effect<string> =>
  Effect.map(
    Effect.promise(() => crypto.subtle.digest("SHA-256", bytes.slice())),
    (digest) => Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, "0")).join("")
  )
