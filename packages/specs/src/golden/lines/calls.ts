/** Which command does a line of a story about calls mean? */
import type { CallLine } from "@weir/domain/metrics/lines/CallLine"
import type { Telling } from "./Telling.ts"

export const calls: Telling<CallLine> = () => null
