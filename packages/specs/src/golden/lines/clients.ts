/** Which command does a line of a story about clients mean? */
import type { ClientLine } from "@weir/domain/metrics/lines/ClientLine"
import type { Telling } from "./Telling.ts"

export const clients: Telling<ClientLine> = () => null
