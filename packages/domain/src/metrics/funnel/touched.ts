/** Which deals did something happen to in a period, and how far have they got by its end? Read from all steps since the beginning. */
import type { Balance, Query } from "../../ledger/Query.ts"
import type { Window } from "../../time/Window.ts"
import { type Ask, flow, pricing, snapshot } from "../Ask.ts"
import * as Figure from "../Figure.ts"
import { marked, none, once, own, proof, type Stages, stood } from "./marks.ts"

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

/** The ways of those that are touched, each with its budget. */
const waysOf = (sums: Touched): ReadonlyArray<Balance> => {
  const those = new Set([...sums.events, ...sums.open].map((b) => b.subject))
  return sums.been.filter((b) => those.has(b.subject))
}

/** Rows of the deals that are touched, beside those of the period before. */
export const traffics = (sums: AllTouched, ask: Ask) => {
  const now = traffic(sums, ask, ask.window)
  const before = traffic(
    {
      been: sums.beenBefore,
      worth: sums.worthBefore,
      events: sums.eventsBefore,
      open: sums.openBefore
    },
    ask,
    ask.previous.sameElapsed
  )
  const beforeFull = traffic(
    {
      been: sums.beenBeforeFull,
      worth: sums.worthBeforeFull,
      events: sums.eventsBeforeFull,
      open: sums.openBeforeFull
    },
    ask,
    ask.previous.full
  )
  return {
    whole: now.whole,
    row: (...place: Parameters<typeof now.row>) => {
      const [is, was, all] = [now.row(...place), before.row(...place), beforeFull.row(...place)]
      return {
        ...is,
        visited: Figure.compared(is.visited, was.visited, all.visited),
        reached: Figure.compared(is.reached, was.reached, all.reached)
      }
    }
  }
}

/** One row of the deals that are touched in a window, each with the budget it has at the end of that. */
const traffic = (sums: Touched, ask: Ask, window: Window) => {
  const ways = waysOf(sums)
  const worth = new Map<string | null, Array<Balance>>()
  for (const b of sums.worth) worth.set(b.subject, [...(worth.get(b.subject) ?? []), b])
  const at = pricing(ask, window.to)
  const figure = (of: ReadonlyArray<Balance>) =>
    Figure.snapshot(
      once(of).flatMap((b) => worth.get(b.subject) ?? []),
      at
    )
  const reached = (from: Stages) => marked(ways, proof, (id) => from.has(id))
  return {
    whole: (stages: ReadonlyArray<string>) => ({
      deals: figure(marked(ways, ["in"], () => true)),
      lostElsewhere: figure(marked(ways, ["last"], (id) => !stages.includes(id)))
    }),
    row: (stage: string, beyond: Stages, next: Stages | null) => {
      const here = figure(reached(beyond))
      return {
        visited: figure(marked(ways, stood, (id) => id === stage)),
        reached: here,
        next: next === null ? none : { num: once(reached(next)).length, den: here.deals },
        lost: figure(marked(ways, ["last"], (id) => id === stage))
      }
    }
  }
}
