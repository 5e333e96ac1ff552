/** May this be tried again already? Buckets that fill up by the minute, in memory: one process, one count. */
import { Clock, Effect, Schema } from "effect"

/** Too many attempts; it tells when the next one may be made. */
class TooManyAttempts extends Schema.TaggedError<TooManyAttempts>()(
  "TooManyAttempts",
  { retryAfterSeconds: Schema.Int },
  { httpApiStatus: 429 }
) {
  override get message(): string {
    return `too many attempts: try again in ${this.retryAfterSeconds} s`
  }
}

/** Names held at once; the longest untouched are forgotten first. */
const most = 10_000

/** A bucket for each name, holding `perMinute` attempts and refilled evenly. */
export const buckets = (perMinute: number) => {
  const held = new Map<string, { left: number; at: number }>()
  const take = Effect.fnUntraced(function* (name: string) {
    const now = yield* Clock.currentTimeMillis
    const before = held.get(name) ?? { left: perMinute, at: now }
    const left = Math.min(perMinute, before.left + Math.max(0, now - before.at) * (perMinute / 60_000))
    held.delete(name)
    held.set(name, { left: left < 1 ? left : left - 1, at: now })
    if (held.size > most) held.delete(held.keys().next().value!)
    if (left < 1)
      return yield* new TooManyAttempts({ retryAfterSeconds: Math.ceil((1 - left) * (60 / perMinute)) })
  })
  return { take, forget: (name: string) => Effect.sync(() => void held.delete(name)) }
}
