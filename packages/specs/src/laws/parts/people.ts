/** Which numbers do the metrics of people and goals show? */
import type { Parts } from "../parts.ts"

export const people: Parts = {}
