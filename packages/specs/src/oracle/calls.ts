/** What should the metrics of calls read, told from the whole list of events? */
import type { Tellers } from "./Teller.ts"

export const calls: Tellers = {}
