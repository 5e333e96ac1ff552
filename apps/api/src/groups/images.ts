/** Pictures behind dashboards: taken in, and shown to the people of their workspace. */
import { keepImage } from "@weir/application/dashboard/keepImage"
import { Images } from "@weir/application/ports/Images"
import { Api } from "@weir/contract/Api"
import { Effect } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { who } from "../auth/who.ts"
import { answering } from "../http/problem.ts"
import type { Services } from "../Services.ts"

/** What an id shows never changes, so browsers need not ask again; opened by itself it is a file, in a page of nobody's. */
const headers = (id: string) => ({
  "cache-control": "private, max-age=31536000, immutable",
  "content-disposition": `attachment; filename="${id}.webp"`,
  "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'"
})

export const imagesGroup = HttpApiBuilder.group(
  Api,
  "images",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services>()
    const answer = <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.provideContext(answering(work), services)
    return handlers.handleAll({
      upload: ({ payload }) =>
        answer(
          Effect.gen(function* () {
            const { height, id, width } = yield* keepImage(yield* who, payload)
            return { imageId: id, width, height }
          })
        ),
      picture: ({ params }) =>
        answer(
          Effect.gen(function* () {
            const { workspaceId } = yield* who
            const { bytes, id } = yield* (yield* Images).get(workspaceId, params.id)
            return HttpServerResponse.uint8Array(bytes, { contentType: "image/webp", headers: headers(id) })
          })
        )
    })
  })
)
