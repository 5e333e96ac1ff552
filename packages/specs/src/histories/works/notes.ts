/** What is wanted of notes and files? */
import type { Work } from "./Work.ts"

export const notes: Work = { wishes: {}, wanted: () => null }
