/** What happens to data that an earlier version wrote, when a database is opened? Every workspace of it is brought up to date, and it is said. */
import { Effect } from "effect"
import type { Orm } from "./Orm.ts"
import { broughtUp, outdated } from "./write/broughtUp.ts"

export const upToDate = Effect.fnUntraced(function* (orm: typeof Orm.Service) {
  for (const { id, name } of yield* orm.read(outdated)) {
    yield* Effect.logInfo(`What ${name} keeps was written by an earlier version: it is brought up to date.`)
    const { entries, facts, links } = yield* orm.write((db) => broughtUp(db, id))
    if (links !== null) yield* Effect.logInfo(`${name}: ${links} events of the log were linked.`)
    if (facts !== null) yield* Effect.logInfo(`${name}: ${facts} facts of the log were completed.`)
    if (entries !== null)
      yield* Effect.logInfo(`${name}: the log was entered again and made ${entries} entries.`)
  }
})
