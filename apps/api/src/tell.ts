/** Tells the demo company ahead of a first start, so that it is there when the server asks for it. */
import { Effect, Logger, Result } from "effect"
import { settingsOf } from "./start/settings.ts"

const { demoShelf, seed } = Result.getOrElse(settingsOf([], process.env), () => ({
  demoShelf: null,
  seed: 1
}))
if (demoShelf !== null) {
  const { tellAhead, toldLately } = await import("./start/toldLately.ts")
  const toldOnce = Effect.gen(function* () {
    if ((yield* toldLately(demoShelf, seed)) === null) yield* tellAhead(demoShelf, seed)
  })
  await Effect.runPromise(Effect.provide(toldOnce, Logger.layer([])))
}
process.exit(0)
