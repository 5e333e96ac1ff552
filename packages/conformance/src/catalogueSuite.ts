/** What must a store of named lists do? Find entries by id, by name as people read it, and for choosing. */
import { assert } from "@effect/vitest"
import { Catalogue } from "@weir/application/ports/Catalogue"
import { Journal } from "@weir/application/ports/Journal"
import { CatalogueCommand, EntryKind, folded } from "@weir/domain/catalogue/Catalogue"
import { histories } from "@weir/specs/histories/histories"
import { Effect } from "effect"
import * as fc from "fast-check"
import { commitOf, type Office, openOffice, store } from "./office.ts"
import { run, type Suite } from "./suite.ts"
import { names } from "./values.ts"

const { AddEntry, ArchiveEntry, RenameEntry } = CatalogueCommand.cases

/** Ten names that people tell apart. */
const tenNames = fc.uniqueArray(names, { minLength: 10, maxLength: 10, selector: folded })

const add = (office: Office, kind: typeof EntryKind.Type, name: string) =>
  Effect.gen(function* () {
    const id = crypto.randomUUID()
    yield* (yield* Journal).commit(commitOf(office.ask(AddEntry.make({ id, kind, name, category: null }))))
    return id
  })

export const catalogue: Suite = {
  title: "Catalogue",
  laws: ({ law, runs, test }) => {
    law(
      "gives back every entry of a history by its id and kind",
      histories(),
      Math.ceil(runs / 2),
      (history) =>
        Effect.gen(function* () {
          const catalogue = yield* Catalogue
          const { state, workspaceId } = yield* store(history)
          const entries = [...state.catalogue.values()]
          for (const kind of EntryKind.literals) {
            const found = yield* catalogue.some(workspaceId, kind, [
              ...entries.map(({ id }) => id),
              crypto.randomUUID()
            ])
            assert.sameDeepMembers(
              [...found],
              entries.filter((entry) => entry.kind === kind)
            )
            const active = entries.filter((entry) => entry.kind === kind && !entry.archived)
            const named = yield* catalogue.byNames(
              workspaceId,
              kind,
              active.map(({ name }) => folded(name))
            )
            assert.sameDeepMembers([...named], active)
          }
        })
    )

    law("finds an entry by its folded name, whatever the name", tenNames, Math.ceil(runs / 3), (list) =>
      Effect.gen(function* () {
        const catalogue = yield* Catalogue
        const office = yield* openOffice()
        for (const name of list) {
          const id = yield* add(office, "product", name)
          const found = yield* catalogue.byNames(office.workspaceId, "product", [folded(name), "nobody"])
          assert.deepStrictEqual(
            found.map((entry) => [entry.id, entry.name]),
            [[id, name]]
          )
          assert.deepStrictEqual(yield* catalogue.byNames(office.workspaceId, "contact", [folded(name)]), [])
        }
      })
    )

    test("of namesakes the oldest comes first, and archived ones are not found by name", () =>
      Effect.gen(function* () {
        const [catalogue, journal] = [yield* Catalogue, yield* Journal]
        const office = yield* openOffice()
        const ids: Array<string> = []
        for (const name of ["ACME  Ltd", "acme ltd", " Acme Ltd "])
          ids.push(yield* add(office, "company", name))
        const found = () =>
          Effect.map(catalogue.byNames(office.workspaceId, "company", ["acme ltd"]), (list) =>
            list.map(({ id }) => id)
          )
        assert.deepStrictEqual(yield* found(), ids)
        const [first = "", second = "", third = ""] = ids
        yield* journal.commit(commitOf(office.ask(ArchiveEntry.make({ id: second, kind: "company" }))))
        // A new name does not make an entry younger.
        yield* journal.commit(
          commitOf(office.ask(RenameEntry.make({ id: first, kind: "company", to: "ACME LTD" })))
        )
        assert.deepStrictEqual(yield* found(), [first, third])
      }))

    test("a search finds entries by part of their name, in order, at most as many as asked for", () =>
      Effect.gen(function* () {
        const catalogue = yield* Catalogue
        const office = yield* openOffice()
        for (const name of ["charlie mill", "alpha mill", "bravo 100%", "delta mill", "Мельница"])
          yield* add(office, "product", name)
        const look = (text: string, limit = 10) =>
          Effect.map(catalogue.search(office.workspaceId, "product", text, limit), (list) =>
            list.map(({ name }) => name)
          )
        assert.deepStrictEqual(yield* look("mill"), ["alpha mill", "charlie mill", "delta mill"])
        assert.deepStrictEqual(yield* look("MILL", 2), ["alpha mill", "charlie mill"])
        assert.deepStrictEqual(yield* look("0%"), ["bravo 100%"])
        assert.deepStrictEqual(yield* look("мель"), ["Мельница"])
        assert.deepStrictEqual(yield* look("_"), [])
        assert.strictEqual((yield* look("")).length, 6)
      }))
  }
}

/** Holds an adapter to the laws of the named lists. */
export const catalogueSuite = run(catalogue)
