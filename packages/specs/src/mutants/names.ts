/** Mistakes about how stages and pipelines are called in a period that is over. */
import { theCore } from "@weir/domain/workbook/Core"
import type { Mutant } from "./Mutant.ts"

export const nameMutants: ReadonlyArray<Mutant> = [
  {
    name: "a stage that is renamed was always called so",
    core: { ...theCore, putTo: (_, ask) => ask },
    killedBy:
      "what stages are called and how they stand from now on changes no reading of a period that is over"
  },
  {
    name: "a stage that is renamed was always called so, in the funnel",
    core: { ...theCore, putTo: (_, ask) => ask },
    killedBy: "stageFunnel reads what the oracle tells"
  },
  {
    name: "stages keep the order of now in a period that is over",
    core: {
      ...theCore,
      putTo: (metric, ask) => {
        const own = theCore.putTo(metric, ask)
        const pipelines = ask.pipelines.map((pipeline) => {
          const then = own.pipelines.find(({ id }) => id === pipeline.id)
          const stages = pipeline.stages.map((stage) => ({
            ...stage,
            name: then?.stages.find(({ id }) => id === stage.id)?.name ?? stage.name
          }))
          return { ...pipeline, name: then?.name ?? pipeline.name, stages }
        })
        return { ...own, pipelines }
      }
    },
    killedBy:
      "what stages are called and how they stand from now on changes no reading of a period that is over"
  },
  {
    name: "what is so at this moment is called what it was called at the end of the period",
    core: { ...theCore, putTo: (_, ask) => theCore.putTo({ time: "flow" }, ask) },
    killedBy: "dealsWithoutTask reads what the oracle tells"
  }
]
