/** What should the metrics of tasks read, told from the whole list of events? */
import type { Tellers } from "./Teller.ts"

export const tasks: Tellers = {}
