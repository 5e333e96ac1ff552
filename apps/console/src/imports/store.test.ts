// Does the wizard know what to begin with?
import { createPinia, setActivePinia } from "pinia"
import { afterEach, assert, beforeEach, describe, it } from "vitest"
import { at } from "./draft.ts"
import { useImport } from "./store.ts"

const draft = { weir: "mapping", version: 1, columns: { externalId: { column: "id" } } }
const upload = (over: object = {}) => ({
  job: {
    id: "j1",
    fileName: "deals.csv",
    bytes: 10,
    mapping: null,
    state: "uploaded",
    rows: 2,
    done: 0,
    counts: { created: 0, updated: 0, skipped: 0, failed: 0 }
  },
  file: {
    headers: ["id", "name"],
    sample: [
      { row: 2, cells: ["1", " Press "] },
      { row: 3, cells: ["2", ""] }
    ]
  },
  suggestion: {
    product: "Pipedrive",
    draft,
    questions: [{ path: ["columns", "owner", "column"], column: null, text: "Whose?", choices: [] }]
  },
  remembered: null,
  before: [],
  ...over
})

describe("the import wizard", () => {
  const original = globalThis.fetch
  let answers: Array<{ readonly body: unknown; readonly status?: number }> = []

  beforeEach(() => {
    setActivePinia(createPinia())
    globalThis.fetch = (async () => {
      const { body, status } = answers.shift()!
      return new Response(JSON.stringify(body), { status: status ?? 200 })
    }) as typeof fetch
  })
  afterEach(() => {
    globalThis.fetch = original
  })
  const choose = () => useImport().choose(new File(["id,name\n"], "deals.csv"))

  it("begins with what the columns suggest, and the questions that leaves", async () => {
    answers = [{ body: upload() }]
    await choose()
    const wizard = useImport()
    assert.strictEqual(at(wizard.draft, ["columns", "externalId", "column"]), "id")
    assert.strictEqual(wizard.unanswered.length, 1)
    assert.strictEqual(wizard.product, "Pipedrive")
  })

  it("prefers the mapping that was used last for such a file", async () => {
    answers = [{ body: upload({ remembered: { ...draft, name: "Mine" } }) }]
    await choose()
    assert.strictEqual(useImport().draft["name"], "Mine")
    assert.strictEqual(useImport().origin, "remembered")
  })

  it("shows the filled cells of a column, trimmed", async () => {
    answers = [{ body: upload() }]
    await choose()
    assert.deepEqual(useImport().cells("name"), ["Press"])
    assert.deepEqual(useImport().cells("nothing"), [])
  })

  it("stays with the columns when the mapping does not fit, and says where", async () => {
    answers = [
      { body: upload() },
      {
        body: {
          type: "/problems/MappingDoesNotFit",
          errors: [{ field: "columns.stage", reason: "name a column or a constant" }]
        },
        status: 422
      }
    ]
    await choose()
    const wizard = useImport()
    wizard.step = "columns"
    await wizard.check()
    assert.strictEqual(wizard.step, "columns")
    assert.deepEqual(wizard.problems, [{ field: "columns.stage", reason: "name a column or a constant" }])
    wizard.set(["columns", "stage", "column"], "name")
    assert.deepEqual(wizard.problems, [])
  })

  it("says why a file was not taken in, and is ready for another", async () => {
    answers = [
      {
        body: { type: "/problems/TableFileUnreadable", detail: "deals.csv: it is a binary file" },
        status: 422
      }
    ]
    await choose()
    assert.strictEqual(useImport().failure?.message, "deals.csv: it is a binary file")
    assert.isUndefined(useImport().upload)
  })
})
