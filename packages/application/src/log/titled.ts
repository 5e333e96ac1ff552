/** Which records have a text in their names? Deals, contacts and companies: the lists of names are searched, never the log. */
import { Effect } from "effect"
import { Catalogue } from "../ports/Catalogue.ts"
import { Deals } from "../ports/Deals.ts"
import type { Who } from "../Who.ts"

/** So many of each kind are found; deals that changed last come first. */
const most = 100

export const titled = Effect.fn("titled")(function* (who: Who, text: string) {
  const { holders = null, workspaceId } = who
  const deals = yield* (yield* Deals)
    .list(workspaceId, {
      filter: { text },
      holders,
      sort: "changed",
      descending: true,
      after: null,
      limit: most
    })
    .pipe(Effect.orDie)
  const catalogue = yield* Catalogue
  const ids: Array<string> = deals.items.map(({ id }) => id)
  for (const kind of ["contact", "company"] as const)
    ids.push(...(yield* catalogue.search(workspaceId, kind, text, most)).map(({ id }) => id))
  return ids
})
