/** Was the demo company told a little while ago? Then a first start begins with a copy of it and need not tell it again. */
import { randomUUID } from "node:crypto"
import { mkdir, readdir, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { present } from "@weir/application/present"
import { profile } from "@weir/demo/company"
import { dayOf } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { services } from "../Composition.ts"
import { moveIn } from "./demo.ts"

/** A company that is kept: a data folder nobody uses, without anybody's way in. */
export interface Told {
  readonly folder: string
  readonly upTo: Instant.Instant
}

/** Milliseconds that a story may have ended ago and still pass for one that ends now. */
const lately = 3_600_000

/** May a story that ends at one instant be shown at another? Within the hour, on the same day of the company. */
export const stillHolds = (upTo: Instant.Instant, now: Instant.Instant): boolean =>
  upTo <= now && now - upTo < lately && dayOf(profile.zone, upTo) === dayOf(profile.zone, now)

/** The latest story of a seed on a shelf that still holds, if there is one. */
export const toldLately = Effect.fn("toldLately")(function* (shelf: string, seed: number) {
  const now = yield* present
  return (
    (yield* keptOn(shelf))
      .filter((kept) => kept.whole && kept.seed === seed && stillHolds(kept.upTo, now))
      .sort((a, b) => b.upTo - a.upTo)[0] ?? null
  )
})

/** Tells the company up to now and keeps it on the shelf; null where nothing can be kept. */
export const tellAhead = Effect.fn("tellAhead")(function* (shelf: string, seed: number) {
  const upTo = yield* present
  const folder = join(shelf, nameOf({ seed, upTo }))
  const draft = `${folder}.${randomUUID()}`
  const told = yield* Effect.tryPromise(() => mkdir(draft, { recursive: true })).pipe(
    Effect.andThen(Effect.provide(moveIn(seed), services({ kind: "folder", path: draft }))),
    Effect.tap(() => Effect.tryPromise(() => rename(draft, folder))),
    Effect.map((size) => ({ folder, upTo, ...size })),
    Effect.catchCause((cause) =>
      Effect.as(Effect.logDebug("the demo company is not kept for a later start", cause), null)
    )
  )
  const past = (yield* keptOn(shelf)).filter((kept) => kept.upTo < upTo - 2 * lately)
  const cleared = told === null ? [draft] : past.map((kept) => kept.folder)
  yield* Effect.forEach(cleared, (path) =>
    Effect.ignore(Effect.tryPromise(() => rm(path, { recursive: true, force: true })))
  )
  return told
})

const nameOf = ({ seed, upTo }: { readonly seed: number; readonly upTo: Instant.Instant }): string =>
  `demo-${seed}-${upTo}`

/** All that lies on a shelf; what was never finished is not whole. */
const keptOn = (shelf: string) =>
  Effect.promise(() => readdir(shelf).catch((): ReadonlyArray<string> => [])).pipe(
    Effect.map((names) =>
      names.flatMap((name) => {
        const [, seed, upTo, rest] = /^demo-(\d+)-(\d+)(\..+)?$/u.exec(name) ?? []
        return upTo === undefined
          ? []
          : [
              {
                folder: join(shelf, name),
                seed: Number(seed),
                upTo: Instant.make(Number(upTo)),
                whole: rest === undefined
              }
            ]
      })
    )
  )
