// Do merged clients and merged deals count as one, come apart again, and does a profile open into what it counts?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Crew, crew, id } from "../testing/crew.ts"
import { type Serving, serving } from "../testing/serving.ts"

let served: Serving
let all: Crew
beforeAll(async () => {
  served = await serving()
  all = await crew(served, "north")
})
afterAll(() => served.stop())

const entry = async (kind: string, name: string) =>
  (await served.call("POST", `/api/catalogue/${kind}`, { as: all.ben, json: { name } })).body.id as string
const noted = async (bindings: ReadonlyArray<object>) => {
  const { status, text } = await all.ask(all.ada, "notes", {
    _tag: "AddNote",
    noteId: id(),
    sort: "common",
    authorId: all.ada.userId,
    text: "Spoke at the fair",
    bindings
  })
  assert.strictEqual(status, 200, text)
}
const lines = async (kind: string, of: string) =>
  (await served.call("GET", `/api/timeline/${kind}/${of}`, { as: all.ada })).body.total

describe("clients over HTTP", () => {
  test("a window that is hidden from the start has nothing to say, and is not refused for it", async () => {
    const { status, text } = await served.call("POST", "/api/presence", {
      as: all.dan,
      json: { window: "w1", visible: false }
    })
    assert.strictEqual(status, 204, text)
  })

  test("cannot begin under the id of an entry of another list", async () => {
    const company = await entry("company", "Elm Ltd")
    const taken = await served.call("POST", "/api/catalogue/contact", {
      as: all.ben,
      json: { id: company, name: "Rui" }
    })
    assert.deepStrictEqual([taken.status, taken.body._tag], [409, "RecordExists"], taken.text)
  })

  test("are addressed and linked, and a company's timeline has its contacts'", async () => {
    const company = await entry("company", "Oak Ltd")
    const contact = await entry("contact", "Ines")
    const unknown = await served.call("GET", `/api/clients/${contact}`, { as: all.ben })
    assert.strictEqual(unknown.status, 404)
    const addressed = await all.ask(all.ben, "clients", {
      _tag: "AddressClient",
      clientId: contact,
      of: "contact",
      to: { phones: ["+351912345678"], emails: ["ines@oak.example"] }
    })
    assert.strictEqual(addressed.status, 200, addressed.text)
    const linked = await all.ask(
      all.ben,
      "clients",
      { _tag: "LinkClient", clientId: contact, of: "contact", to: company },
      { headers: { "if-match": '"v1"' } }
    )
    assert.deepStrictEqual([linked.status, linked.body.companyId], [200, company])
    await noted([{ kind: "contact", id: contact }])
    assert.strictEqual(await lines("company", company), 1)
    const phone = await all.ask(all.ben, "clients", {
      _tag: "AddressClient",
      clientId: company,
      of: "company",
      to: { phones: ["912"], emails: [] }
    })
    assert.strictEqual(phone.status, 400)
    assert.include(phone.body.errors[0].field, "phones")
  })

  test("two that are one are merged in one commit, and come apart again", async () => {
    const [one, other] = [await entry("contact", "Jo"), await entry("contact", "J. Silva")]
    await noted([{ kind: "contact", id: one }])
    await noted([{ kind: "contact", id: other }])
    const before = await served.dump()
    const itself = await all.ask(all.ben, "clients", {
      _tag: "MergeClients",
      clientId: one,
      of: "contact",
      absorbed: one
    })
    assert.deepStrictEqual([itself.status, itself.body.errors[0].field], [422, "command.absorbed"])
    assert.strictEqual(await served.dump(), before)
    const merged = await all.ask(all.ben, "clients", {
      _tag: "MergeClients",
      clientId: one,
      of: "contact",
      absorbed: other
    })
    assert.deepStrictEqual([merged.status, merged.body.absorbed], [200, [other]])
    assert.strictEqual(await lines("contact", one), 2)
    const { items } = (await served.call("GET", "/api/events?limit=2", { as: all.ada })).body
    assert.strictEqual(items[0].transaction, items[1].transaction)
    const parted = await all.ask(all.ben, "clients", {
      _tag: "PartClients",
      clientId: one,
      of: "contact",
      released: other
    })
    assert.deepStrictEqual([parted.status, parted.body.absorbed], [200, []])
    assert.strictEqual(await lines("contact", one), 1)
  })

  test("a profile has its own numbers, which open, and need a client that is there", async () => {
    const company = await entry("company", "Elm Ltd")
    const deal = await all.deal(all.ben, { companyId: company, ownerId: all.ada.userId })
    await served.call("POST", `/api/deals/${deal.id}/win`, {
      as: all.ada,
      json: {},
      headers: { "if-match": '"v1"' }
    })
    const { body, status, text } = await served.call("GET", `/api/dashboard?company=${company}`, {
      as: all.ada
    })
    assert.strictEqual(status, 200, text)
    assert.strictEqual(body.readings["client-won-value"].now.deals, 1)
    assert.notProperty(body.readings, "won-deals")
    const behind = await served.call(
      "GET",
      `/api/readings/client-won-value/entries?part=now&company=${company}`,
      { as: all.ada }
    )
    assert.deepStrictEqual(
      [behind.body.total.deals, behind.body.entries[0].deal.id, behind.body.addsUp],
      [1, deal.id, true]
    )
    const nobody = await served.call("GET", "/api/readings/client-won-value", { as: all.ada })
    assert.deepStrictEqual([nobody.status, nobody.body.errors[0].field], [422, "contact"])
    const missing = await served.call("GET", `/api/readings/client-won-value?contact=${id()}`, {
      as: all.ada
    })
    assert.strictEqual(missing.status, 404)
    const both = await served.call(
      "GET",
      `/api/readings/client-won-value?contact=${company}&company=${company}`,
      { as: all.ada }
    )
    assert.strictEqual(both.status, 400)
  })
})

describe("deals over HTTP", () => {
  const step = (of: string, what: string, version: number, json: object) =>
    served.call("POST", `/api/deals/${of}/${what}`, {
      as: all.ada,
      json,
      headers: { "if-match": `"v${version}"` }
    })

  test("two that are one are merged with all that is bound to them, and come apart again", async () => {
    const [one, other] = [await all.deal(all.ada), await all.deal(all.ada)]
    await noted([{ kind: "deal", id: other.id }])
    const count = async () =>
      (await served.call("GET", "/api/readings/new-deals", { as: all.ada })).body.reading.now.deals
    const before = await count()
    const merged = await step(one.id, "merge", 1, { loserId: other.id })
    assert.strictEqual(merged.status, 200, merged.text)
    assert.strictEqual(await count(), before - 1)
    assert.strictEqual(await lines("deal", one.id), 1)
    const loser = (await served.call("GET", `/api/deals/${other.id}`, { as: all.ada })).body
    assert.strictEqual(loser.mergedInto, one.id)
    const parted = await step(other.id, "unmerge", loser.version, {})
    assert.strictEqual(parted.status, 200, parted.text)
    assert.strictEqual(await count(), before)
    const self = await step(one.id, "merge", 3, { loserId: one.id })
    assert.deepStrictEqual([self.status, self.body.errors[0].field], [422, "loserId"])
  })

  test("products make the budget, and a plan says when it should close", async () => {
    const deal = await all.deal(all.ada, { budget: null })
    const row = {
      productId: null,
      name: "Oak table",
      unitPrice: { amount: 100_000, currency: "EUR" },
      quantity: 2000,
      unit: null,
      discount: { kind: "none" },
      taxRate: 0,
      taxIncluded: true
    }
    const priced = await step(deal.id, "products", 1, { rows: [row] })
    assert.deepStrictEqual([priced.status, priced.body.budget?.amount], [200, 200_000], priced.text)
    const planned = await step(deal.id, "plan", priced.body.version, { closeOn: "2031-05-01" })
    assert.strictEqual(planned.status, 200, planned.text)
    const nowhere = await step(deal.id, "products", planned.body.version, {
      rows: [{ ...row, productId: id() }]
    })
    assert.deepStrictEqual([nowhere.status, nowhere.body._tag], [422, "ReferenceNotFound"])
  })
})
