/** What should the metrics of calls read, told from the whole list of events? */
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Instant } from "@weir/domain/time/Instant"
import { daily } from "./daily.ts"
import { falls } from "./stories.ts"
import type { Tellers, Told } from "./Teller.ts"
import { visibleTo } from "./visible.ts"
import { changed } from "./worth.ts"

/** A call that counts in a question, as far as it was known. */
export interface Rung {
  readonly id: string
  readonly at: Instant
  readonly direction: "in" | "out" | "internal"
  readonly outcome: "answered" | "missed" | "voicemail"
  readonly ms: number
  readonly user: string
  /** Who is to deal with it. */
  handler: string
  handled: boolean
  deleted: boolean
}

/** The calls known by then, deleted or not as the question wants it, and the viewer's to read. */
export const callsOf = (
  events: ReadonlyArray<Event>,
  ask: Pick<Ask, "asOf" | "deleted" | "holders">
): ReadonlyArray<Rung> => {
  const visible = visibleTo(events, ask)
  const calls = new Map<string, Rung>()
  for (const { fact, recordedAt } of events) {
    if (!("callId" in fact) || (ask.asOf !== null && recordedAt > ask.asOf)) continue
    if (fact._tag === "CallRecorded") {
      const { callId: id, direction, durationMs, outcome, startedAt: at, userId: user } = fact
      const ms = outcome === "answered" ? durationMs : 0
      calls.set(id, { id, at, direction, outcome, ms, user, handler: user, handled: false, deleted: false })
      continue
    }
    const call = calls.get(fact.callId)
    if (call === undefined) throw new Error(`call ${fact.callId} was changed before it was told of`)
    if (fact._tag === "CallHandled") call.handled = true
    if (fact._tag === "CallReassigned") call.handler = fact.to
    if (fact._tag === "CallDeleted") call.deleted = true
    if (fact._tag === "CallRestored") call.deleted = false
  }
  return [...calls.values()].filter(
    ({ deleted, id }) => visible(id) && (ask.deleted === "include" || deleted === (ask.deleted === "only"))
  )
}

/** A count in the period, and in the two stretches of the period before. */
export const counted = (count: (window: Ask["window"]) => number, ask: Ask) => {
  const [now, before, beforeFull] = [ask.window, ask.previous.sameElapsed, ask.previous.full].map(count)
  return {
    now: now ?? 0,
    before: before ?? 0,
    beforeFull: beforeFull ?? 0,
    change: changed(now ?? 0, before ?? 0)
  }
}

/** How a person is called. */
export const personOf = (id: string, ask: Ask) => {
  const user = ask.users.find((u) => u.id === id)
  return { id, name: user?.name ?? id, disabled: user?.disabled ?? false }
}

/** Largest first, of equal ones by name, then by id. */
export const ranked = <A extends { readonly name: string; readonly id?: string }>(
  rows: ReadonlyArray<A>,
  size: (row: A) => number
): ReadonlyArray<A> => {
  const before = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
  return [...rows].sort(
    (a, b) => size(b) - size(a) || before(a.name, b.name) || before(a.id ?? "", b.id ?? "")
  )
}

const callCounts =
  (direction: "in" | "out") =>
  ({ ask, events }: Told) => {
    const all = callsOf(events, ask).filter((call) => call.direction === direction)
    const within = (window: Ask["window"]) => all.filter(({ at }) => falls(at, window, ask))
    const talked = (calls: ReadonlyArray<Rung>) => calls.reduce((sum, { ms }) => sum + ms, 0)
    const went = (outcome: Rung["outcome"]) =>
      counted((window) => within(window).filter((call) => call.outcome === outcome).length, ask)
    const now = within(ask.window)
    const [before, beforeFull] = [within(ask.previous.sameElapsed), within(ask.previous.full)]
    const of = (calls: ReadonlyArray<Rung>, user: string) => {
      const own = calls.filter((call) => call.user === user)
      const count = (outcome: Rung["outcome"]) => own.filter((call) => call.outcome === outcome).length
      return {
        all: own.length,
        answered: count("answered"),
        missed: count("missed"),
        voicemail: count("voicemail"),
        talkMs: talked(own)
      }
    }
    const anybody = [...now, ...before, ...beforeFull].map(({ user }) => user)
    const rows = [...new Set(anybody)].map((user) => {
      const [is, was] = [of(now, user), of(before, user)]
      const change = {
        all: changed(is.all, was.all),
        answered: changed(is.answered, was.answered),
        missed: changed(is.missed, was.missed),
        voicemail: changed(is.voicemail, was.voicemail),
        talkMs: changed(is.talkMs, was.talkMs)
      }
      return { ...personOf(user, ask), ...is, before: was, beforeFull: of(beforeFull, user), change }
    })
    return {
      all: counted((window) => within(window).length, ask),
      answered: went("answered"),
      missed: went("missed"),
      voicemail: went("voicemail"),
      talkMs: counted((window) => talked(within(window)), ask),
      rows: ranked(rows, (row) => row.all),
      days: daily((window) => ({ n: within(window).length }), ask)
    }
  }

export const calls: Tellers = {
  callsIn: callCounts("in"),
  callsOut: callCounts("out")
}
