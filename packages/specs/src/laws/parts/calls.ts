/** Which numbers do the metrics of calls show? */
import type { Parts } from "../parts.ts"

export const calls: Parts = {}
