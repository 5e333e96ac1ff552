/** What should the metrics of notes and files read, told from the whole list of events? */
import type { Tellers } from "./Teller.ts"

export const notes: Tellers = {}
