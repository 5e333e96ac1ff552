/** What does a data folder begin with in which there is nothing yet? With a copy of the demo company where one is kept, else with nothing. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { present } from "@weir/application/present"
import { Effect } from "effect"
import type { Storage } from "../Composition.ts"
import type { Settings } from "./settings.ts"
import { tellAhead, toldLately } from "./toldLately.ts"

/** The storage, and with which copy it begins. Tells the company first where none is kept that still holds. */
export const beginningOf = Effect.fn("beginningOf")(function* (
  { demoShelf, empty, seed, storage }: Pick<Settings, "demoShelf" | "empty" | "seed" | "storage">,
  say: (line: string) => void
) {
  if (demoShelf === null || empty || storage.kind === "server" || existsSync(join(storage.path, "database")))
    return storage
  const lately = yield* toldLately(demoShelf, seed)
  if (lately !== null) {
    const minutes = Math.floor(((yield* present) - lately.upTo) / 60_000)
    const ago = minutes === 0 ? "a moment ago" : minutes === 1 ? "a minute ago" : `${minutes} minutes ago`
    say(`First start: the demo company moves in, as it was told ${ago}.`)
    return { ...storage, begins: lately.folder } satisfies Storage
  }
  say("First start: the demo company is told.")
  const told = yield* tellAhead(demoShelf, seed)
  if (told === null) return storage
  say(`  ${told.deals} deals, ${told.events} events, up to this very moment.`)
  return { ...storage, begins: told.folder } satisfies Storage
})
