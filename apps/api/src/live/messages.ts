/** How does a state travel? As server-sent events: whole, or what has changed of it since the state that somebody has. */
import type { DashboardState } from "./DashboardStates.ts"
import { differsOf, movedOf, wholeOf } from "./parts.ts"

/** How sparing somebody wants to be told: every state whole, the readings that have changed, or only the places in them. */
export type Sparing = "no" | "true" | "places"

export const bytesOf = (text: string): Uint8Array => Buffer.from(text)

export const message = (event: string, data: string, id?: string): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`

/** The id says which state was sent: its position of the log, and the day that its periods count from. */
export const idOf = ({ day, seq }: Pick<DashboardState, "day" | "seq">): string =>
  `${seq}.${day.replaceAll("-", "")}`

/** The first words of a line. */
export const hello = bytesOf("retry: 1000\n\n")
export const nothingNew = bytesOf(": nothing new\n\n")

const wholes = new WeakMap<DashboardState, Uint8Array>()

const whole = (state: DashboardState): Uint8Array => {
  const known = wholes.get(state)
  if (known !== undefined) return known
  const bytes = bytesOf(message("dashboard", wholeOf(state.parts), idOf(state)))
  wholes.set(state, bytes)
  return bytes
}

/** What is told of a state to somebody who has the one before it; null where they have none of this line. */
export const stateBytes = (
  sparing: Sparing,
  before: DashboardState | null,
  state: DashboardState
): Uint8Array => {
  if (before === null || sparing === "no") return whole(state)
  return sparing === "true"
    ? bytesOf(message("moved", movedOf(before.parts, state.parts), idOf(state)))
    : bytesOf(message("differs", differsOf(before.parts, state.parts), idOf(state)))
}
