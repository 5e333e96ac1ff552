// Are pictures taken in, shown to their own people only, and nothing else of what was uploaded ever sent out?
import { createHash } from "node:crypto"
import { standard } from "@weir/domain/dashboard/standard"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Crew, crew } from "../testing/crew.ts"
import { type Serving, serving, type Visitor } from "../testing/serving.ts"

let served: Serving
let north: Crew
let south: Crew

beforeAll(async () => {
  served = await serving("/nowhere", "pglite")
  north = await crew(served, "north")
  south = await crew(served, "south")
})
afterAll(() => served.stop())

/** A red pixel. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC",
  "base64"
)
const upload = (as: Visitor | undefined, body: Uint8Array, type = "image/png") =>
  served.call("POST", "/api/images", { as, body, headers: { "content-type": type } })
/** The very bytes. */
const shown = async (as: Visitor | undefined, imageId: string) => {
  const response = await fetch(`${served.url}/api/images/${imageId}`, {
    headers: { accept: "image/avif,image/webp,*/*;q=0.8", ...(as === undefined ? {} : { cookie: as.cookie }) }
  })
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer())
  }
}

describe("a picture", () => {
  test("is drawn anew, kept under the hash of its bytes, and sent as a picture and nothing else", async () => {
    const { body, status } = await upload(north.ben, png)
    assert.strictEqual(status, 200)
    assert.deepInclude(body, { width: 1, height: 1 })
    const { bytes, headers } = await shown(north.cleo, body.imageId)
    assert.strictEqual(createHash("sha256").update(bytes).digest("hex"), body.imageId)
    assert.strictEqual(bytes.subarray(8, 12).toString("latin1"), "WEBP")
    assert.strictEqual(headers.get("content-type"), "image/webp")
    assert.strictEqual(headers.get("x-content-type-options"), "nosniff")
    assert.strictEqual(
      headers.get("content-security-policy"),
      "default-src 'none'; sandbox; frame-ancestors 'none'"
    )
    assert.strictEqual(headers.get("cache-control"), "private, max-age=31536000, immutable")
    assert.match(headers.get("content-disposition") ?? "", /^attachment; filename="[0-9a-f]{64}\.webp"$/)
    assert.strictEqual((await upload(north.dan, png)).body.imageId, body.imageId)
  })

  test("with a page behind it is sent without the page", async () => {
    const page = "<!doctype html><script>alert(document.cookie)</script>"
    const { body } = await upload(north.ben, Buffer.concat([png, Buffer.from(page)]))
    const { bytes } = await shown(north.ben, body.imageId)
    assert.isFalse(bytes.includes("script"))
  })

  test("is shown within its own workspace only, to those who are signed in", async () => {
    const { imageId } = (await upload(north.ben, png)).body
    assert.strictEqual((await shown(south.ada, imageId)).status, 404)
    assert.strictEqual((await shown(undefined, imageId)).status, 401)
    assert.strictEqual((await upload(undefined, png)).status, 401)
    assert.strictEqual((await shown(north.ben, "0".repeat(64))).status, 404)
    for (const wrong of ["..%2f..%2fetc%2fpasswd", "A".repeat(64), "x", "%00"])
      assert.strictEqual((await shown(north.ben, wrong)).status, 404, wrong)
  })

  test("lies behind a dashboard of its own workspace, and no other can be named", async () => {
    const { imageId } = (await upload(north.ben, png)).body
    const behind = { layout: [], theme: { ...standard.theme, background: { _tag: "Upload", imageId } } }
    const saved = await served.call("PUT", "/api/my/dashboard", { as: north.ben, json: behind })
    assert.deepStrictEqual([saved.status, saved.body.shown], [200, behind])
    const before = await served.dump()
    const refused = await served.call("PUT", "/api/my/dashboard", { as: south.ben, json: behind })
    assert.deepStrictEqual([refused.status, refused.body.errors[0].field], [404, "theme.background.imageId"])
    const applied = await served.call("POST", "/api/dashboard/apply", {
      as: south.ada,
      json: { ...behind, locked: false }
    })
    assert.strictEqual(applied.status, 404)
    assert.strictEqual(await served.dump(), before)
  })
})

describe("what is no picture", () => {
  test("is refused by its bytes, whatever it says it is", async () => {
    for (const [type, text] of [
      ["image/png", "<!doctype html><script>alert(1)</script>"],
      ["image/webp", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
      ["application/octet-stream", "GIF89a"]
    ] as const) {
      const { body, status } = await upload(north.ben, Buffer.from(text), type)
      assert.deepStrictEqual([status, body.type, body.why], [422, "/problems/ImageRefused", "type"])
    }
    assert.strictEqual((await upload(north.ben, png, "image/svg+xml")).status, 415)
    assert.strictEqual((await upload(north.ben, png, "text/html")).status, 415)
  })

  test("is refused where it says it is larger than can be looked at", async () => {
    // Width and height stand at bytes 16 to 23; the sum of that chunk at 29.
    const bomb = Buffer.from(png)
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    bomb.writeUInt32BE(crc(bomb.subarray(12, 29)), 29)
    const { body, status } = await upload(north.ben, bomb)
    assert.deepStrictEqual([status, body.why], [422, "too-many-pixels"])
  })

  test("is refused where it is larger than 5 MB", async () => {
    const { status } = await upload(north.ben, Buffer.concat([png, Buffer.alloc(5_000_000)]))
    assert.strictEqual(status, 413)
  })
})

const crc = (bytes: Uint8Array): number => {
  let c = 0xffffffff
  for (const byte of bytes) {
    c ^= byte
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  }
  return (c ^ 0xffffffff) >>> 0
}
