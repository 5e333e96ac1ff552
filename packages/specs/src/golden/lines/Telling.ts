/** How is a line of a story told? As a command, given the state so far and the names of things. */
import type { Budget } from "@weir/domain/money/Budget"
import type { State } from "@weir/domain/log/replay"
import type { Command } from "@weir/domain/workbook/Act"

export interface Scene {
  readonly state: State
  /** The id of a thing by its short name. */
  readonly idOf: (name: string) => string
  /** The first person of the workspace: does what nobody else is named for. */
  readonly somebody: string
  /** The number of the line, for what has no name of its own. */
  readonly line: number
  /** So many whole units of the base currency. */
  readonly base: (amount: number) => Budget
}

/** The command of a line, or null when the line is about something else. */
export type Telling<Line> = (line: Line, scene: Scene) => Command | null
