/** What must a store of pictures do? Give back the very bytes, to their own workspace only, and forget what nobody shows. */
import { assert } from "@effect/vitest"
import { Images, type KeptImage } from "@weir/application/ports/Images"
import * as Instant from "@weir/domain/time/Instant"
import { Effect } from "effect"
import * as fc from "fast-check"
import { newWorkspaceId, openedAt, openOffice } from "./office.ts"
import { run, type Suite } from "./suite.ts"

const picture = (n: number, wanted: Partial<KeptImage> = {}): KeptImage => ({
  id: n.toString(16).padStart(64, "0"),
  bytes: Uint8Array.of(0, n, 255),
  width: 20,
  height: 10,
  keptAt: openedAt,
  ...wanted
})

export const images: Suite = {
  title: "Images",
  laws: ({ law, runs, test }) => {
    law(
      "a picture comes back byte by byte",
      fc.uint8Array({ minLength: 1, maxLength: 5000 }),
      runs,
      (bytes) =>
        Effect.gen(function* () {
          const images = yield* Images
          const { workspaceId } = yield* openOffice()
          const image = picture(1, { bytes })
          yield* images.keep(workspaceId, image)
          assert.deepStrictEqual(yield* images.get(workspaceId, image.id), image)
        })
    )

    test("a picture is there for its own workspace only", () =>
      Effect.gen(function* () {
        const images = yield* Images
        const { workspaceId } = yield* openOffice()
        const image = picture(2)
        yield* images.keep(workspaceId, image)
        assert.isTrue(yield* images.has(workspaceId, image.id))
        for (const [where, id] of [
          [newWorkspaceId(), image.id],
          [workspaceId, picture(3).id],
          [workspaceId, "nothing"],
          [workspaceId, "\u0000"]
        ] as const) {
          assert.isFalse(yield* images.has(where, id))
          assert.strictEqual((yield* Effect.flip(images.get(where, id)))._tag, "ImageNotFound")
        }
      }))

    test("old pictures are forgotten, except those that are named; one that is kept again is new", () =>
      Effect.gen(function* () {
        const images = yield* Images
        const { workspaceId } = yield* openOffice()
        const other = (yield* openOffice()).workspaceId
        const [old, shown, again, young] = [4, 5, 6, 7].map((n) => picture(n)) as [
          KeptImage,
          KeptImage,
          KeptImage,
          KeptImage
        ]
        const later = Instant.make(openedAt + 1000)
        for (const image of [old, shown, again, { ...young, keptAt: later }])
          yield* images.keep(workspaceId, image)
        yield* images.keep(other, old)
        yield* images.keep(workspaceId, { ...again, keptAt: later })
        yield* images.forget(workspaceId, later, [shown.id])
        const left: Array<string> = []
        for (const { id } of [old, shown, again, young]) if (yield* images.has(workspaceId, id)) left.push(id)
        assert.deepStrictEqual(left, [shown.id, again.id, young.id])
        assert.isTrue(yield* images.has(other, old.id))
      }))
  }
}

export const imagesSuite = run(images)
