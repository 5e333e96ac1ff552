/** Where do new ids come from? UUIDs of version 7, which sort by the time they were made; tests may give their own. */
import { Clock, Context, Effect } from "effect"

/** A source of 16 random bytes a call. */
export const RandomBytes = Context.Reference<() => Uint8Array>("@weir/application/RandomBytes", {
  defaultValue: () => () => crypto.getRandomValues(new Uint8Array(16))
})

/** A new UUID, version 7. */
export const uuid = Effect.gen(function* () {
  const bytes = (yield* RandomBytes)()
  let ms = yield* Clock.currentTimeMillis
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256
    ms = Math.floor(ms / 256)
  }
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")
})
