/** Mistakes in forecasts, in what they open into, and in cohorts that are touched. */
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

export const forecastMutants: ReadonlyArray<Mutant> = [
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
    name: "the sum's band is as wide as that of the wins says, each bringing the average",
    core: rereading("salesForecast", (r) => {
      const each = r.expected.deals === 0 ? 0 : r.expected.converted / r.expected.deals
      const [p10, p90] = [r.band.p10, r.band.p90].map((wins) => Math.round(wins * each))
      return { ...r, band: { ...r.band, converted: { p10, p90 } } }
    }),
    killedBy: oracle("salesForecast")
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
    name: "what was touched before is set beside all of the period before",
    core: withMetric("stageFunnel", (metric) => ({
      read: (sums, ask) =>
        metric.read(
          { ...sums, eventsBefore: sums["eventsBeforeFull"] ?? [], openBefore: sums["openBeforeFull"] ?? [] },
          ask
        )
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
  }
]
