// Was anything lost, done twice or told wrong? Answers, the log, the books and what a server holds in memory are held against each other.
import { verify } from "@weir/application/ledger/verify"
import { EventLog } from "@weir/application/ports/EventLog"
import { readings } from "@weir/application/readings/readings"
import type { Who } from "@weir/application/Who"
import type { Event } from "@weir/domain/log/Event"
import type * as Memory from "@weir/memory/Memory"
import { type Context, Effect } from "effect"
import type { Tally } from "../frame/Trial.ts"
import type { Outcome, Request } from "./network.ts"

/** Every acknowledged command got what it did, once, and gets the same answer again; nobody overwrote another's version. */
export const accounted = Effect.fnUntraced(function* (
  outcomes: ReadonlyArray<{ readonly request: Request; readonly outcome: Outcome }>,
  seen: ReadonlyArray<Event>,
  ask: (request: Request) => Effect.Effect<Outcome>,
  tally: Tally
) {
  const versions = new Map<string, string>()
  for (const { outcome, request } of outcomes) {
    const { command, expectedVersion, key } = request
    tally.demand(
      outcome.is !== "broken",
      () => `${key} (${command._tag}) broke: ${"words" in outcome ? outcome.words : ""}`
    )
    if (outcome.is !== "done") continue
    tally.add("acknowledged")
    const again = yield* ask(request)
    tally.demand(
      again.is === "done" && again.body === outcome.body,
      () =>
        `${key} (${command._tag}) got ${outcome.body.slice(0, 300)} first and ${JSON.stringify(again).slice(0, 300)} again`
    )
    if (!("dealId" in command) || expectedVersion === undefined) continue
    // A command that changed nothing keeps the version that somebody else made.
    if (outcome.version === expectedVersion) continue
    const name = `${command.dealId} after ${expectedVersion}`
    tally.demand(
      !versions.has(name),
      () => `${key} and ${versions.get(name) ?? ""} were both acknowledged as the next change of ${name}`
    )
    versions.set(name, key)
  }
  const named = (of: (event: Event) => string | null) => {
    const found = new Map<string, number>()
    for (const event of seen) {
      const name = of(event)
      if (name !== null) found.set(name, (found.get(name) ?? 0) + 1)
    }
    return found
  }
  const effects = named(({ fact }) =>
    fact._tag === "DealCreated" ? fact.title : fact._tag === "NoteAdded" ? fact.text : null
  )
  for (const { outcome, request } of outcomes)
    if (request.command._tag === "CreateDeal" || request.command._tag === "AddNote") {
      const times = effects.get(request.key) ?? 0
      tally.demand(
        outcome.is === "done" ? times === 1 : times <= 1,
        () => `${request.key} (${request.command._tag}, ${outcome.is}) happened ${times} times`
      )
    }
})

/** The log has no gaps for whoever looked on; the books agree with it, and what a server holds in memory with the books. */
export const sound = Effect.fnUntraced(function* (
  who: Who,
  kept: Context.Context<Memory.Ports>,
  seen: ReadonlyArray<Event>,
  tally: Tally
) {
  const log = yield* (yield* EventLog).after(who.workspaceId, 0, 100_000)
  tally.add("events", log.length)
  tally.demand(
    JSON.stringify(seen) === JSON.stringify(log),
    () => `whoever looked on saw ${seen.length} events, and ${log.length} are in the log`
  )
  for (const { detail, subject, what } of (yield* verify(who.workspaceId)).found)
    tally.demand(false, () => `verify: ${what} ${subject} ${detail}`)
  yield* agreeing(who, kept, tally)
})

/** What a server holds in memory is what is in the books, at the same place of the log. */
export const agreeing = Effect.fnUntraced(function* (
  who: Who,
  kept: Context.Context<Memory.Ports>,
  tally: Tally
) {
  const numbers = readings(who.workspaceId, { period: { kind: "month" }, pipelineId: null, asOf: null }, [
    "deal-dynamics",
    "new-deals",
    "won-deals",
    "lost-deals",
    "deals-by-owner"
  ])
  const held = yield* numbers
  const stored = yield* Effect.provideContext(numbers, kept)
  if (held.seq !== stored.seq) return
  tally.add("readings")
  tally.demand(
    JSON.stringify(held.readings) === JSON.stringify(stored.readings),
    () => `the numbers held in memory at ${held.seq} are not those of the books`
  )
})
