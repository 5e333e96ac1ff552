/** Which numbers do the metrics of forecast, funnels and time in stages show? */
import type { Parts } from "../parts.ts"

export const pipelines: Parts = {}
