/** Which numbers do the metrics of notes and files show? */
import type { Parts } from "../parts.ts"

export const notes: Parts = {}
