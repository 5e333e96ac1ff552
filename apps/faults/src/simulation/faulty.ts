// How does a server fail in a simulation? Its ports take their time, it dies before or after a commit, and nothing it does then counts.
import * as Feed from "@weir/application/live/Feed"
import { Accounts } from "@weir/application/ports/Accounts"
import { Catalogue } from "@weir/application/ports/Catalogue"
import { Deals } from "@weir/application/ports/Deals"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { Imports } from "@weir/application/ports/Imports"
import { Journal } from "@weir/application/ports/Journal"
import { Ledger } from "@weir/application/ports/Ledger"
import { Records } from "@weir/application/ports/Records"
import { RandomBytes } from "@weir/application/Ids"
import * as HeldLedger from "@weir/application/readings/held/HeldLedger"
import type { Ports } from "@weir/memory/Memory"
import { Context, Effect, Layer, type Scope } from "effect"
import type { Chance } from "../frame/chance.ts"
import type { Tally } from "../frame/Trial.ts"

/** What a request rests on. */
export type Kept = Ports | Feed.Feed

/** A server from its start to its end. */
export interface Node {
  readonly services: Context.Context<Kept>
  /** Nothing it does any more is seen by anybody. */
  dead: boolean
}

export interface Faults {
  /** How long a question to a port takes at most, in milliseconds. */
  readonly slowest: number
  readonly dies: number
}

/** A mistake made on purpose. */
export type Mistake = (journal: typeof Journal.Service) => typeof Journal.Service

/** Starts a server over what is kept. `died` hears of its end. */
export const started = (
  kept: Context.Context<Ports>,
  chance: Chance,
  { dies, slowest }: Faults,
  tally: Tally,
  mistake: Mistake,
  died: () => void
): Effect.Effect<Node, never, Scope.Scope> =>
  Effect.gen(function* () {
    const node: { services: Context.Context<Kept> | null; dead: boolean } = { services: null, dead: false }
    /** Takes its time, and never ends in a server that is dead by then. */
    const slow = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
      Effect.gen(function* () {
        yield* Effect.sleep(chance.below(slowest + 1))
        return yield* Effect.suspend(() => (node.dead ? Effect.never : work))
      })
    const die = (when: string) =>
      Effect.suspend(() => {
        node.dead = true
        tally.add(`crashes ${when}`)
        died()
        return Effect.never
      })
    const slowly = <Service extends object>(service: Service): Service =>
      Object.fromEntries(
        Object.entries(service).map(([name, member]: [string, unknown]) => [
          name,
          Effect.isEffect(member)
            ? slow(member)
            : typeof member === "function"
              ? (...args: ReadonlyArray<unknown>) => {
                  const answer: unknown = member(...args)
                  return Effect.isEffect(answer) ? slow(answer) : answer
                }
              : member
        ])
      ) as Service
    const right = mistake(Context.get(kept, Journal))
    const journal: typeof Journal.Service = {
      answered: (workspaceId, key) => slow(right.answered(workspaceId, key)),
      commit: (commit) =>
        slow(
          Effect.gen(function* () {
            if (chance.happens(dies)) return yield* die("before a commit")
            const committed = yield* right.commit(commit)
            if (chance.happens(dies)) return yield* die("after a commit")
            return yield* slow(Effect.succeed(committed))
          })
        )
    }
    const ports = Context.empty().pipe(
      Context.merge(kept),
      Context.add(Journal, journal),
      Context.add(Accounts, slowly(Context.get(kept, Accounts))),
      Context.add(Catalogue, slowly(Context.get(kept, Catalogue))),
      Context.add(Deals, slowly(Context.get(kept, Deals))),
      Context.add(Directory, slowly(Context.get(kept, Directory))),
      Context.add(EventLog, slowly(Context.get(kept, EventLog))),
      Context.add(Imports, slowly(Context.get(kept, Imports))),
      Context.add(Ledger, slowly(Context.get(kept, Ledger))),
      Context.add(Records, slowly(Context.get(kept, Records))),
      Context.add(RandomBytes, chance.bytes)
    )
    const memory = yield* Layer.build(
      Layer.mergeAll(HeldLedger.layer, Feed.layer).pipe(Layer.provide(Layer.succeedContext(ports)))
    )
    node.services = Context.merge(ports, memory)
    return node as Node
  })
