/** What should the metrics of forecast, funnels and time in stages read, told from the whole list of events? */
import { blurred } from "./blurred.ts"
import { bridge } from "./bridge.ts"
import { bornIn, endedIn, worthAtEnd } from "./flows.ts"
import { forecast } from "./forecast.ts"
import { funnel } from "./funnel.ts"
import { bornAt, endingOf, falls, standing, type Story, wanted } from "./stories.ts"
import type { Tellers, Told } from "./Teller.ts"
import { changed, quotients } from "./worth.ts"

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((a, b) => a + b, 0)

const velocityIn = ({ ask, stories }: Told, window: typeof ask.window) => {
  const open = stories.filter((story) => {
    const there = standing(story, window.to, ask)?.place
    return there !== undefined && there.kind === "open" && wanted(there.pipelineId, ask)
  }).length
  const ended = endedIn(stories, "won", window, ask)
  const won = worthAtEnd(ended, ask)
  const winRate = { num: ended.length, den: ended.length + endedIn(stories, "lost", window, ask).length }
  const budget = { sum: won.converted, of: ended.length - won.unpriced }
  const took = ended.map((story) => (endingOf(story)?.moment.at ?? 0) - (bornAt(story) ?? 0))
  const cycle = { sum: sum(took), of: took.length }
  return { open, winRate, won, budget, cycle, perDay: perDay(open, winRate, budget, cycle) }
}

const velocity = (told: Told) => {
  const { ask } = told
  const [now, before] = [velocityIn(told, ask.window), velocityIn(told, ask.previous.sameElapsed)]
  const beforeFull = velocityIn(told, ask.previous.full)
  const compared = now.perDay === null || before.perDay === null ? null : changed(now.perDay, before.perDay)
  return { ...now, before, beforeFull, change: compared }
}

interface Average {
  readonly sum: number
  readonly of: number
}

/** Null where one of the four has no value; rounded half up, for there is nothing below zero. */
const perDay = (
  open: number,
  winRate: { readonly num: number; readonly den: number },
  budget: Average,
  cycle: Average
): number | null => {
  if (winRate.den === 0 || budget.of === 0 || cycle.of === 0 || cycle.sum === 0) return null
  const above = [open, winRate.num, budget.sum, cycle.of, 24 * 60 * 60 * 1000].map(BigInt)
  const below = [winRate.den, budget.of, cycle.sum].map(BigInt)
  const [a, b] = [above, below].map((list) => list.reduce((x, y) => x * y, 1n)) as [bigint, bigint]
  const money = (a + b / 2n) / b
  return money > 9_007_199_254_740_991n ? null : Number(money)
}

const wonOfNew = ({ ask, stories }: Told) =>
  quotients((window) => {
    const fresh = bornIn(stories, window, ask)
    return { num: fresh.filter((story) => endingOf(story)?.outcome === "won").length, den: fresh.length }
  }, ask)

/** Every stay of a deal in a stage, with its end where it has one. */
const staysOf = (story: Story) => {
  const steps = story.moments.filter(({ what }) => what === "created" || what === "moved")
  return steps.map((step, i) => ({
    stageId: step.after.place.stageId as string,
    from: step.at,
    to: steps[i + 1]?.at ?? null
  }))
}

const timeInStage = ({ ask, stories }: Told) => {
  const pipeline =
    ask.pipelines.find((p) => p.id === ask.pipelineId) ??
    ask.pipelines.find((p) => p.isDefault) ??
    ask.pipelines[0]
  const stages = (pipeline?.stages ?? [])
    .filter(({ kind }) => kind === "open" || kind === "incoming")
    .map((stage) => {
      const endedIn = (window: typeof ask.window) =>
        stories.flatMap((story) =>
          staysOf(story).flatMap(({ from, stageId, to }) =>
            stageId === stage.id && to !== null && falls(to, window, ask)
              ? [{ deal: story.id, ms: to - from }]
              : []
          )
        )
      const ended = endedIn(ask.window)
      const totalOf = (stays: typeof ended) => ({ stays: stays.length, ms: sum(stays.map(({ ms }) => ms)) })
      const [now, before] = [totalOf(ended), totalOf(endedIn(ask.previous.sameElapsed))]
      const isKnown = now.stays > 0 && before.stays > 0
      const here = stories.flatMap((story) => {
        const last = staysOf(story).filter(({ from }) => ask.asOf === null || from <= ask.asOf)
        const stay = last.at(-1)
        return stay?.stageId === stage.id ? [ask.now - stay.from] : []
      })
      const lengths = ended.map(({ ms }) => ms).sort((a, b) => a - b)
      return {
        id: stage.id,
        name: stage.name,
        kind: stage.kind,
        archived: stage.archived,
        ...now,
        before,
        beforeFull: totalOf(endedIn(ask.previous.full)),
        change: isKnown ? averages(now, before) : null,
        deals: new Set(ended.map(({ deal }) => deal)).size,
        median: about(lengths, 50),
        p90: about(lengths, 90),
        open: here.length,
        openMs: sum(here)
      }
    })
  return { stages: stages.filter((row) => !row.archived || row.stays > 0 || row.open > 0) }
}

/** How one average stay compares with another: over a common denominator, so that equal ones differ by exactly nothing. */
const averages = (now: { stays: number; ms: number }, before: { stays: number; ms: number }) => {
  const [is, was] = [now.ms * before.stays, before.ms * now.stays]
  return { ...changed(is, was), delta: (is - was) / (now.stays * before.stays) }
}

/** The length that so many percent are at most as long as, told as the middle of its bucket. */
const about = (sorted: ReadonlyArray<number>, percent: number): number | null => {
  const exact = sorted[Math.ceil((sorted.length * percent) / 100) - 1]
  return exact === undefined ? null : blurred(exact)
}

export const pipelines: Tellers = {
  salesForecast: ({ ask, stories }) => forecast(stories, ask),
  stageFunnel: ({ ask, stories }) => funnel(stories, ask),
  pipelineBridge: ({ ask, events, stories }) => bridge(events, stories, ask),
  salesVelocity: velocity,
  timeInStage,
  wonOfNew
}
