/** Which numbers do the metrics of talks show? */
import type { Parts } from "../parts.ts"

export const talks: Parts = {}
