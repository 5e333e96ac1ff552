/** What is a goal about, as one text? Two goals with the same aim would contradict each other. */
import type { Goal } from "./Goal.ts"

/** Scope, pipeline, month and measure; equal for goals that aim at the same. */
export const aimOf = (aim: Pick<Goal, "scope" | "pipelineId" | "month" | "measure">): string =>
  [aim.scope.of, "id" in aim.scope ? aim.scope.id : "", aim.pipelineId ?? "", aim.month, aim.measure].join(
    " "
  )
