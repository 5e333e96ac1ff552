/** How do the named lists change: sources, loss reasons, companies, contacts and products? */
import * as Entries from "@weir/domain/catalogue/Catalogue"
import { RecordExists } from "@weir/domain/record/RecordRefusal"
import { Effect, Schema } from "effect"
import { answerOf, type Repeatable, settled } from "../change/once.ts"
import { Catalogue } from "../ports/Catalogue.ts"
import { Directory } from "../ports/Directory.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"
import { counted } from "../watch/counted.ts"
import type { Who } from "../Who.ts"

/** An entry as it is kept under the key of a change. */
export const keptEntry = Schema.fromJsonString(Entries.Entry)

/** Carries out a command on one entry and gives the entry afterwards. */
export const changeCatalogue = Effect.fn("changeCatalogue")(
  (who: Who, command: Entries.CatalogueCommand, options: Repeatable = {}) =>
    counted(
      Effect.catchTag(settled(attempt(who, command, options), options, keptEntry), "StaleVersion", (stale) =>
        // However often it is decided again: an entry of another list has the id.
        Effect.fail(command._tag === "AddEntry" ? new RecordExists({ kind: "entry", id: command.id }) : stale)
      ),
      command._tag
    )
)

const attempt = Effect.fn("attemptChange")(function* (
  who: Who,
  command: Entries.CatalogueCommand,
  options: Repeatable
) {
  const directory = yield* (yield* Directory).get(who.workspaceId)
  const catalogue = yield* Catalogue
  const { id, kind } = command
  const before = (yield* catalogue.some(who.workspaceId, kind, [id]))[0] ?? null
  const name = command._tag === "AddEntry" ? command.name : command._tag === "RenameEntry" ? command.to : null
  const namesakes =
    name === null ? [] : yield* catalogue.byNames(who.workspaceId, kind, [Entries.folded(name)])
  const facts = yield* Effect.fromResult(
    Entries.decide(before, namesakes.find((e) => e.id !== id) ?? null, command)
  )
  const after = facts.reduce<Entries.Entry | null>((entry, fact) => Entries.evolve(entry, fact), before)
  if (after === null) return yield* new Entries.EntryNotFound({ kind, id })
  const answer = yield* answerOf(options, keptEntry, after)
  if (facts.length === 0 && answer === null) return after
  const at = yield* present
  yield* record(who, {
    facts: facts.map((fact) => ({ fact, at })),
    expected: [{ kind: "catalogue", id, version: before?.version ?? 0 }],
    directory,
    changes: { catalogue: [after] },
    answer
  })
  return after
})
