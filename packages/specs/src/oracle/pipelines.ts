/** What should the metrics of forecast, funnels and time in stages read, told from the whole list of events? */
import type { Tellers } from "./Teller.ts"

export const pipelines: Tellers = {}
