/** May a client's score be taken, and what happens then (R1)? The first valid answer to the latest question wins. */
import { Result } from "effect"
import type { Around } from "../record/Family.ts"
import type { Instant } from "../time/Instant.ts"
import type { Talk } from "./Talk.ts"
import { TalkFact } from "./TalkEvent.ts"
import { NpsNotAsked, NpsTooLate, ScoreOutOfRange, type TalkRefusal } from "./TalkRefusal.ts"

const highest = 10
const HOUR = 3_600_000

/** Takes a score, whole and within the scale, in time; a second answer to the same question makes nothing happen. */
export const answer = (
  { bindings, channel, id, survey }: Talk,
  score: number,
  at: Instant,
  { workspace }: Around
): Result.Result<ReadonlyArray<TalkFact>, TalkRefusal> => {
  const { hours, lowest } = workspace.settings.nps
  if (survey === null) return Result.fail(new NpsNotAsked({ id }))
  if (survey.answer !== null) return Result.succeed([])
  const { askedAt, ownerId } = survey
  if (at - askedAt > hours * HOUR) return Result.fail(new NpsTooLate({ id, askedAt, hours }))
  if (!Number.isInteger(score) || score < lowest || score > highest)
    return Result.fail(new ScoreOutOfRange({ id, score, lowest, highest }))
  return Result.succeed([TalkFact.cases.NpsAnswered.make({ talkId: id, channel, ownerId, score, bindings })])
}
