/** Which command does a line of a story about tasks mean? */
import type { TaskLine } from "@weir/domain/metrics/lines/TaskLine"
import type { Telling } from "./Telling.ts"

export const tasks: Telling<TaskLine> = () => null
