/** How does an uploaded file become a picture of ours? It is drawn, and what was drawn is written anew with libvips. */
import {
  ImageRefused,
  maxImageBytes,
  maxImagePixels,
  maxImageWidth,
  type Picture,
  Pictures
} from "@weir/application/ports/Images"
import { Effect, Layer, Semaphore } from "effect"
import sharp from "sharp"

/** Twice as high as wide, so that no strip a pixel wide becomes a picture of a million rows. */
const maxHeight = 2 * maxImageWidth
/** Drawing takes half a second; what takes longer is made to. */
const seconds = 20

/** Of what libvips can read, only these from memory: no vector graphics, no documents, nothing from disk. */
const allowed = ["VipsForeignLoadPngBuffer", "VipsForeignLoadJpegBuffer", "VipsForeignLoadWebpBuffer"]

/** The kind of picture that bytes begin as, whatever follows or a name says. */
export const sniffed = (file: Uint8Array): "png" | "jpeg" | "webp" | null => {
  const begins = (at: number, ...bytes: ReadonlyArray<number>) =>
    bytes.every((byte, n) => file[at + n] === byte)
  if (begins(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png"
  if (begins(0, 0xff, 0xd8, 0xff)) return "jpeg"
  // "RIFF", four bytes of length, "WEBP".
  return begins(0, 0x52, 0x49, 0x46, 0x46) && begins(8, 0x57, 0x45, 0x42, 0x50) ? "webp" : null
}

const refuse = (why: ImageRefused["why"], reason: string) => Effect.fail(new ImageRefused({ why, reason }))
const broken = (): ImageRefused =>
  new ImageRefused({ why: "broken", reason: "the picture cannot be read to its end" })

export const layer: Layer.Layer<Pictures> = Layer.effect(
  Pictures,
  Effect.gen(function* () {
    sharp.cache(false)
    sharp.block({ operation: ["VipsForeignLoad"] })
    sharp.unblock({ operation: allowed })
    // One at a time: a picture of 40 megapixels takes some 200 MB while it is drawn.
    const turn = yield* Semaphore.make(1)
    return Pictures.of({
      drawn: Effect.fn("Pictures.drawn")(function* (file) {
        if (file.length === 0) return yield* refuse("empty", "the file is empty")
        if (file.length > maxImageBytes)
          return yield* refuse("too-large", `a picture has at most ${maxImageBytes / 1e6} MB`)
        const type = sniffed(file)
        if (type === null) return yield* refuse("type", "a picture is a PNG, JPEG or WebP file")
        return yield* turn.withPermits(1)(redrawn(file, type))
      })
    })
  })
)

const redrawn = Effect.fn("redrawn")(function* (file: Uint8Array, type: "png" | "jpeg" | "webp") {
  // The size stands in the first bytes of a file: what claims to be huge is never unpacked.
  const said = yield* Effect.tryPromise({
    try: () => sharp(file, { limitInputPixels: false }).metadata(),
    catch: broken
  })
  if (said.format !== type) return yield* refuse("type", "a picture is a PNG, JPEG or WebP file")
  if (said.width * said.height > maxImagePixels)
    return yield* refuse(
      "too-many-pixels",
      `a picture has at most ${maxImagePixels / 1e6} megapixels, this one says ${said.width} × ${said.height}`
    )
  // Metadata (places, cameras, profiles, whatever was appended) is left behind: only what is seen is written.
  const drawing = sharp(file, { limitInputPixels: maxImagePixels, failOn: "error", pages: 1 })
    .timeout({ seconds })
    .autoOrient()
    .resize({ width: maxImageWidth, height: maxHeight, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .webp({ quality: 82 })
  const { data, info } = yield* Effect.tryPromise({
    try: () => drawing.toBuffer({ resolveWithObject: true }),
    catch: broken
  })
  const picture: Picture = { bytes: new Uint8Array(data), width: info.width, height: info.height }
  return picture
})
