/** What should the metrics of talks read, told from the whole list of events? */
import type { Tellers } from "./Teller.ts"

export const talks: Tellers = {}
