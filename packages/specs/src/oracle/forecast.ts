/** The forecast, told deal by deal (P1). */
import type { Ask } from "@weir/domain/metrics/Ask"
import { weighted } from "@weir/domain/money/Rate"
import type { Pipeline, Stage } from "@weir/domain/pipeline/Pipeline"
import { dayOf, startOfDay } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { bornAt, endingOf, standing, type Story, wanted } from "./stories.ts"
import { lineOn, worthOf } from "./worth.ts"

interface Share {
  readonly num: number
  readonly den: number
}

export const forecast = (stories: ReadonlyArray<Story>, ask: Ask) => {
  const { zone } = ask.workspace
  const today = dayOf(zone, ask.now)
  const since = startOfDay(zone, LocalDate.addDays(today, -Math.min(180, LocalDate.toEpochDay(today))))
  const recent = stories.filter((story) => {
    const at = endingOf(story)?.moment.at
    return at !== undefined && at >= since && (ask.asOf === null || at <= ask.asOf)
  })
  const closed = recent.filter(
    (story) => bornAt(story) !== null && wanted(endingOf(story)?.pipeline ?? "", ask)
  ).length
  const isFew = closed < 20
  /** How each recently closed deal ended that had stood in a stage, and on which day after it last came there: the first is 1. */
  const fatesFrom = (stage: Stage) =>
    recent.flatMap((story) => {
      const end = endingOf(story)
      if (end === null) return []
      const came = story.moments
        .slice(0, story.moments.indexOf(end.moment))
        .filter((m) => (m.what === "created" || m.what === "moved") && m.after.place.stageId === stage.id)
        .at(-1)
      if (came === undefined) return []
      const days = Math.ceil((end.moment.at - came.at) / (24 * 60 * 60 * 1000))
      return [{ isWon: end.outcome === "won", days: days > 999 ? 999 : days }]
    })
  const byDefault = (pipeline: Pipeline, stage: Stage): number => {
    if (stage.probability !== undefined) return stage.probability
    const row = pipeline.stages.filter((s) => s.kind === "open" && (s.id === stage.id || !s.archived))
    return Math.round((100 * (row.findIndex((s) => s.id === stage.id) + 1)) / (row.length + 1))
  }
  const stages = ask.pipelines
    .filter((p) => wanted(p.id, ask))
    .flatMap((pipeline) => pipeline.stages.map((stage) => ({ pipeline, stage })))
    .filter(({ stage }) => stage.kind === "open")
    .map(({ pipeline, stage }) => {
      const fates = fatesFrom(stage)
      const waits = fates.filter(({ isWon }) => isWon).map(({ days }) => days)
      const percent = byDefault(pipeline, stage)
      const p: Share = isFew
        ? { num: percent, den: 100 }
        : { num: 100 * waits.length + 5 * percent, den: 100 * (fates.length + 5) }
      const c = (age: number): Share => {
        if (isFew || waits.length === 0) return { num: 1, den: 1 }
        const lasting = waits.filter((days) => days > age)
        return lasting.length > 0
          ? { num: lasting.filter((days) => days <= age + 30).length, den: lasting.length }
          : { num: waits.filter((days) => days <= 30).length, den: waits.length }
      }
      return { pipeline, stage, closed: fates.length, won: waits.length, percent, p, c }
    })
  const active = stories.flatMap((story) => {
    const now = standing(story, Instant.MAX, ask)
    const known = stages.find(({ stage }) => stage.id === now?.place.stageId)
    const came = story.moments.filter((m) => m.what === "created" || m.what === "moved").at(-1)
    if (now === null || known === undefined || came === undefined) return []
    const age = Math.max(0, Math.floor((ask.now - came.at) / (24 * 60 * 60 * 1000)))
    const c = known.c(age)
    const chance: Share = { num: known.p.num * c.num, den: known.p.den * c.den }
    const line = lineOn(now.budget, Instant.MAX, ask)
    return [{ story, now, chance, line, millionths: weighted(1_000_000, chance) }]
  })
  type Active = (typeof active)[number]
  const expected = (of: ReadonlyArray<Active>) => {
    const codes = [...new Set(of.flatMap(({ now }) => now.budget?.currency ?? []))].sort()
    const add = (numbers: ReadonlyArray<number>) => numbers.reduce((a, b) => a + b, 0)
    return {
      deals: add(of.map(({ millionths }) => millionths)) / 1_000_000,
      money: codes
        .map((currency) => ({
          currency,
          amount: add(
            of.map(({ chance, now }) =>
              now.budget?.currency === currency ? weighted(now.budget.amount, chance) : 0
            )
          )
        }))
        .filter(({ amount }) => amount > 0),
      converted: add(of.map(({ chance, line }) => weighted(line.base ?? 0, chance))),
      unpriced: of.filter(({ line }) => line.base === null).length
    }
  }
  const worth = (of: ReadonlyArray<Active>) => worthOf(of.map(({ line }) => line))
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return {
    horizonDays: 30,
    historyDays: 180,
    closed,
    fewData: isFew,
    active: worth(active),
    expected: expected(active),
    band: {
      ...band(active.map(({ millionths }) => millionths)),
      converted: moneyBand(active.map(({ line, millionths }) => ({ millionths, brings: line.base ?? 0 })))
    },
    stages: stages
      .map(({ closed: ended, p, percent, pipeline, stage, won }) => {
        const here = active.filter(({ now }) => now.place.stageId === stage.id)
        return {
          id: stage.id,
          name: stage.name,
          pipelineId: pipeline.id,
          archived: stage.archived,
          closed: ended,
          won,
          byDefault: percent,
          probability: weighted(1_000_000, p),
          active: worth(here),
          expected: expected(here)
        }
      })
      .filter((row) => !row.archived || row.active.deals > 0),
    owners: [...new Set(active.map(({ now }) => now.owner))]
      .map((id) => {
        const user = ask.users.find((u) => u.id === id)
        const held = active.filter(({ now }) => now.owner === id)
        return {
          id,
          name: user?.name ?? id,
          disabled: user?.disabled ?? false,
          active: worth(held),
          expected: expected(held)
        }
      })
      .sort(
        (a, b) =>
          b.expected.converted - a.expected.converted ||
          b.expected.deals - a.expected.deals ||
          text(a.name, b.name) ||
          text(a.id, b.id)
      )
  }
}

/** The distribution in whole numbers: how many of a million to the power of n equally likely worlds have k wins. */
const band = (millionths: ReadonlyArray<number>) => {
  let worlds: ReadonlyArray<bigint> = [1n]
  for (const m of millionths) {
    const [yes, no] = [BigInt(m), BigInt(1_000_000 - m)]
    worlds = [...worlds, 0n].map((n, k) => n * no + (worlds[k - 1] ?? 0n) * yes)
  }
  const all = worlds.reduce((a, b) => a + b, 0n)
  const least = (tenths: bigint) => {
    let below = 0n
    for (const [k, n] of worlds.entries()) {
      below += n
      // A billionth short of the border counts as the border.
      if (below * 1_000_000_000n >= all * (tenths * 100_000_000n - 1n)) return k
    }
    return worlds.length - 1
  }
  return { p10: least(1n), p90: least(9n) }
}

/** The same for what they bring: each budget lies on a step or between two, a hundredth or less of how far the sums spread. */
const moneyBand = (of: ReadonlyArray<{ readonly millionths: number; readonly brings: number }>) => {
  const sum = (some: typeof of) => some.reduce((all, { brings }) => all + brings, 0)
  const sure = sum(of.filter(({ millionths }) => millionths === 1_000_000))
  const unsure = of.filter(({ brings, millionths }) => brings > 0 && millionths % 1_000_000 !== 0)
  const spread = unsure
    .map(({ brings, millionths: m }) => BigInt(brings * m) * BigInt(brings) * BigInt(1_000_000 - m))
    .reduce((a, b) => a + b, 0n)
  const most = sum(unsure)
  const step = Array.from({ length: 14 }, (_, zeros) => [1, 2, 5].map((first) => Number(`${first}e${zeros}`)))
    .flat()
    .find((_, i, all) => {
      const [is, next] = [all[i] ?? 1, all[i + 1] ?? 1]
      return BigInt(next) * BigInt(next) * 10n ** 16n > spread && most <= 50_000 * is
    })
  if (step === undefined) return { p10: sure, p90: sure }
  let worlds = new Map<number, bigint>([[0, 1n]])
  for (const { brings, millionths } of unsure) {
    const over = brings % step
    const below = (brings - over) / step
    const next = new Map<number, bigint>()
    const add = (steps: number, n: bigint) => {
      if (n > 0n) next.set(steps, (next.get(steps) ?? 0n) + n)
    }
    const [no, low, high] = [
      BigInt(1_000_000 - millionths) * BigInt(step),
      BigInt(millionths) * BigInt(step - over),
      BigInt(millionths) * BigInt(over)
    ]
    for (const [steps, n] of worlds) {
      add(steps, n * no)
      add(steps + below, n * low)
      add(steps + below + 1, n * high)
    }
    worlds = next
  }
  const rising = [...worlds].sort(([a], [b]) => a - b)
  const all = rising.reduce((n, [, more]) => n + more, 0n)
  const least = (tenths: bigint) => {
    let under = 0n
    for (const [steps, n] of rising) {
      under += n
      if (under * 1_000_000_000n >= all * (tenths * 100_000_000n - 1n))
        return sure + Math.min(most, steps * step)
    }
    return sure + most
  }
  return { p10: least(1n), p90: least(9n) }
}
