// Where on the dashboard are the deals that a file brought? Their pipeline, and the days its deals span.
import { readDeal } from "../api/deals.ts"
import { readImportRows } from "../api/imports.ts"
import { readDealSpan } from "../dashboard/dealSpan.ts"

/** The query of the dashboard that shows them; undefined when no row of the file became or met a deal that is still there. */
export const findImported = async (
  importId: string,
  zone: string
): Promise<{ readonly period: string; readonly pipeline: string } | undefined> => {
  for (const outcome of ["created", "updated", "skipped"]) {
    const { items } = await readImportRows(importId, outcome)
    const subject = items.find((row) => row.subject !== null)?.subject
    if (!subject) continue
    const pipeline = (await readDeal(subject)).place.pipelineId
    const span = await readDealSpan(pipeline, zone)
    return span && { period: span.period, pipeline }
  }
  return undefined
}
