/** What time is it? The one place where the application looks at the clock. */
import * as Instant from "@weir/domain/time/Instant"
import { Clock, Effect } from "effect"

export const present: Effect.Effect<Instant.Instant> = Effect.map(Clock.currentTimeMillis, (ms) =>
  Instant.clamp(Math.floor(ms))
)
