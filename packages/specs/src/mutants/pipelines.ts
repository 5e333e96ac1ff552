/** Mistakes in forecasts, funnels, times and bridges. */
import type { Posting } from "@weir/domain/ledger/Book"
import { type Mutant, withBook, withMetric } from "./Mutant.ts"

const oracle = (name: string) => `${name} reads what the oracle tells`
const kept =
  (keep: (posting: Posting, tag: string) => boolean): Parameters<typeof withBook>[1] =>
  (event, rightly) =>
    rightly.filter((p) => keep(p, event.fact._tag))
const changed =
  (change: (posting: Posting) => Posting): Parameters<typeof withBook>[1] =>
  (_, rightly) =>
    rightly.map(change)

/** The core with one metric reading otherwise. */
// oxlint-disable-next-line typescript/no-explicit-any -- a reading is whatever its schema says
const rereading = (name: Parameters<typeof withMetric>[0], change: (reading: any) => unknown) =>
  withMetric(name, (metric) => ({ read: (sums, ask) => change(metric.read(sums, ask)) as never }))

export const pipelineMutants: ReadonlyArray<Mutant> = [
  {
    name: "a deal that leaves a stage takes off the instant it leaves",
    core: withBook("stage-age", ({ occurredAt }, rightly) =>
      rightly.map((p) =>
        (p.tally["deals"] ?? 0) < 0
          ? {
              ...p,
              tally: {
                ...p.tally,
                sinceDays: -Math.floor(occurredAt / 86_400_000),
                sinceMs: -(occurredAt % 86_400_000)
              }
            }
          : p
      )
    ),
    killedBy: oracle("timeInStage")
  },
  {
    name: "a win counts among those that took a day less",
    core: withBook(
      "stage-outcomes",
      changed((p) => ({ ...p, key: { ...p.key, days: String(Number(p.key["days"]) - 1) } }))
    ),
    killedBy: "with two dozen closed deals behind them, forecast and velocity read what the oracle tells"
  },
  {
    name: "what is expected opens into the deals themselves",
    core: withMetric("salesForecast", (metric) => ({
      explain: (part, ask) => {
        const {
          measure: _,
          weighed: __,
          ...told
        } = metric.explain(part, ask) ?? {
          title: "",
          selections: []
        }
        return told.title === "" ? null : told
      }
    })),
    killedBy: "every number opens into entries that add up to it"
  },
  {
    name: "behind those who got as far a deal counts once a stage",
    core: withMetric("stageFunnel", (metric) => ({
      explain: (part, ask) => {
        const told = metric.explain(part, ask)
        if (told === null) return null
        const { distinct: _, ...each } = told
        return each
      }
    })),
    killedBy: "every number opens into entries that add up to it"
  },
  {
    name: "an open deal that nothing happened to is not touched",
    core: withMetric("stageFunnel", (metric) => ({
      needs: (ask) => {
        const needs = metric.needs(ask)
        const { open } = needs
        return open === undefined
          ? needs
          : { ...needs, open: { ...open, to: ask.window.from, from: ask.window.from } }
      }
    })),
    killedBy: oracle("stageFunnel")
  },
  {
    name: "the touched funnel keeps the budgets that deals began with",
    core: withBook(
      "deal-path",
      kept((p, tag) => tag !== "DealBudgetChanged" || p.key["basis"] !== "worth")
    ),
    killedBy: oracle("stageFunnel")
  },
  {
    name: "the average budget leaves out wins without one",
    core: rereading("salesVelocity", (r) => ({
      ...r,
      budget: { ...r.budget, of: r.budget.of - r.won.unbudgeted }
    })),
    killedBy: oracle("salesVelocity")
  },
  {
    name: "waiting enquiries are forecast as if they stood in the first stage",
    core: withMetric("salesForecast", (metric) => ({
      needs: (ask) => {
        const needs = metric.needs(ask)
        const [active] = [needs["active"]]
        return active === undefined ? needs : { ...needs, active: { ...active, where: {} } }
      }
    })),
    killedBy: oracle("salesForecast")
  },
  {
    name: "a budget that changes does not change the forecast",
    core: withBook(
      "stage-age",
      kept((_, tag) => tag !== "DealBudgetChanged")
    ),
    killedBy: oracle("salesForecast")
  },
  {
    name: "the forecast expects every active deal",
    core: rereading("salesForecast", (r) => ({
      ...r,
      expected: { ...r.expected, deals: r.active.deals }
    })),
    killedBy: "stages and owners add up to the forecast, which expects no more than there is"
  },
  {
    name: "the band begins at the expected number",
    core: rereading("salesForecast", (r) => ({
      ...r,
      band: { ...r.band, p10: Math.round(r.expected.deals) }
    })),
    killedBy: oracle("salesForecast")
  },
  {
    name: "only the last stage before the end has a record",
    core: withBook("stage-outcomes", (_, rightly) => rightly.slice(-1)),
    killedBy: oracle("salesForecast")
  },
  {
    name: "a reopened deal stays in its stages' record",
    core: withBook(
      "stage-outcomes",
      kept((p) => (p.tally["deals"] ?? 0) > 0)
    ),
    killedBy: oracle("salesForecast")
  },
  {
    name: "declined enquiries count as deals lost in the funnel",
    core: withBook("deal-path", (event, rightly) =>
      event.fact._tag === "DealMoved" && event.fact.closes?.lastOpen === "incoming"
        ? [
            ...rightly,
            {
              at: event.fact.closes.at,
              key: {
                pipeline: event.fact.closes.pipelineId,
                basis: "closed",
                stage: "",
                mark: "in",
                owner: event.fact.ownerId,
                currency: ""
              },
              tally: { deals: 1, amount: 0, base: 0, unpriced: 0, unbudgeted: 1 },
              subject: event.fact.dealId
            }
          ]
        : rightly
    ),
    killedBy: "the funnel of closed deals ends with those won and loses those lost, declined enquiries apart"
  },
  {
    name: "a lost deal got as far as the furthest stage it stood in",
    core: withBook(
      "deal-path",
      changed((p) => (p.key["mark"] === "lost" ? { ...p, key: { ...p.key, mark: "open" } } : p))
    ),
    killedBy: oracle("stageFunnel")
  },
  {
    name: "a deal that was won once got as far as won for good",
    core: withBook(
      "deal-path",
      changed((p) => (p.key["mark"] === "undone" ? { ...p, key: { ...p.key, mark: "open" } } : p))
    ),
    killedBy: oracle("stageFunnel")
  },
  {
    name: "the funnel forgets what became of deals after their first day",
    core: withBook(
      "deal-path",
      kept((p, tag) => tag === "DealCreated" || p.key["basis"] === "closed")
    ),
    killedBy: oracle("stageFunnel")
  },
  {
    name: "the next stage is counted from everybody in the cohort",
    core: rereading("stageFunnel", (r) => ({
      ...r,
      stages: r.stages.map(
        (s: { created: { next: { num: number; den: number }; visited: { deals: number } } }) => ({
          ...s,
          created: { ...s.created, next: { num: s.created.next.den, den: s.created.next.num } }
        })
      )
    })),
    killedBy: "from stage to stage a funnel never widens, and whoever went straight has left"
  },
  {
    name: "coming back to a stage is no stay of its own",
    core: withBook("stage-time", (event, rightly) =>
      event.fact._tag === "DealMoved" && event.fact.visits.length > 1 ? [] : rightly
    ),
    killedBy: oracle("timeInStage")
  },
  {
    name: "time in a stage counts on the day it began",
    core: withBook("stage-time", (event, rightly) =>
      rightly.map((p) => (event.fact._tag === "DealMoved" ? { ...p, at: event.fact.since } : p))
    ),
    killedBy: oracle("timeInStage")
  },
  {
    name: "the median is the average",
    core: rereading("timeInStage", (r) => ({
      stages: r.stages.map((s: { stays: number; ms: number }) => ({
        ...s,
        median: s.stays === 0 ? null : Math.round(s.ms / s.stays)
      }))
    })),
    killedBy: oracle("timeInStage")
  },
  {
    name: "velocity without a win is zero",
    core: rereading("salesVelocity", (r) => ({ ...r, perDay: r.perDay ?? 0 })),
    killedBy: "velocity has no value exactly when one of its parts has none"
  },
  {
    name: "lost deals lengthen the cycle",
    core: withBook(
      "deal-cycle",
      changed((p) => ({ ...p, key: { ...p.key, outcome: "won" } }))
    ),
    killedBy: oracle("salesVelocity")
  },
  {
    name: "a cycle is not counted anew when a merge makes its deal older",
    core: withBook(
      "deal-cycle",
      kept((_, tag) => tag !== "DealMerged" && tag !== "DealUnmerged")
    ),
    killedBy: oracle("salesVelocity")
  },
  {
    name: "a win counts among the new deals of the month it is won in",
    core: withBook("new-outcomes", (event, rightly) =>
      rightly.map((p) => (event.fact._tag === "DealMoved" ? { ...p, at: event.occurredAt } : p))
    ),
    killedBy: oracle("wonOfNew")
  },
  {
    name: "a pushed deal counts as lost to the month",
    core: withBook(
      "open-pipeline",
      changed((p) => (p.key["why"] === "pushed" ? { ...p, key: { ...p.key, why: "lost" } } : p))
    ),
    killedBy: oracle("pipelineBridge")
  },
  {
    name: "deleted deals are left out of a bridge that began with them",
    core: rereading("pipelineBridge", (r) => ({
      ...r,
      all: { ...r.all, deleted: { deals: 0, money: [], unbudgeted: 0 } }
    })),
    killedBy:
      "a bridge reaches the other side: opening and all terms are the closing, in deals and in every currency"
  },
  {
    name: "a bridge begins with what is known now",
    core: withMetric("pipelineBridge", (metric) => ({
      needs: (ask) => {
        const needs = metric.needs(ask)
        const { opening } = needs
        return opening === undefined ? needs : { ...needs, opening: { ...opening, knownAt: ask.asOf } }
      }
    })),
    killedBy:
      "a bridge reaches the other side: opening and all terms are the closing, in deals and in every currency"
  },
  {
    name: "a deal that goes to another pipeline is lost to the first",
    core: withBook(
      "open-pipeline",
      changed((p) => (p.key["why"] === "movedOut" ? { ...p, key: { ...p.key, why: "lost" } } : p))
    ),
    killedBy: oracle("pipelineBridge")
  },
  {
    name: "only deals that are closed count among the new ones",
    core: rereading("wonOfNew", (r) => ({ ...r, now: { num: r.now.num, den: r.now.num } })),
    killedBy: "the deals whose fate is asked are the new ones, and no more are won than there are"
  },
  {
    name: "a deal stands in its stage as often as its budget was changed there",
    core: withBook("stage-age", (event, rightly) =>
      event.fact._tag === "DealBudgetChanged" ? rightly.slice(1) : rightly
    ),
    killedBy: "as many deals stand in a stage as came and did not leave, and a stay is one of a deal"
  }
]
