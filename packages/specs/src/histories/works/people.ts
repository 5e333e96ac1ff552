/** What is wanted of the time people are online, goals, teams and what people may see? */
import type { Work } from "./Work.ts"

export const people: Work = { wishes: {}, wanted: () => null }
