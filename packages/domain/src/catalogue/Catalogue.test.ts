import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { type CatalogueCommand, decide, type Entry, evolve, folded } from "./Catalogue.ts"

const id = "00000000-0000-4000-8000-000000000001",
  other = "00000000-0000-4000-8000-000000000002"
const web: Entry = { id, kind: "source", name: "Web", category: "webform", archived: false, version: 1 }
const add = (change: Partial<Extract<CatalogueCommand, { _tag: "AddEntry" }>> = {}): CatalogueCommand => ({
  _tag: "AddEntry",
  id,
  kind: "source",
  name: "Web",
  category: "webform",
  ...change
})
const facts = (entry: Entry | null, namesake: Entry | null, command: CatalogueCommand) =>
  Result.getOrThrow(decide(entry, namesake, command))
const after = (entry: Entry | null, command: CatalogueCommand): Entry =>
  facts(entry, null, command).reduce((state: Entry | null, fact) => evolve(state, fact), entry)!
const refusal = (entry: Entry | null, namesake: Entry | null, command: CatalogueCommand) => {
  const decided = decide(entry, namesake, command)
  return Result.isFailure(decided) ? decided.failure : null
}

describe("entries of the lists", () => {
  it("are added, renamed and archived, each with a version of its own", () => {
    const renamed = after(after(null, add()), { _tag: "RenameEntry", id, kind: "source", to: "Website" })
    assert.deepStrictEqual(renamed, { ...web, name: "Website", version: 2 })
    assert.deepStrictEqual(after(renamed, { _tag: "ArchiveEntry", id, kind: "source" }), {
      ...renamed,
      archived: true,
      version: 3
    })
  })

  it("what is so already happens no second time", () => {
    assert.deepStrictEqual(facts(web, null, add({ name: "Whatever" })), [])
    assert.deepStrictEqual(facts(web, web, { _tag: "RenameEntry", id, kind: "source", to: "Web" }), [])
    assert.deepStrictEqual(
      facts({ ...web, archived: true }, null, { _tag: "ArchiveEntry", id, kind: "source" }),
      []
    )
  })

  it("two sources, and two loss reasons, have different names", () => {
    const phone: Entry = { ...web, id: other }
    assert.deepInclude(refusal(null, phone, add()), {
      _tag: "NameTaken",
      kind: "source",
      name: "Web",
      by: other
    })
    assert.deepInclude(refusal(web, phone, { _tag: "RenameEntry", id, kind: "source", to: "Phone" }), {
      _tag: "NameTaken",
      name: "Phone",
      by: other
    })
    assert.deepInclude(refusal(null, { ...phone, kind: "lossReason" }, add({ kind: "lossReason" })), {
      _tag: "NameTaken",
      kind: "lossReason"
    })
  })

  it("an entry may change the letters of its own name", () => {
    assert.strictEqual(facts(web, web, { _tag: "RenameEntry", id, kind: "source", to: "WEB" }).length, 1)
  })

  it("companies, contacts and products may share names", () => {
    for (const kind of ["company", "contact", "product"] as const)
      assert.strictEqual(facts(null, { ...web, id: other, kind }, add({ kind })).length, 1)
  })

  it("only sources have a category, and one without is of another kind", () => {
    assert.strictEqual(after(null, add({ category: null })).category, "other")
    assert.isNull(after(null, add({ kind: "company" })).category)
  })

  it("what is not there can neither be renamed nor archived", () => {
    for (const command of [
      { _tag: "RenameEntry", id, kind: "product", to: "X" },
      { _tag: "ArchiveEntry", id, kind: "product" }
    ] as const) {
      assert.deepInclude(refusal(null, null, command), { _tag: "EntryNotFound", kind: "product", id })
    }
  })

  it("names are the same as people read them: case, spaces and the way accents are written make no difference", () => {
    assert.strictEqual(folded("  Cafe\u0301  do   Norte "), folded("CAFÉ DO NORTE"))
    assert.notStrictEqual(folded("Cafe"), folded("Café"))
  })
})
