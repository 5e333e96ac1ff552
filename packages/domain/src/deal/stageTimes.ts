/** How long did a deal stay in each stage: the last time, altogether, and until now (4.4)? Told from its facts. */
import type { StageId } from "../identity/Id.ts"
import type { Instant } from "../time/Instant.ts"
import type { DealFact } from "./DealEvent.ts"

/** One stay: `to` is null while the deal stands there. */
export interface Stay {
  readonly stageId: StageId
  readonly from: Instant
  readonly to: Instant | null
}

/** The times of one stage, in milliseconds. A stay that goes on is measured up to the instant asked for, so none is ever blank. */
export interface StageTimes {
  readonly stageId: StageId
  readonly stays: number
  readonly firstEntered: Instant
  readonly lastEntered: Instant
  /** When it last left; null while it stands there. */
  readonly lastLeft: Instant | null
  /** The last stay, finished or not. */
  readonly latest: number
  /** All stays together. */
  readonly cumulative: number
  /** The stay that goes on; null when the deal stands elsewhere. */
  readonly current: number | null
}

/** Every stay of a deal, in order, from its facts in order. Facts that move nothing are passed over. */
export const staysOf = (
  facts: Iterable<{ readonly fact: DealFact; readonly at: Instant }>
): ReadonlyArray<Stay> => {
  const stays: Array<Stay> = []
  for (const { at, fact } of facts) {
    if (fact._tag !== "DealCreated" && fact._tag !== "DealMoved") continue
    const before = stays.pop()
    if (before !== undefined) stays.push({ ...before, to: at })
    const { stageId } = fact._tag === "DealCreated" ? fact.place : fact.to
    stays.push({ stageId, from: at, to: null })
  }
  return stays
}

/** The times of every stage a deal stood in, in the order it first came to them. */
export const stageTimes = (stays: ReadonlyArray<Stay>, now: Instant): ReadonlyArray<StageTimes> =>
  [...new Set(stays.map(({ stageId }) => stageId))].flatMap((stageId) => {
    const here = stays.filter((stay) => stay.stageId === stageId)
    const [first, last] = [here[0], here.at(-1)]
    if (first === undefined || last === undefined) return []
    const length = ({ from, to }: Stay) => Math.max(0, (to ?? now) - from)
    return [
      {
        stageId,
        stays: here.length,
        firstEntered: first.from,
        lastEntered: last.from,
        lastLeft: last.to,
        latest: length(last),
        cumulative: here.reduce((sum, stay) => sum + length(stay), 0),
        current: last.to === null ? length(last) : null
      }
    ]
  })
