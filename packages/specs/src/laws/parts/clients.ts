/** Which numbers do the metrics of client profiles show? */
import type { Parts } from "../parts.ts"

export const clients: Parts = {}
