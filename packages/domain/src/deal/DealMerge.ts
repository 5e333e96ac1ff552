/** May two deals become one, or one be taken out again, and what happens to each then (G11)? */
import { Result } from "effect"
import { HappenedBeforeLastChange } from "../pipeline/StageTransition.ts"
import type { Instant } from "../time/Instant.ts"
import type { Birth, Deal, Rebound } from "./Deal.ts"
import type { MergeCommand } from "./DealCommand.ts"
import { DealFact } from "./DealEvent.ts"
import * as Refusal from "./DealRefusal.ts"

/** The facts of both deals, to be recorded together: first those of the deal that remains. */
export type MergeDecision = Result.Result<ReadonlyArray<DealFact>, Refusal.DealRefusal>

/**
 * What merging or unmerging makes happen, given the deals there are.
 *
 * The deal that remains keeps its stages, owner and money, and is new since the earlier of the two was. An enquiry that waits goes on
 * waiting; it counts as new as the other did, until it is accepted itself. `rebound` are the records that go over with the other.
 */
export const decideMerge = (
  command: MergeCommand,
  at: Instant,
  deal: (id: Deal["id"]) => Deal | undefined,
  rebound: ReadonlyArray<Rebound> = []
): MergeDecision =>
  Result.gen(function* () {
    if (command._tag === "UnmergeDeal") {
      const loser = yield* found(command.dealId, deal)
      const { deletedAt, mergedInto } = loser
      if (mergedInto === null || deletedAt === null)
        return yield* Result.fail(new Refusal.DealIsNotMerged({ id: loser.id }))
      const winner = yield* present(mergedInto, deal)
      yield* inOrder([winner, loser], at)
      const kept = winner.absorbed.filter(({ dealId }) => dealId !== loser.id)
      return [
        DealFact.cases.DealUnmerged.make({
          dealId: winner.id,
          loserId: loser.id,
          ...rebirth(winner, kept)
        }),
        DealFact.cases.DealReleased.make({
          dealId: loser.id,
          from: winner.id,
          place: loser.place,
          deletedAt
        })
      ]
    }
    if (command.dealId === command.loserId)
      return yield* Result.fail(new Refusal.DealMergesIntoItself({ id: command.dealId }))
    const winner = yield* present(command.dealId, deal)
    const loser = yield* found(command.loserId, deal)
    // Asked twice, it is done once.
    if (loser.mergedInto === winner.id) return []
    yield* present(loser.id, deal)
    yield* inOrder([winner, loser], at)
    const loserBirth = loser.birth
    return [
      DealFact.cases.DealMerged.make({
        dealId: winner.id,
        loserId: loser.id,
        loserBirth,
        rebound,
        ...rebirth(winner, [...winner.absorbed, { dealId: loser.id, birth: loserBirth, rebound }])
      }),
      DealFact.cases.DealAbsorbed.make({ dealId: loser.id, into: winner.id, place: loser.place })
    ]
  })

/** The birth of a deal with these parts: its own, or else that of the earliest of them, moved to the earliest of all. */
const rebirth = (winner: Deal, parts: Deal["absorbed"]) => {
  const { birth, closing, lastOpen, ownBirth, place, sourceId, visits } = winner
  const first = [ownBirth, ...parts.map((part) => part.birth)].reduce<Birth | null>(
    (earliest, one) => (earliest === null || (one !== null && one.at < earliest.at) ? one : earliest),
    null
  )
  const birthTo: Birth | null = first === null ? null : { ...(ownBirth ?? first), at: first.at, sourceId }
  return { birthFrom: birth, birthTo, closing, place, visits, lastOpen }
}

const found = (
  id: Deal["id"],
  deal: (id: Deal["id"]) => Deal | undefined
): Result.Result<Deal, Refusal.DealRefusal> => {
  const one = deal(id)
  return one === undefined ? Result.fail(new Refusal.DealNotFound({ id })) : Result.succeed(one)
}

const present = (
  id: Deal["id"],
  deal: (id: Deal["id"]) => Deal | undefined
): Result.Result<Deal, Refusal.DealRefusal> =>
  Result.flatMap(found(id, deal), (one): Result.Result<Deal, Refusal.DealRefusal> => {
    if (one.mergedInto !== null) return Result.fail(new Refusal.DealIsMerged({ id, into: one.mergedInto }))
    return one.deletedAt === null
      ? Result.succeed(one)
      : Result.fail(new Refusal.DealIsDeleted({ id, deletedAt: one.deletedAt }))
  })

const inOrder = (deals: ReadonlyArray<Deal>, at: Instant): Result.Result<void, HappenedBeforeLastChange> => {
  const late = deals.find(({ changedAt }) => at < changedAt)
  return late === undefined
    ? Result.succeed(undefined)
    : Result.fail(new HappenedBeforeLastChange({ at, lastChangeAt: late.changedAt }))
}
