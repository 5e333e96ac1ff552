/** Which numbers do the metrics of tasks show? */
import type { Parts } from "../parts.ts"

export const tasks: Parts = {}
