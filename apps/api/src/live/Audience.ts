/**
 * What are those told who look at the same dashboard with the same eyes? The newest state after every commit, and at midnight: it
 * is made once for all of them, and each gets the same bytes.
 *
 * A line that is slow is left out; what it missed is told in one, once it takes something again. Nobody ever waits for it.
 */
import type { News } from "@weir/application/live/Feed"
import { Feed } from "@weir/application/live/Feed"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { present } from "@weir/application/present"
import type { Who } from "@weir/application/Who"
import { holdersFor } from "@weir/domain/access/Viewer"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { subjectOf } from "@weir/domain/log/Event"
import { dayOf, startOfDay } from "@weir/domain/time/Calendar"
import { addDays } from "@weir/domain/time/LocalDate"
import type { Zone } from "@weir/domain/time/Zone"
import { Effect, Equal, Latch, Stream } from "effect"
import { changeSince, Lately } from "./changeSince.ts"
import { type DashboardState, DashboardStates, isAboutPeople, type Look } from "./DashboardStates.ts"
import type { Line } from "./Line.ts"
import { bytesOf, idOf, message, nothingNew, type Sparing, stateBytes } from "./messages.ts"

/** At most this often a state is told; the first change after a pause goes out at once. */
const paceMs = 50
const heartbeat = "15 seconds"

/** Somebody who reads along, and what they were told so far. */
export interface Reader {
  readonly line: Line
  readonly who: Who
  readonly sparing: Sparing
  /** What they have on this line; null before the first state of it. */
  state: DashboardState | null
  /** The id of the state that they have, of this line or one before. */
  id: string
  /** The place of the log up to which they were told what happened; not a number where that is not known. */
  toldTo: number
}

export interface About {
  readonly workspaceId: WorkspaceId
  readonly look: Look
  readonly zone: Zone
}

/** Beats of open windows come every few seconds and move one number only. */
const concerns = ({ events }: News, look: Look): boolean =>
  events.length === 0 || events.some(({ fact }) => fact._tag !== "UserSeen") || isAboutPeople(look)

/** Whether somebody may see more or less from now on. What others wrote is not known here. */
const movesRights = ({ events }: News): boolean =>
  events.length === 0 || events.some((event) => ["user", "team"].includes(subjectOf(event).kind))

export const makeAudience = ({ look, workspaceId, zone }: About) => {
  const readers = new Set<Reader>()
  /** Those who are to be told the newest state: they have just come, or take something again. */
  const waiting = new Set<Reader>()
  const bell = Latch.makeUnsafe(false)
  const lately = new Lately()
  let shown: DashboardState | null = null
  /** The place of the log that all are to be told of; 0 for whichever is the last. */
  let due: number | null = null
  let foretold: { readonly after: number; readonly upTo: number; readonly change: string | null } | null =
    null
  let rightsMoved = false
  let until = 0
  let toldAt = 0

  const comes = (reader: Reader): void => {
    readers.add(reader)
    if (reader.state !== null && reader.state === shown) return
    waiting.add(reader)
    bell.openUnsafe()
  }
  /** How many are left. */
  const goes = (reader: Reader): number => {
    readers.delete(reader)
    waiting.delete(reader)
    return readers.size
  }

  const happenedSince = (who: Who, after: number, upTo: number) =>
    foretold?.after === after && foretold.upTo === upTo
      ? Effect.succeed(foretold.change)
      : changeSince(who, after, upTo, lately)

  /** What most will be told of a commit is found out while the numbers are. */
  const foretell = Effect.fnUntraced(function* (upTo: number) {
    const after = shown?.seq ?? upTo
    const [reader] = readers
    if (reader !== undefined)
      foretold = { after, upTo, change: yield* changeSince(reader.who, after, upTo, lately) }
  })

  const tell = Effect.fnUntraced(function* (state: DashboardState, those: Iterable<Reader>) {
    const id = idOf(state)
    const said = new Map<DashboardState | null, Map<string, ReadonlyArray<Uint8Array>>>()
    for (const reader of those) {
      const { line, sparing, state: before, toldTo, who } = reader
      if (!line.ready || before === state) continue
      if (reader.id === id) {
        if (before === null) line.write(nothingNew)
        continue
      }
      const alike = said.get(before) ?? new Map<string, ReadonlyArray<Uint8Array>>()
      said.set(before, alike)
      const name = `${toldTo} ${sparing}`
      let words = alike.get(name)
      if (words === undefined) {
        const change = yield* happenedSince(who, toldTo >= 0 ? toldTo : state.seq, state.seq)
        const happened = change === null ? [] : [bytesOf(message("change", change))]
        alike.set(name, (words = [...happened, stateBytes(sparing, before, state)]))
      }
      Object.assign(reader, { state, id, toldTo: state.seq })
      for (const bytes of words) line.write(bytes)
    }
  })

  /** Tells those who wait; nothing is worked out where nothing has happened since the state that they have. */
  const greet = Effect.gen(function* () {
    const those = [...waiting]
    waiting.clear()
    const seq = yield* (yield* EventLog).last(workspaceId)
    const day = dayOf(zone, yield* present)
    if (until === 0) until = startOfDay(zone, addDays(day, 1))
    const id = idOf({ seq, day })
    const behind = those.filter((reader) => reader.id !== id)
    for (const reader of those)
      if (reader.id === id && reader.state === null && reader.line.ready) reader.line.write(nothingNew)
    if (behind.length === 0) return
    const state = yield* (yield* DashboardStates).at(workspaceId, look, Math.max(seq, shown?.seq ?? 0))
    shown ??= state
    yield* tell(state, behind)
  })

  /** Ends the lines of those who may see more or less than when they came: they come back, and are shown what is theirs now. */
  const partWithOthers = Effect.gen(function* () {
    rightsMoved = false
    const { teams, users } = yield* Effect.orDie((yield* Directory).get(workspaceId))
    for (const { line, who } of readers) {
      const user = users.find(({ id }) => id === who.actor.userId)
      const same =
        user !== undefined &&
        !user.disabled &&
        user.role === who.role &&
        Equal.equals(holdersFor(user, teams), who.holders)
      if (!same) line.end()
    }
  })

  const showAll = Effect.fnUntraced(function* (asked: number) {
    const wait = toldAt + paceMs - (yield* present)
    if (wait > 0) yield* Effect.sleep(wait)
    if (rightsMoved) yield* partWithOthers
    const seq = asked > 0 ? asked : yield* (yield* EventLog).last(workspaceId)
    if (shown !== null && shown.seq >= seq && (yield* present) < shown.until) return
    const [state] = yield* Effect.all([(yield* DashboardStates).at(workspaceId, look, seq), foretell(seq)], {
      concurrency: 2
    })
    if (shown !== null && state.seq < shown.seq) return
    shown = state
    until = state.until
    toldAt = yield* present
    yield* tell(state, readers)
  })

  const hear = (news: News): void => {
    lately.add(news)
    rightsMoved ||= movesRights(news)
    if (!concerns(news, look)) return
    due = Math.max(due ?? 0, news.seq)
    bell.openUnsafe()
  }
  const atMidnight = Effect.gen(function* () {
    for (;;) {
      const left = until - (yield* present)
      yield* Effect.sleep(until === 0 ? 1000 : Math.max(1000, Math.min(left, 3_600_000)))
      if (until === 0 || (yield* present) < until) continue
      due ??= 0
      bell.openUnsafe()
    }
  })
  const beat = Effect.gen(function* () {
    for (;;) {
      yield* Effect.sleep(heartbeat)
      for (const { line } of readers) if (line.ready) line.write(stillHere)
    }
  })

  /** Tells them for as long as it runs. */
  const run = Effect.scoped(
    Effect.gen(function* () {
      // Listening begins before the first state is read, so that no commit falls in between.
      const news = yield* (yield* Feed).listen(workspaceId)
      yield* Effect.forkScoped(Stream.runForEach(news, (one) => Effect.sync(() => hear(one))))
      yield* Effect.forkScoped(atMidnight)
      yield* Effect.forkScoped(beat)
      for (;;) {
        yield* bell.await
        bell.closeUnsafe()
        if (waiting.size > 0) yield* greet
        if (due === null) continue
        const seq = due
        due = null
        yield* showAll(seq)
      }
    })
  )
  const endAll = (): void => {
    for (const { line } of readers) line.end()
  }
  return { comes, goes, run, endAll, size: () => readers.size }
}

const stillHere = bytesOf(": still here\n\n")
