/** Which command does a line of a story about notes and files mean? */
import type { NoteLine } from "@weir/domain/metrics/lines/NoteLine"
import type { Telling } from "./Telling.ts"

export const notes: Telling<NoteLine> = () => null
