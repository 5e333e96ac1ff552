/** Which deals did something happen to in a period, and how far have they got by its end? Read from all steps since the beginning. */
import type { Balance, Query } from "../../ledger/Query.ts"
import type { Window } from "../../time/Window.ts"
import { type Ask, flow, pricing, snapshot } from "../Ask.ts"
import * as Figure from "../Figure.ts"
import { any, marked, none, once, own, proof, type Stages, stood } from "./marks.ts"

/** The ways until the end of a window, of all deals. */
export const been = (ask: Ask, { to }: Window, where: Query["where"]): Query =>
  snapshot(ask, "deal-path", to, { where: { ...own(ask), basis: ["been"], ...where } })

/** What all deals are worth at the end of a window. */
export const worths = (ask: Ask, { to }: Window): Query =>
  snapshot(ask, "deal-path", to, { where: { pipeline: [""], basis: ["worth"] } })

/** Deals that are touched in a window: something happens to them in it, or they are open at its end. */
export const touching = (ask: Ask, window: Window) => ({
  events: flow(ask, "touch", window, {}),
  open: snapshot(ask, "deal-life", window.to, { where: { what: ["open"] } })
})

/** The ways of the deals that are touched in a window, and what they are worth. */
const ways = (ask: Ask, window: Window) => {
  const { events, open } = touching(ask, window)
  const each = { perSubject: true }
  return {
    been: { ...been(ask, window, {}), by: ["stage", "mark"], ...each },
    worth: { ...worths(ask, window), by: ["currency"], ...each },
    events: { ...events, ...each },
    open: { ...open, ...each }
  }
}

type Touched = { readonly [K in keyof ReturnType<typeof ways>]: ReadonlyArray<Balance> }

/** The same for the period, as much of the one before as has passed of it, and all of that one. */
export const touched = (ask: Ask) => {
  const { full, sameElapsed } = ask.previous
  const [now, before, beforeFull] = [ways(ask, ask.window), ways(ask, sameElapsed), ways(ask, full)]
  return {
    ...now,
    beenBefore: before.been,
    worthBefore: before.worth,
    eventsBefore: before.events,
    openBefore: before.open,
    beenBeforeFull: beforeFull.been,
    worthBeforeFull: beforeFull.worth,
    eventsBeforeFull: beforeFull.events,
    openBeforeFull: beforeFull.open
  }
}

type AllTouched = { readonly [K in keyof ReturnType<typeof touched>]: ReadonlyArray<Balance> }

/** Rows of the deals that are touched, beside those of the period before. */
export const traffics = (sums: AllTouched, ask: Ask) => {
  const now = countedIn(sums, ask, ask.window)
  const before = countedIn(
    {
      been: sums.beenBefore,
      worth: sums.worthBefore,
      events: sums.eventsBefore,
      open: sums.openBefore
    },
    ask,
    ask.previous.sameElapsed
  )
  const beforeFull = countedIn(
    {
      been: sums.beenBeforeFull,
      worth: sums.worthBeforeFull,
      events: sums.eventsBeforeFull,
      open: sums.openBeforeFull
    },
    ask,
    ask.previous.full
  )
  const compared = (...which: Parameters<typeof now>) =>
    Figure.compared(now(...which), before(...which), beforeFull(...which))
  return {
    whole: (stages: ReadonlyArray<string>) => ({
      deals: now(any, () => true),
      lostElsewhere: now(["last"], (id) => !stages.includes(id))
    }),
    row: (stage: string, beyond: Stages, next: Stages | null) => {
      const reached = compared(proof, (id) => beyond.has(id))
      return {
        visited: compared(stood, (id) => id === stage),
        reached,
        next: next === null ? none : { num: now(proof, (id) => next.has(id)).deals, den: reached.now.deals },
        lost: now(["last"], (id) => id === stage)
      }
    }
  }
}

/** Counts the deals that are touched in a window by their marks, each once, with the budget it has at the end of that. */
const countedIn = (sums: Touched, ask: Ask, window: Window) => {
  const those = new Set([...sums.events, ...sums.open].map(({ subject }) => subject))
  const ways = sums.been.filter(({ subject }) => those.has(subject))
  const at = pricing(ask, window.to)
  const worth = new Map(
    [...Map.groupBy(sums.worth, ({ subject }) => subject)].flatMap(([subject, own]) =>
      those.has(subject) ? [[subject, Figure.snapshot(own, at)]] : []
    )
  )
  return (marks: ReadonlyArray<string>, stage: (id: string) => boolean): Figure.Figure =>
    Figure.sum(once(marked(ways, marks, stage)).flatMap(({ subject }) => worth.get(subject) ?? []))
}
