/** Laws of pipelines: forecasts add up, funnels narrow, bridges reach the other side, and merged deals are one. */
import type { Deal } from "@weir/domain/deal/Deal"
import type { MergeCommand } from "@weir/domain/deal/DealCommand"
import { rowsTotal } from "@weir/domain/deal/productRows"
import { decodeTally } from "@weir/domain/ledger/Book"
import { standing as left } from "@weir/domain/ledger/Entry"
import * as Figure from "@weir/domain/metrics/Figure"
import * as Instant from "@weir/domain/time/Instant"
import { replay, type State } from "@weir/domain/log/replay"
import { familyOf, recordKinds } from "@weir/domain/record/families"
import type { Act } from "@weir/domain/workbook/Act"
import { metricNames } from "@weir/domain/workbook/Core"
import { ledgerOf, read } from "@weir/domain/workbook/evaluate"
import { branch } from "@weir/domain/workbook/whatIf"
import { assert } from "vitest"
import type { Law, Trial } from "./Law.ts"

const bridges: Law = {
  name: "a bridge reaches the other side: opening and all terms are the closing, in deals and in every currency",
  proves: ["8.2", "G15"],
  holds: ({ ask, reading }) => {
    const { all, due } = reading("pipelineBridge")
    for (const bridge of [all, due]) {
      let [deals, unbudgeted] = [0, 0]
      const money = new Map<string, number>()
      for (const [term, worth] of Object.entries(bridge)) {
        if (typeof worth === "string") continue
        const away = term === "closing" || (term === "deleted" && ask.deleted !== "only")
        const sign = away ? -1 : 1
        deals += sign * worth.deals
        unbudgeted += sign * worth.unbudgeted
        for (const { amount, currency } of worth.money)
          money.set(currency, (money.get(currency) ?? 0) + sign * amount)
      }
      assert.deepStrictEqual([deals, unbudgeted], [0, 0])
      for (const [currency, amount] of money) assert.strictEqual(amount, 0, currency)
    }
  }
}

const forecastAddsUp: Law = {
  name: "stages and owners add up to the forecast, which expects no more than there is",
  proves: ["P1", "forecast.won"],
  holds: ({ reading }) => {
    const { active, band, expected, owners, stages } = reading("salesForecast")
    const whole = (rows: ReadonlyArray<{ readonly expected: { readonly deals: number } }>) =>
      rows.reduce((sum, row) => sum + Math.round(row.expected.deals * 1_000_000), 0)
    for (const rows of [stages, owners]) {
      assert.strictEqual(whole(rows), Math.round(expected.deals * 1_000_000))
      assert.strictEqual(
        rows.reduce((sum, row) => sum + row.expected.converted, 0),
        expected.converted
      )
      assert.deepStrictEqual(rows.map((row) => row.active).reduce(Figure.plus, Figure.zero), active)
    }
    assert.isAtMost(expected.deals, active.deals)
    assert.isAtMost(expected.converted, active.converted)
    for (const [{ p10, p90 }, most] of [
      [band, active.deals],
      [band.converted, active.converted]
    ] as const)
      assert.isTrue(0 <= p10 && p10 <= p90 && p90 <= most)
  }
}

const funnelNarrows: Law = {
  name: "from stage to stage a funnel never widens, and whoever went straight has left",
  proves: ["4.4 conversions", "funnel.reached", "funnel.conversion", "4.4 stage conversion"],
  holds: ({ reading }) => {
    const { stages } = reading("stageFunnel")
    for (const [i, stage] of stages.entries()) {
      assert.isAtMost(stage.direct.num, stage.direct.den)
      for (const basis of ["created", "closed", "touched"] as const) {
        const { next } = stage[basis]
        assert.isTrue(0 <= next.num && next.num <= next.den, `${stage.name} ${basis}`)
      }
      const before = stages[i - 1]
      if (before === undefined) continue
      for (const basis of ["created", "closed", "touched"] as const)
        for (const which of ["now", "before", "beforeFull"] as const)
          assert.isAtMost(stage[basis].reached[which].deals, before[basis].reached[which].deals)
    }
  }
}

const funnelAgrees: Law = {
  name: "the funnel of closed deals ends with those won and loses those lost, declined enquiries apart",
  proves: ["4.4 win-lost", "4.4 cohort", "4.4 win rate"],
  holds: ({ ask, core, ledger, reading }) => {
    const { closed, pipeline, stages } = reading("stageFunnel")
    const here = { ...ask, pipelineId: pipeline?.id ?? null }
    const won = read("wonDeals", ledger, here, core).now
    const dynamics = read("dealDynamics", ledger, here, core).lost
    const lost = [closed.lostElsewhere, ...stages.map((s) => s.closed.lost)].reduce(Figure.plus)
    assert.deepStrictEqual(
      stages.filter(({ kind }) => kind === "won").map((s) => s.closed.reached.now),
      stages.some(({ kind }) => kind === "won") ? [won] : []
    )
    assert.deepStrictEqual(Figure.plus(lost, dynamics.incoming), dynamics.total)
    assert.deepStrictEqual(Figure.plus(won, lost), closed.deals)
  }
}

const cohortRate: Law = {
  name: "the deals whose fate is asked are the new ones, and no more are won than there are",
  proves: ["L1"],
  holds: ({ reading }) => {
    const [fates, fresh] = [reading("wonOfNew"), reading("newDeals")]
    for (const window of ["now", "before", "beforeFull"] as const) {
      assert.strictEqual(fates[window].den, fresh[window].deals)
      assert.isTrue(0 <= fates[window].num && fates[window].num <= fates[window].den)
    }
  }
}

const stays: Law = {
  name: "as many deals stand in a stage as came and did not leave, and a stay is one of a deal",
  proves: ["stage.time", "4.4 time in stage"],
  holds: ({ ask, core, ledger, reading }) => {
    const until = { ...ask, window: { from: ask.window.from, to: Instant.MAX } }
    const stock = read("dealDynamics", ledger, until, core).stages
    for (const row of reading("timeInStage").stages) {
      assert.isTrue(row.deals <= row.stays && (row.deals === 0) === (row.stays === 0), row.name)
      assert.isTrue((row.median === null) === (row.stays === 0) && (row.median ?? 0) <= (row.p90 ?? 0))
      assert.strictEqual(row.open, stock.find(({ id }) => id === row.id)?.stock.deals ?? 0, row.name)
    }
  }
}

const parts: Law = {
  name: "velocity has no value exactly when one of its parts has none",
  proves: ["4.4 velocity", "velocity", "G5"],
  holds: ({ reading }) => {
    const { budget, cycle, open, perDay, winRate } = reading("salesVelocity")
    const lacks = winRate.den === 0 || budget.of === 0 || cycle.of === 0 || cycle.sum === 0
    if (lacks) assert.isNull(perDay)
    if (perDay !== null) {
      const exact =
        (open * (winRate.num / winRate.den) * (budget.sum / budget.of)) / (cycle.sum / cycle.of / 86_400_000)
      assert.isAtMost(Math.abs(perDay - exact), 1 + exact * 1e-9)
    } else if (!lacks) assert.isAbove(open * budget.sum, 0)
  }
}

const products: Law = {
  name: "a budget that nobody set by hand is the sum of the products",
  proves: ["B11", "G7"],
  holds: ({ core, events, played }) => {
    for (const { id } of played.deals) {
      let deal: Deal | null = null
      for (const { fact, occurredAt } of events)
        if ("dealId" in fact && fact.dealId === id) deal = core.evolve(deal, fact, occurredAt)
      if (deal === null) continue
      assert.isTrue(deal.manualBudget || deal.products.length > 0)
      if (!deal.manualBudget) assert.deepStrictEqual(rowsTotal(deal.products), deal.budget)
    }
  }
}

/** Some acts after everything else. */
const later = (trial: Trial, commands: ReadonlyArray<MergeCommand>): ReadonlyArray<Act> => {
  const last = trial.events.at(-1)
  if (last === undefined) throw new Error("a history begins with the opening of its workspace")
  const at = Instant.make(last.recordedAt + 1000)
  return commands.map((command) => ({
    command,
    at,
    recordedAt: at,
    actor: last.actor,
    cause: { kind: "user" }
  }))
}

const pairOf = ({ picks, played }: Trial): readonly [Deal, Deal] | null => {
  const there = played.deals.filter((d) => d.deletedAt === null)
  const [a, b] = [there[(picks[2] ?? 0) % there.length], there[(picks[5] ?? 0) % there.length]]
  return a === undefined || b === undefined || a === b ? null : [a, b]
}

const mergedIsOne: Law = {
  name: "of two merged deals one is left: nothing of the other, new since the first of them was",
  proves: ["G11"],
  holds: (trial) => {
    const pair = pairOf(trial)
    if (pair === null) return
    const [winner, loser] = pair
    const made = branch(
      trial.events,
      later(trial, [{ _tag: "MergeDeals", dealId: winner.id, loserId: loser.id }])
    )
    assert.deepStrictEqual(made.refused, [])
    const ledger = ledgerOf(made.events, trial.core)
    const of = (id: string) => left(ledger.filter((e) => e.subject === id))
    assert.deepStrictEqual(of(loser.id), [])
    const book = trial.core.books.find(({ id }) => id === "new-deals")
    const births = of(winner.id).filter((e) => e.book === "new-deals")
    const born = [winner.birth, loser.birth].flatMap((birth) => birth?.at ?? [])
    if (book === undefined || born.length === 0) return assert.deepStrictEqual(births, [])
    const first = Math.min(...born)
    assert.deepStrictEqual(
      births.map((e) => [e.at, decodeTally(book, e.tally)["deals"]]),
      [[first, 1]]
    )
  }
}

const unmerged: Law = {
  name: "two deals that were merged and taken apart again read as if they had not been touched",
  proves: ["G11"],
  holds: (trial) => {
    const pair = pairOf(trial)
    if (pair === null || trial.ask.asOf !== null) return
    const [winner, loser] = pair
    const bound = Object.values(trial.played.state.records).some((records) =>
      [...records.values()].some((record) => JSON.stringify(record).includes(loser.id))
    )
    // Records that went over stay with the deal that took them on.
    if (bound) return
    const made = branch(
      trial.events,
      later(trial, [
        { _tag: "MergeDeals", dealId: winner.id, loserId: loser.id },
        { _tag: "UnmergeDeal", dealId: loser.id }
      ])
    )
    const ledger = ledgerOf(made.events, trial.core)
    for (const name of metricNames)
      assert.deepStrictEqual(read(name, ledger, trial.ask, trial.core), trial.reading(name), name)
  }
}

const comesBack: Law = {
  name: "what goes over with a merged deal is bound as before when they are taken apart",
  proves: ["G11"],
  holds: (trial) => {
    const pair = pairOf(trial)
    if (pair === null) return
    const [winner, loser] = pair
    const made = trial.core.branch(
      trial.events,
      later(trial, [
        { _tag: "MergeDeals", dealId: winner.id, loserId: loser.id },
        { _tag: "UnmergeDeal", dealId: loser.id }
      ])
    )
    assert.deepStrictEqual(made.refused, [])
    assert.deepStrictEqual(boundIn(replay(made.events)), boundIn(trial.played.state))
  }
}

/** What each record is bound to, in no telling order. */
const boundIn = ({ records }: State) =>
  recordKinds.flatMap((kind) =>
    [...records[kind].values()].map((record) => {
      const { bindings } = familyOf(record.kind).placed(record)
      return [record.id, bindings.map(({ id, kind: to }) => `${to} ${id}`).sort()]
    })
  )

export const laws: ReadonlyArray<Law> = [
  bridges,
  forecastAddsUp,
  funnelNarrows,
  funnelAgrees,
  cohortRate,
  stays,
  parts,
  products,
  mergedIsOne,
  unmerged,
  comesBack
]
