/** Which command does a line of a story about plans, products and merged deals mean? */
import { DealCommand, MergeCommand } from "@weir/domain/deal/DealCommand"
import { DealId, PipelineId, StageId } from "@weir/domain/identity/Id"
import type { PipelineLine } from "@weir/domain/metrics/lines/PipelineLine"
import { PipelineCommand } from "@weir/domain/pipeline/PipelineDecision"
import * as LocalDate from "@weir/domain/time/LocalDate"
import type { Telling } from "./Telling.ts"

export const pipelines: Telling<PipelineLine> = (line, { base, idOf, state }) => {
  const deal = (name: string) => DealId.make(idOf(name))
  if ("takes" in line)
    return MergeCommand.cases.MergeDeals.make({ dealId: deal(line.merge), loserId: deal(line.takes) })
  if ("part" in line) return MergeCommand.cases.UnmergeDeal.make({ dealId: deal(line.part) })
  if ("plan" in line) {
    const to = line.on === null ? null : LocalDate.make(line.on)
    return DealCommand.cases.PlanClose.make({ dealId: deal(line.plan), to })
  }
  if ("likely" in line) {
    const stageId = StageId.make(idOf(line.likely))
    const pipeline = [...state.pipelines.values()].find((p) => p.stages.some((s) => s.id === stageId))
    if (pipeline === undefined) throw new Error(`there is no stage ${line.likely}`)
    return PipelineCommand.cases.SetStageProbability.make({
      pipelineId: pipeline.id,
      stageId,
      to: line.percent
    })
  }
  if ("rename" in line) {
    const stageId = StageId.make(idOf(line.rename))
    const pipeline = [...state.pipelines.values()].find((p) => p.stages.some((s) => s.id === stageId))
    return pipeline === undefined
      ? PipelineCommand.cases.RenamePipeline.make({ pipelineId: PipelineId.make(stageId), to: line.as })
      : PipelineCommand.cases.RenameStage.make({ pipelineId: pipeline.id, stageId, to: line.as })
  }
  if ("order" in line)
    return PipelineCommand.cases.ReorderStages.make({
      pipelineId: PipelineId.make(idOf(line.order)),
      order: line.stages.map((name) => StageId.make(idOf(name)))
    })
  if ("sell" in line)
    return DealCommand.cases.SetProducts.make({
      dealId: deal(line.sell),
      rows: line.rows.map(({ name, off = 0, price, quantity, tax = 0 }) => ({
        productId: null,
        name,
        unitPrice: base(price),
        quantity: Math.round(quantity * 1000),
        unit: null,
        discount:
          off === 0
            ? { kind: "none" as const }
            : { kind: "percent" as const, hundredths: Math.round(off * 100) },
        taxRate: Math.round(tax * 100),
        taxIncluded: false
      }))
    })
  return null
}
