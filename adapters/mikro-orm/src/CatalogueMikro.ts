/** How are the named lists read? */
import { Catalogue } from "@weir/application/ports/Catalogue"
import { folded } from "@weir/domain/catalogue/Catalogue"
import { isStorable } from "@weir/domain/text/Text"
import { Effect, Layer } from "effect"
import { type RawBuilder, sql } from "kysely"
import { Orm } from "./Orm.ts"
import { catalogueOf, type CatalogueRow } from "./rows/workspaceRows.ts"
import { texts } from "./sql/arrays.ts"
import { containing } from "./sql/containing.ts"
import type { LookUp } from "./sql/lookUp.ts"
import { select } from "./sql/select.ts"

const selection = sql.raw("id, kind, name, category, archived, version")

const entriesById: LookUp<CatalogueRow> = {
  key: ["uuid", "text", "text"],
  rows: (asked) => sql`
    select asked.nth, ${selection} from ${asked}
      join catalogue_entry on workspace_id = asked.k0 and id = asked.k1 and kind = asked.k2`
}

export const layer: Layer.Layer<Catalogue, never, Orm> = Layer.effect(
  Catalogue,
  Effect.gen(function* () {
    const orm = yield* Orm
    const entries = (query: RawBuilder<CatalogueRow>) =>
      Effect.map(
        orm.read((db) => select(db, query)),
        (rows) => rows.map(catalogueOf)
      )
    return Catalogue.of({
      some: (workspaceId, kind, ids) =>
        Effect.map(
          orm.find(
            entriesById,
            ids.map((id) => [workspaceId, id, kind])
          ),
          (rows) => rows.map(catalogueOf)
        ),
      byNames: (workspaceId, kind, foldedNames) =>
        entries(sql`
        select ${selection} from catalogue_entry
        where workspace_id = ${workspaceId} and kind = ${kind} and not archived
          and folded = any(${texts(foldedNames.filter(isStorable))}::text[])
        order by added, id`),
      search: (workspaceId, kind, text, limit) =>
        isStorable(text)
          ? entries(sql`
            select ${selection} from catalogue_entry
            where workspace_id = ${workspaceId} and kind = ${kind} and not archived and folded like ${containing(folded(text))}
            order by name, id limit ${limit}`)
          : Effect.succeed([])
    })
  })
)
