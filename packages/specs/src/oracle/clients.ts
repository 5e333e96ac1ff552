/** What should the metrics of client profiles read, told from the whole list of events? */
import type { Tellers } from "./Teller.ts"

export const clients: Tellers = {}
