/** Which command does a line of a story about people at work, teams and goals mean? */
import type { PeopleLine } from "@weir/domain/metrics/lines/PeopleLine"
import type { Telling } from "./Telling.ts"

export const people: Telling<PeopleLine> = () => null
