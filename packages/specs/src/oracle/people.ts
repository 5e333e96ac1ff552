/** What should the metrics of people and goals read, told from the whole list of events? */
import type { Tellers } from "./Teller.ts"

export const people: Tellers = {}
