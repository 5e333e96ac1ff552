/** Which command does a line of a story about talks mean? */
import type { TalkLine } from "@weir/domain/metrics/lines/TalkLine"
import type { Telling } from "./Telling.ts"

export const talks: Telling<TalkLine> = () => null
