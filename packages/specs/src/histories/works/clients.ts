/** What is wanted of contacts and companies? */
import type { Work } from "./Work.ts"

export const clients: Work = { wishes: {}, wanted: () => null }
