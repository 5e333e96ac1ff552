// Does the embedded database ever wait for itself? It has one session: a statement beside a transaction that is under way would never come back.
import { servicesOver } from "@weir/api/Composition"
import type { Services } from "@weir/api/Services"
import { verify } from "@weir/application/ledger/verify"
import { layerPglite } from "@weir/mikro-orm/connect"
import { Orm } from "@weir/mikro-orm/Orm"
import { type Context, Effect, Exit, Layer, Scope } from "effect"
import { type Findings, type Setting, Tally } from "../frame/Trial.ts"
import { useCases } from "../statements/useCases.ts"
import { opened } from "../statements/world.ts"
import type { WrongConnection } from "../world/office.ts"

/** Nothing takes so long, unless it waits for itself. */
const patienceMs = 60_000

/** What is still not over when nobody waits any more. */
const hangs = null

/** One round; `connection` is what a test breaks to see it noticed, with the patience it then has. */
const round = async (
  { long, say }: Setting,
  {
    connection = (right) => right,
    patience = patienceMs
  }: { connection?: WrongConnection; patience?: number } = {}
): Promise<Findings> => {
  const tally = new Tally()
  const scope = Scope.makeUnsafe()
  const connected = Layer.effect(Orm, Effect.map(Orm, connection)).pipe(
    Layer.provide(layerPglite({ dataDir: "memory" }))
  )
  const services: Context.Context<Services> = await Effect.runPromise(
    Scope.provide(Layer.build(servicesOver(connected)), scope)
  )
  const run = async <A, E>(work: Effect.Effect<A, E, Services>): Promise<Exit.Exit<A, E> | null> => {
    const { promise, resolve } = Promise.withResolvers<null>()
    const timer = setTimeout(() => resolve(hangs), patience)
    const done = await Promise.race([Effect.runPromiseExit(Effect.provideContext(work, services)), promise])
    clearTimeout(timer)
    return done
  }
  const world = await Effect.runPromise(Effect.provideContext(opened, services))
  for (const { name, prepare } of useCases) {
    say(name)
    const asked = await run(prepare(world))
    // Several at once, as people do; with readers beside them.
    const exits =
      asked === hangs || Exit.isFailure(asked)
        ? [asked]
        : await Promise.all([
            run(asked.value),
            ...Array.from({ length: long ? 8 : 2 }, () => run(prepare(world)))
          ])
    tally.add("use cases", exits.length)
    for (const exit of exits) {
      tally.demand(exit !== hangs, () => `${name} waits for itself`)
      tally.demand(
        exit === hangs || Exit.isSuccess(exit),
        () => `${name} fails: ${String(exit).slice(0, 300)}`
      )
    }
    // Whoever comes after something that hangs would wait as well.
    if (exits.includes(hangs)) return tally.findings
  }
  const books = await run(verify(world.who.workspaceId))
  tally.demand(
    books !== hangs && Exit.isSuccess(books) && books.value.found.length === 0,
    () => `verify: ${JSON.stringify(books).slice(0, 500)}`
  )
  await Effect.runPromise(Scope.close(scope, Exit.void))
  return tally.findings
}

export { round as folder }
