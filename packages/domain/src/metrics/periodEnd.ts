/** How is a question put to a metric? Numbers of a period that is over know stages as they were called at its end, those of this moment as now (G9). */
import type { Ask } from "./Ask.ts"
import type { Metric } from "./Metric.ts"

/** The question as it is put to one metric. */
export const putTo = <A extends Ask>({ time }: Pick<Metric, "time">, ask: A): A =>
  time === "snapshot" || ask.pipelinesThen === undefined ? ask : { ...ask, pipelines: ask.pipelinesThen }
