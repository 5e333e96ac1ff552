// Does a file come in over HTTP as it should: looked through, mapped, tried out, run, watched, taken back, and refused when it is no table?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { company, type Serving, serving, type Visitor } from "../testing/serving.ts"
import { smallMapping } from "../testing/smallMapping.ts"

let served: Serving
let ada: Visitor
beforeAll(async () => {
  served = await serving()
  ada = await served.signIn((await company(served, "north")).email)
})
afterAll(() => served.stop())

const csv = [
  "id;name;stage;amount;owner;created;closed",
  "A1;Oak tables;Offer;1 500,00;Ada;01.02.2026;",
  "A2;Lamps;Won;250,50;Bea;02.02.2026;05.02.2026",
  "A3;Chairs;Won;99,90;Bea;02.02.2026;06.02.2026",
  "A4;Broken row;Offer;lots;Ada;03.02.2026;"
].join("\r\n")

const mapping = smallMapping({
  title: { column: "name" },
  amount: { column: "amount", number: { decimal: ",", grouping: "space" } },
  createdAt: { column: "created", date: "dd.mm.yyyy" },
  closedAt: { column: "closed", date: "dd.mm.yyyy" }
})

const upload = (body: string | Uint8Array, name = "deals.csv") =>
  served.call("POST", `/api/imports?fileName=${encodeURIComponent(name)}`, {
    as: ada,
    body,
    headers: { "content-type": "application/octet-stream" }
  })
const act = (id: string, what: string) => served.call("POST", `/api/imports/${id}/${what}`, { as: ada })
const settled = async (id: string) => {
  for (let i = 0; i < 200; i++) {
    const { body } = await served.call("GET", `/api/imports/${id}`, { as: ada })
    if (body.state !== "running") return body
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error("the import never ended")
}

describe("an import", () => {
  test("goes from upload to result, and back", async () => {
    const sent = await upload(csv)
    assert.strictEqual(sent.status, 200, sent.text)
    const { file, job, remembered, suggestion } = sent.body
    assert.deepStrictEqual(
      [file.delimiter.value, file.rows, file.headers.length, job.state, remembered],
      [";", 4, 7, "uploaded", null]
    )
    assert.strictEqual(suggestion.draft.weir, "mapping")

    const wrong = await served.call("PUT", `/api/imports/${job.id}/mapping`, {
      as: ada,
      json: { ...mapping, columns: { ...mapping.columns, owner: { column: "Verkäufer" } } }
    })
    assert.strictEqual(wrong.status, 422)
    assert.match(wrong.body.errors[0].field, /owner/)
    const { field, reason } = wrong.body.errors[0]
    assert.strictEqual(wrong.body.detail, `${field}: ${reason}`)
    assert.strictEqual((await act(job.id, "run")).status, 409)
    const mapped = await served.call("PUT", `/api/imports/${job.id}/mapping`, { as: ada, json: mapping })
    assert.deepStrictEqual([mapped.status, mapped.body.state], [200, "ready"], mapped.text)

    const before = (await served.call("GET", "/api/deals", { as: ada })).text
    const tried = await act(job.id, "dry-run")
    assert.deepStrictEqual(
      tried.body.outcomes,
      { create: 3, update: 0, skip: 0, conflict: 0, error: 1 },
      tried.text
    )
    assert.deepStrictEqual(tried.body.makes.find((m: { kind: string }) => m.kind === "owner")?.names, ["Bea"])
    assert.match(tried.body.plans.find((p: { outcome: string }) => p.outcome === "error").reason, /lots/)
    assert.strictEqual((await served.call("GET", "/api/deals", { as: ada })).text, before)

    const begun = await act(job.id, "run")
    assert.deepStrictEqual([begun.status, begun.body.state], [200, "running"])
    const done = await settled(job.id)
    assert.deepStrictEqual(
      [done.state, done.counts],
      ["finished", { created: 3, updated: 0, skipped: 0, failed: 1 }]
    )
    const won = (
      await served.call("GET", "/api/readings/won-deals?period=2026-02-01..2026-02-28", { as: ada })
    ).body.reading.now
    assert.deepStrictEqual([won.deals, won.converted], [2, 35_040])
    const failed = (await served.call("GET", `/api/imports/${job.id}/rows?outcome=failed`, { as: ada })).body
      .items
    assert.deepStrictEqual(
      failed.map((r: { row: number }) => r.row),
      [5]
    )
    const result = await served.call("GET", `/api/imports/${job.id}/result.csv`, { as: ada })
    assert.match(result.headers.get("content-type") ?? "", /^text\/csv/)
    assert.strictEqual(result.text.trim().split(/\r?\n/).length, 5)

    const again = await upload(csv)
    assert.deepStrictEqual(
      [again.body.remembered, again.body.before.map((b: { id: string }) => b.id)],
      [mapping, [job.id]]
    )

    const undone = await act(job.id, "undo")
    assert.deepStrictEqual(
      [undone.status, undone.body.taken, undone.body.blocked, undone.body.job.state],
      [200, 3, [], "undone"],
      undone.text
    )
    assert.strictEqual(
      (await served.call("GET", "/api/readings/won-deals?period=2026-02-01..2026-02-28", { as: ada })).body
        .reading.now.deals,
      0
    )
  })

  test("shows the file again for whoever comes back to it", async () => {
    const {
      body: { file, job }
    } = await upload(csv)
    const looked = await served.call("GET", `/api/imports/${job.id}/file`, { as: ada })
    assert.deepStrictEqual(looked.body.file, file)
  })

  test("run twice at once runs once", async () => {
    const {
      body: { job }
    } = await upload(csv.replaceAll("A", "B"))
    await served.call("PUT", `/api/imports/${job.id}/mapping`, { as: ada, json: mapping })
    const runs = await Promise.all([act(job.id, "run"), act(job.id, "run"), act(job.id, "run")])
    for (const run of runs) assert.include([200, 409], run.status)
    assert.strictEqual((await settled(job.id)).counts.created, 3)
    assert.strictEqual((await served.call("GET", "/api/deals?q=B1", { as: ada })).body.total, 1)
  })
})

describe("a file that is no table", () => {
  const cases: ReadonlyArray<readonly [string, string | Uint8Array, string]> = [
    ["an empty one", "", "empty"],
    [
      "bytes of a picture",
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 1, 2, 3]),
      "binary"
    ],
    ["a quote that never ends", 'a,b\n1,"two\n3,4\n5,6\n', "quote-not-closed"]
  ]
  test.for(cases)("%s is refused with the reason, and nothing is kept", async ([, body, reason]) => {
    const before = await served.dump()
    const answer = await upload(body)
    assert.deepStrictEqual(
      [answer.status, answer.body._tag, answer.body.reason],
      [422, "TableFileUnreadable", reason],
      answer.text
    )
    assert.strictEqual(await served.dump(), before)
  })

  test("headers and cells that look like code are text like any other", async () => {
    const { body, status, text } = await upload(
      '__proto__,constructor,name\n"=HYPERLINK(""http://evil"")",<img onerror=1>,x\n'
    )
    assert.strictEqual(status, 200, text)
    assert.deepStrictEqual(body.file.headers, ["__proto__", "constructor", "name"])
  })

  test("a name that reaches elsewhere is a name, and one that is too long is refused", async () => {
    assert.strictEqual((await upload(csv, "../../etc/passwd")).body.job.fileName, "passwd")
    assert.strictEqual((await upload(csv, "x".repeat(256))).status, 400)
  })
})
