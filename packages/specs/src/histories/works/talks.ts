/** What is wanted of talks, messages and scores? */
import type { Work } from "./Work.ts"

export const talks: Work = { wishes: {}, wanted: () => null }
