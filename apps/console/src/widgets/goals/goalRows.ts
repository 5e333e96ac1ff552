// Which goal stands large, and which stand beside it?
import type { Readings } from "../../readings/view.ts"

export type GoalRow = Readings["goal-progress"]["goals"][number]
export type Measure = GoalRow["measure"]

/** A goal as it is read. */
export interface ToldGoal {
  readonly goal: GoalRow
  readonly id: string
  /** Reached of the target; more than 1 when it is surpassed. */
  readonly part: number
  readonly name: string
  /** The name for a narrow place. */
  readonly short: string
  readonly percent: string
  readonly whole: string
  readonly achieved: string
  readonly target: string
  readonly pace: string | undefined
  /** All of it in one sentence. */
  readonly said: string
}

/** The goals of one measure: that of all pipelines of the widest circle first, the others in the order they come in. */
export const goalsOf = (goals: ReadonlyArray<GoalRow>, measure: Measure) => {
  const own = goals.filter((goal) => goal.measure === measure)
  const widest = own[0]?.scope
  const main = own.find((goal) => goal.scope === widest && goal.pipeline === null) ?? own[0]
  // One person's goal says nothing of the others': with several none is the large one.
  const large = main?.scope === "workspace" || own.length === 1 ? main : undefined
  return { main: large, others: own.filter((goal) => goal !== large) }
}
