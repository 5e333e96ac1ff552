/** Which command does a line of a story mean, whatever it is about beside deals? */
import type { Line } from "../Story.ts"
import type { Command } from "@weir/domain/workbook/Act"
import { calls } from "./calls.ts"
import { clients } from "./clients.ts"
import { notes } from "./notes.ts"
import { people } from "./people.ts"
import { pipelines } from "./pipelines.ts"
import { talks } from "./talks.ts"
import { tasks } from "./tasks.ts"
import type { Scene, Telling } from "./Telling.ts"

const tellings: ReadonlyArray<Telling<never>> = [tasks, notes, calls, talks, people, pipelines, clients]

/** The command of a line about something other than a deal; null for lines about deals. */
export const commandOfRecord = (line: Line, scene: Scene): Command | null => {
  for (const telling of tellings) {
    const command = telling(line as never, scene)
    if (command !== null) return command
  }
  return null
}
