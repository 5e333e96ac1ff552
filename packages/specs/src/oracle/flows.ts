/** New, won, lost, incoming and the success rate, told from the stories of the deals (L1, L6, L7, L8). */
import type { Ask } from "@weir/domain/metrics/Ask"
import * as Instant from "@weir/domain/time/Instant"
import { birthOf, bornAt, endingOf, falls, ownBirthOf, standing, type Story, wanted } from "./stories.ts"
import { daily } from "./daily.ts"
import { beside, lineAt, lineOn, quotients, type Worth, worthOf } from "./worth.ts"

type Window = Ask["window"]

/** Deals that became new in the window, each at its budget then. */
export const bornIn = (stories: ReadonlyArray<Story>, window: Window, ask: Ask): ReadonlyArray<Story> =>
  stories.filter((story) => {
    const birth = birthOf(story),
      at = bornAt(story)
    if (birth === null || at === null) return false
    return falls(at, window, ask) && wanted(birth.after.place.pipelineId, ask)
  })

export const worthAtBirth = (stories: ReadonlyArray<Story>, ask: Ask): Worth =>
  worthOf(
    stories.flatMap((story) => {
      const birth = birthOf(story)
      return birth === null ? [] : [lineAt(1, birth.after.budget, birth, ask)]
    })
  )

/** Deals that ended so in the window and still stand so. */
export const endedIn = (
  stories: ReadonlyArray<Story>,
  outcome: "won" | "lost",
  window: Window,
  ask: Ask
): ReadonlyArray<Story> =>
  stories.filter((story) => {
    const end = endingOf(story)
    return end?.outcome === outcome && falls(end.moment.at, window, ask) && wanted(end.pipeline, ask)
  })

export const worthAtEnd = (stories: ReadonlyArray<Story>, ask: Ask): Worth =>
  worthOf(
    stories.flatMap((story) => {
      const end = endingOf(story)
      return end === null ? [] : [lineAt(1, end.moment.after.budget, end.moment, ask)]
    })
  )

const perDay = (tell: (window: Window) => Worth, ask: Ask) =>
  daily((window) => {
    const { converted, deals } = tell(window)
    return { n: deals, converted }
  }, ask)

const born = (stories: ReadonlyArray<Story>, ask: Ask) => (window: Window) =>
  worthAtBirth(bornIn(stories, window, ask), ask)

const ended = (stories: ReadonlyArray<Story>, outcome: "won" | "lost", ask: Ask) => (window: Window) =>
  worthAtEnd(endedIn(stories, outcome, window, ask), ask)

/** New and won ones beside those of the period before, without the days. */
export const newBeside = (stories: ReadonlyArray<Story>, ask: Ask) => beside(born(stories, ask), ask)
export const wonBeside = (stories: ReadonlyArray<Story>, ask: Ask) => beside(ended(stories, "won", ask), ask)

export const newDeals = (stories: ReadonlyArray<Story>, ask: Ask) => ({
  ...newBeside(stories, ask),
  days: perDay(born(stories, ask), ask)
})

export const wonDeals = (stories: ReadonlyArray<Story>, ask: Ask) => ({
  ...wonBeside(stories, ask),
  days: perDay(ended(stories, "won", ask), ask)
})

export const lostDeals = (stories: ReadonlyArray<Story>, ask: Ask) => ({
  ...beside(ended(stories, "lost", ask), ask),
  days: perDay(ended(stories, "lost", ask), ask)
})

export const successRate = (stories: ReadonlyArray<Story>, ask: Ask) =>
  quotients((window) => {
    const won = endedIn(stories, "won", window, ask).length
    return { num: won, den: won + endedIn(stories, "lost", window, ask).length }
  }, ask)

export const incomingDeals = (stories: ReadonlyArray<Story>, ask: Ask) => {
  const arrived = stories.flatMap(({ moments: [first] }) =>
    first !== undefined &&
    first.after.place.kind === "incoming" &&
    falls(first.at, ask.window, ask) &&
    wanted(first.after.place.pipelineId, ask)
      ? [lineAt(1, first.after.budget, first, ask)]
      : []
  )
  const accepted = stories.flatMap((story) => {
    const birth = ownBirthOf(story)
    if (birth === null || birth.before === null || !falls(birth.at, ask.window, ask)) return []
    return wanted(birth.before.place.pipelineId, ask) ? [lineAt(1, birth.after.budget, birth, ask)] : []
  })
  const declined = endedIn(stories, "lost", ask.window, ask).filter(
    (story) => endingOf(story)?.lastOpen === "incoming"
  )
  const waiting = stories.flatMap((story) => {
    const now = standing(story, Instant.MAX, ask)
    return now?.place.kind === "incoming" && wanted(now.place.pipelineId, ask)
      ? [lineOn(now.budget, Instant.MAX, ask)]
      : []
  })
  return {
    arrived: worthOf(arrived),
    accepted: worthOf(accepted),
    declined: worthAtEnd(declined, ask),
    waiting: worthOf(waiting)
  }
}
