// How does a request get to a server, and its answer back? Late, twice, in another order, or not at all; who hears nothing asks again.
import { carriedOut } from "@weir/api/groups/repeats"
import { changeDeal } from "@weir/application/deal/changeDeal"
import { changeRecord } from "@weir/application/record/changeRecord"
import { changeCatalogue, keptEntry } from "@weir/application/workspace/changeCatalogue"
import type { Who } from "@weir/application/Who"
import { SignedInUser } from "@weir/contract/Permission"
import type { CatalogueCommand } from "@weir/domain/catalogue/Catalogue"
import { Deal } from "@weir/domain/deal/Deal"
import type { DealCommand } from "@weir/domain/deal/DealCommand"
import { CommandKey } from "@weir/domain/identity/Id"
import { Note, type NoteCommand } from "@weir/domain/note/Note"
import { Cause, Deferred, Effect, Exit, Option, Schema } from "effect"
import type { Chance } from "../frame/chance.ts"
import type { Tally } from "../frame/Trial.ts"
import type { Kept, Node } from "./faulty.ts"

/** What is asked for, under a key of its own. */
export interface Request {
  readonly key: string
  readonly command: DealCommand | CatalogueCommand | NoteCommand
  readonly expectedVersion?: number
}

export type Outcome =
  | { readonly is: "done"; readonly body: string; readonly version: number }
  | { readonly is: "refused"; readonly tag: string }
  | { readonly is: "broken"; readonly words: string }

const keptDeal = Schema.fromJsonString(Deal)
const keptNote = Schema.fromJsonString(Note)

/** Carries out a request the way the server's own handlers do. */
const handled = (
  who: Who,
  { command, expectedVersion, key }: Request
): Effect.Effect<Outcome, never, Kept> => {
  const once = { key: CommandKey.make(key), fingerprint: JSON.stringify(command) }
  const options = { once, ...(expectedVersion === undefined ? {} : { expectedVersion }) }
  const work = ((): Effect.Effect<{ readonly version: number }, unknown, Kept | SignedInUser> => {
    switch (command._tag) {
      case "AddEntry":
      case "RenameEntry":
      case "ArchiveEntry":
        return carriedOut(once, keptEntry, changeCatalogue(who, command, { once }))
      case "AddNote":
      case "EditNote":
      case "RebindNote":
      case "DeleteNote":
      case "RestoreNote":
        return carriedOut(once, keptNote as never, changeRecord(who, command, { once }))
      default:
        return carriedOut(once, keptDeal, changeDeal(who, command, options))
    }
  })()
  return Effect.exit(work).pipe(
    Effect.provideService(SignedInUser, {
      workspaceId: who.workspaceId,
      userId: who.actor.userId,
      name: "",
      role: "admin",
      holders: null,
      tokenHash: ""
    }),
    Effect.map(outcomeOf)
  )
}

const outcomeOf = (exit: Exit.Exit<{ readonly version: number }, unknown>): Outcome => {
  if (Exit.isSuccess(exit))
    return { is: "done", body: JSON.stringify(exit.value, inOneOrder), version: exit.value.version }
  const error = Cause.hasDies(exit.cause) ? null : Cause.squash(exit.cause)
  return typeof error === "object" && error !== null && "_tag" in error
    ? { is: "refused", tag: String(error._tag) }
    : { is: "broken", words: Cause.pretty(exit.cause) }
}

/** Equal answers are equal texts, in whichever order their fields were told. */
const inOneOrder = (_: string, part: unknown): unknown =>
  typeof part === "object" && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
    : part

export interface Faults {
  readonly dropped: number
  readonly doubled: number
  /** The longest way, in milliseconds. */
  readonly longest: number
}

/** So long somebody waits before asking again, in milliseconds. */
const patience = 1000

/** Asks whichever server is there until somebody answers. */
export const askedOf = (
  node: () => Node,
  who: Who,
  request: Request,
  chance: Chance,
  { doubled, dropped, longest }: Faults,
  tally: Tally
): Effect.Effect<Outcome> =>
  Effect.gen(function* () {
    const answer = yield* Deferred.make<Outcome>()
    const way = Effect.suspend(() => Effect.sleep(chance.below(longest + 1)))
    const copy = Effect.gen(function* () {
      yield* way
      if (chance.happens(dropped)) return tally.add("requests dropped")
      const at = node()
      if (at.dead) return
      const outcome = yield* Effect.provideContext(handled(who, request), at.services)
      if (at.dead) return
      if (chance.happens(dropped)) return tally.add("answers dropped")
      yield* way
      yield* Deferred.succeed(answer, outcome)
    })
    for (let attempt = 1; ; attempt++) {
      yield* Effect.forkDetach(copy)
      if (chance.happens(doubled)) {
        tally.add("requests doubled")
        yield* Effect.forkDetach(copy)
      }
      const heard = yield* Effect.timeoutOption(Deferred.await(answer), patience)
      if (Option.isSome(heard)) return heard.value
      tally.add("asked again")
      if (attempt === 100) return { is: "broken", words: "nobody ever answered" } as const
    }
  })
