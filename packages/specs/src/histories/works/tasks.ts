/** What is wanted of tasks and other activities? */
import type { Work } from "./Work.ts"

export const tasks: Work = { wishes: {}, wanted: () => null }
