/** How do histories come to do a kind of work: tasks, calls, talks? By wishes of its own, each turned into a command on the state it meets. */
import type { State } from "@weir/domain/log/replay"
import type { Instant } from "@weir/domain/time/Instant"
import type { Command } from "@weir/domain/workbook/Act"
import type { Pick } from "../intents.ts"

/** What somebody wants of a record, and since when it may be told. */
export interface Wanted {
  readonly command: Command
  /** The last change of the record: earlier is refused. Null where it may be told at any time. */
  readonly earliest: Instant | null
  /** When it is told to have happened, for what only means something at certain instants; else some instant since the earliest. */
  readonly at?: Instant
}

export interface Work {
  /** No chapter is mostly about it: it happens beside other work. */
  readonly aside?: true
  /** Its wishes by how often they come; names are unique among all works. */
  readonly wishes: Readonly<Record<string, number>>
  /** What a wish means in this state, or null when there is nothing it could be about. */
  readonly wanted: (state: State, wish: string, pick: Pick, now: Instant) => Wanted | null
}
