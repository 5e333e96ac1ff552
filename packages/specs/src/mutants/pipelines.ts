/** Mistakes in funnels, times and bridges. */
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
                stage: "incoming",
                mark: "last",
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
      changed((p) => (p.key["mark"] === "lost" ? { ...p, key: { ...p.key, mark: "stood" } } : p))
    ),
    killedBy: oracle("stageFunnel")
  },
  {
    name: "a deal that was won once got as far as won for good",
    core: withBook(
      "deal-path",
      changed((p) => (p.key["mark"] === "undone" ? { ...p, key: { ...p.key, mark: "stood" } } : p))
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
