// Is what is kept a picture and nothing else, and is what could do harm refused before it is unpacked?
import { type ImageRefused, maxImageBytes, Pictures } from "@weir/application/ports/Images"
import { Effect } from "effect"
import { deflateSync } from "node:zlib"
import sharp from "sharp"
import { assert, describe, it } from "vitest"
import { layer, sniffed } from "./SharpPictures.ts"

const drawn = (file: Uint8Array) =>
  Effect.runPromise(Effect.flatMap(Pictures, (pictures) => pictures.drawn(file)).pipe(Effect.provide(layer)))
const refused = (file: Uint8Array) =>
  Effect.runPromise(
    Effect.flip(Effect.flatMap(Pictures, (pictures) => pictures.drawn(file))).pipe(Effect.provide(layer))
  )

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 40, b: 90 } } })

const text = (s: string): Uint8Array => new TextEncoder().encode(s)
const holds = (bytes: Uint8Array, s: string): boolean => Buffer.from(bytes).includes(s)

/** A chunk of a PNG file. */
const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([text(name), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}
const crc = (bytes: Uint8Array): number => {
  let c = 0xffffffff
  for (const byte of bytes) {
    c ^= byte
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  }
  return (c ^ 0xffffffff) >>> 0
}
/** A PNG that says it is this large, with few bytes behind it. */
const claiming = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000_000))),
    chunk("IEND", new Uint8Array())
  ])
}

describe("a picture", () => {
  it("of each kind becomes WebP of the same size", async () => {
    for (const kind of ["png", "jpeg", "webp"] as const) {
      const file = await plain(320, 200).toFormat(kind).toBuffer()
      assert.strictEqual(sniffed(file), kind)
      const { bytes, height, width } = await drawn(file)
      assert.deepStrictEqual([sniffed(bytes), width, height], ["webp", 320, 200])
      const [red = 0] = (await sharp(bytes).raw().toBuffer()).subarray(0, 1)
      assert.closeTo(red, 200, 6)
    }
  })

  it("that is wider than a screen becomes as wide as one, and no strip becomes a tower", async () => {
    const wide = await drawn(await plain(5120, 100).png().toBuffer())
    assert.deepStrictEqual([wide.width, wide.height], [2560, 50])
    const high = await drawn(await plain(10, 12_000).png().toBuffer())
    assert.isAtMost(high.height, 5120)
  })

  it("stands the way it was meant, and tells nothing of where it was taken", async () => {
    const file = await plain(40, 20)
      .withExif({
        IFD0: { Make: "SecretCamera", Artist: "Somebody" },
        IFD3: { GPSLatitude: "38/1 43/1 0/1" }
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    assert.isTrue(holds(file, "SecretCamera"))
    const { bytes, height, width } = await drawn(file)
    assert.deepStrictEqual([width, height], [20, 40])
    assert.isFalse(holds(bytes, "SecretCamera"))
    assert.isUndefined((await sharp(bytes).metadata()).exif)
  })

  it("with a page behind it loses the page", async () => {
    const page = "<!doctype html><script>alert(document.cookie)</script>"
    const file = Buffer.concat([await plain(20, 20).png().toBuffer(), text(page)])
    const { bytes } = await drawn(file)
    assert.strictEqual(sniffed(bytes), "webp")
    for (const part of ["<script", "doctype", "cookie"]) assert.isFalse(holds(bytes, part), part)
  })

  it("with a page in its own text loses the page", async () => {
    const png = await plain(20, 20).png().toBuffer()
    const comment = chunk("tEXt", Buffer.concat([text("Comment\0"), text("<script>alert(1)</script>")]))
    const file = Buffer.concat([png.subarray(0, 33), comment, png.subarray(33)])
    assert.isFalse(holds((await drawn(file)).bytes, "<script"))
  })
})

describe("a file that is no picture of ours", () => {
  const why = async (file: Uint8Array): Promise<ImageRefused["why"]> => (await refused(file)).why

  it("is refused by its bytes: pages, vector graphics, documents and other kinds of pictures", async () => {
    for (const file of [
      text("<!doctype html><script>alert(1)</script>"),
      text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      text("%PDF-1.7"),
      await plain(10, 10).gif().toBuffer(),
      await plain(10, 10).tiff().toBuffer()
    ])
      assert.strictEqual(await why(file), "type")
    assert.strictEqual(await why(new Uint8Array()), "empty")
  })

  it("is refused when it only begins like one, or breaks off", async () => {
    assert.strictEqual(await why(Buffer.concat([claiming(1, 1).subarray(0, 8), text("<script>")])), "broken")
    const whole = await plain(600, 600).jpeg().toBuffer()
    assert.strictEqual(await why(whole.subarray(0, whole.length - 200)), "broken")
    assert.strictEqual(await why(Buffer.from([0xff, 0xd8, 0xff])), "broken")
  })

  it("is refused when it says it is larger than can be looked at, without unpacking it", async () => {
    const bomb = claiming(60_000, 60_000)
    assert.isBelow(bomb.length, 10_000)
    const began = performance.now()
    assert.strictEqual(await why(bomb), "too-many-pixels")
    assert.isBelow(performance.now() - began, 2000)
    assert.strictEqual(await why(claiming(40_001, 1000)), "too-many-pixels")
  })

  it("is refused when it has more bytes than allowed", async () => {
    const png = await plain(10, 10).png().toBuffer()
    assert.strictEqual(await why(Buffer.concat([png, Buffer.alloc(maxImageBytes)])), "too-large")
  })
})
