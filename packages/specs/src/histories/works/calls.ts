/** What is wanted of telephone calls? */
import type { Work } from "./Work.ts"

export const calls: Work = { wishes: {}, wanted: () => null }
