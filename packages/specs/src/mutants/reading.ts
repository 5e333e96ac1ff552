/** Mistakes in asking the ledger, in reading its sums, in explaining them, and in the state of deals. */
import { decide } from "@weir/domain/deal/DealDecision"
import { evolve } from "@weir/domain/deal/evolve"
import type { Balance, Query } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import { theCore } from "@weir/domain/workbook/Core"
import { type Mutant, withMetric } from "./Mutant.ts"

type Needs = Readonly<Record<string, Query>>
type Sums = Readonly<Record<string, ReadonlyArray<Balance>>>

const asking =
  (change: (needs: Needs, ask: Ask) => Needs) => (metric: { readonly needs: (ask: Ask) => Needs }) => ({
    needs: (ask: Ask) => change(metric.needs(ask), ask)
  })

/** Changes the reading of whatever metric it is given. */
const reading =
  // oxlint-disable-next-line typescript/no-explicit-any -- readings are whatever their schema says
  (change: (reading: any, sums: Sums, ask: Ask) => unknown) =>
    (metric: { readonly read: (sums: Sums, ask: Ask) => unknown }) => ({
      read: (sums: Sums, ask: Ask) => change(metric.read(sums, ask), sums, ask)
    })

/** Snapshots asked for as one sum, whatever the currency. */
const together = (needs: Needs): Needs =>
  Object.fromEntries(
    Object.entries(needs).map(([name, q]) => [name, q.from === null ? { ...q, perSubject: false } : q])
  )

export const readingMutants: ReadonlyArray<Mutant> = [
  {
    name: "a stock in another currency is converted as one sum instead of deal by deal",
    core: withMetric("dealDynamics", asking(together)),
    killedBy: "dealDynamics reads what the oracle tells"
  },
  {
    name: "waiting enquiries are converted as one sum instead of deal by deal",
    core: withMetric("incomingDeals", asking(together)),
    killedBy: "incomingDeals reads what the oracle tells"
  },
  {
    name: "the pipeline asked for is ignored",
    core: withMetric(
      "wonDeals",
      asking((needs) => Object.fromEntries(Object.entries(needs).map(([k, q]) => [k, { ...q, where: {} }])))
    ),
    killedBy: "wonDeals reads what the oracle tells"
  },
  {
    name: "the period before is the whole one, however young this one is",
    core: withMetric(
      "newDeals",
      reading((r) => ({ ...r, before: r.beforeFull }))
    ),
    killedBy: "newDeals reads what the oracle tells"
  },
  {
    name: "growth from nothing is a hundred percent",
    core: withMetric(
      "lostDeals",
      reading((r) => ({ ...r, deals: r.deals.base === "new" ? { ...r.deals, pct: 1 } : r.deals }))
    ),
    killedBy: "lostDeals reads what the oracle tells"
  },
  {
    name: "the success rate is won for every lost",
    core: withMetric(
      "successRate",
      reading((r) => ({ ...r, now: { num: r.now.num, den: r.now.den - r.now.num } }))
    ),
    killedBy: "a reading is always valid and its ratios are parts of a whole"
  },
  {
    name: "the success rate changes by what it is, whatever it was",
    core: withMetric(
      "successRate",
      reading((r) => ({
        ...r,
        change: r.change === null ? null : { ...r.change, delta: r.now.num / r.now.den }
      }))
    ),
    killedBy: "successRate reads what the oracle tells"
  },
  {
    name: "the success rate is that of all pipelines",
    core: withMetric(
      "successRate",
      asking((needs) => Object.fromEntries(Object.entries(needs).map(([k, q]) => [k, { ...q, where: {} }])))
    ),
    killedBy: "successRate reads what the oracle tells"
  },
  {
    name: "rings show shares of the total",
    core: withMetric(
      "dealSources",
      reading((r) => ({
        ...r,
        rings: r.rings.map((ring: { new: { deals: number } }) => ({
          ...ring,
          angle: (270 * ring.new.deals) / r.total.deals
        }))
      }))
    ),
    killedBy: "a reading is always valid and its ratios are parts of a whole"
  },
  {
    name: "deals created before the pipeline was looked at do not count in its net",
    core: withMetric(
      "dealDynamics",
      reading((r) => ({
        ...r,
        stages: r.stages.map((s: { net: { deals: number }; in: { deals: number } }) => ({
          ...s,
          net: { ...s.net, deals: s.in.deals }
        }))
      }))
    ),
    killedBy: "net is in less out, in deals and in money"
  },
  {
    name: "the best seller is who won most often, whatever it was worth",
    core: withMetric(
      "wonByOwner",
      reading((r) => ({
        ...r,
        rows: r.rows.toSorted(
          (a: { deals: { deals: number } }, b: { deals: { deals: number } }) => a.deals.deals - b.deals.deals
        )
      }))
    ),
    killedBy: "wonByOwner reads what the oracle tells"
  },
  {
    name: "stock is what came in the period",
    core: withMetric(
      "dealDynamics",
      reading((r) => ({ ...r, stages: r.stages.map((s: { in: unknown }) => ({ ...s, stock: s.in })) }))
    ),
    killedBy:
      "what stands in a stage is what stood there, the net of moves, edits and what an administrator moved, in every currency"
  },
  {
    name: "moves are counted where deals should be",
    core: withMetric(
      "dealDynamics",
      reading((r) => ({
        ...r,
        stages: r.stages.map((s: { in: { deals: number }; out: { deals: number } }) => ({
          ...s,
          distinct: s.in.deals + s.out.deals
        }))
      }))
    ),
    killedBy: "every number opens into entries that add up to it"
  },
  {
    name: "archived stages disappear with what was lost there",
    core: withMetric(
      "dealDynamics",
      reading((r) => ({ ...r, stages: r.stages.filter((s: { archived: boolean }) => !s.archived) }))
    ),
    killedBy: "losses by stage and bucket add up to all losses"
  },
  {
    name: "only the eight leading sources add up to the total",
    core: withMetric(
      "dealSources",
      reading((r) => ({ ...r, rings: r.rings.slice(0, 1), other: null }))
    ),
    killedBy: "sources add up to all new deals, and owners to all active ones"
  },
  {
    name: "the list behind the net shows what came in and not what went out",
    core: withMetric("dealDynamics", (metric) => ({
      explain: (part, ask) => metric.explain(part.replace("net:", "in:"), ask)
    })),
    killedBy: "every number opens into entries that add up to it"
  },
  {
    name: "the list behind a snapshot is priced at the rates of long ago",
    core: withMetric("dealsByOwner", (metric) => ({
      explain: (part, ask) => {
        const behind = metric.explain(part, ask)
        return behind === null ? null : { title: behind.title, selections: behind.selections }
      }
    })),
    killedBy: "every number opens into entries that add up to it"
  },
  {
    name: "whatever part is asked for, something opens",
    core: withMetric("newDeals", (metric) => ({ explain: (_, ask) => metric.explain("now", ask) })),
    killedBy: "a part that no reading shows does not open"
  },
  {
    name: "what was recorded at the very instant asked about is not known yet",
    core: withMetric(
      "dealDynamics",
      asking((needs, { asOf }) =>
        Object.fromEntries(
          Object.entries(needs).map(([k, q]) => [
            k,
            asOf === null ? q : { ...q, knownAt: (asOf - 1) as typeof asOf }
          ])
        )
      )
    ),
    killedBy: "as of the last thing known, everything reads as it does now"
  },
  {
    name: "a reopened deal keeps its end in its state",
    core: {
      ...theCore,
      evolve: (deal, fact, at) => {
        const next = evolve(deal, fact, at)
        return fact._tag === "DealMoved" && fact.closes === null && deal !== null
          ? { ...next, closing: deal.closing }
          : next
      }
    },
    killedBy: "replaying a deal's events from nothing gives the state that was decided on"
  },
  {
    name: "winning by the button forgets how long the deal stood in its stage",
    core: {
      ...theCore,
      decide: (deal, command, at, around) =>
        decide(deal, command, command._tag === "WinDeal" && deal !== null ? deal.enteredAt : at, around)
    },
    killedBy: "winning, losing and reopening are moves: by either road the same facts and the same refusals"
  },
  {
    name: "events are written down to the second",
    core: {
      ...theCore,
      encode: (event) => JSON.parse(JSON.stringify(theCore.encode(event)).replace(/\.\d{3}Z/g, "Z"))
    },
    killedBy: "an event written as JSON and read back is the same event"
  },
  {
    name: "a budget given again is a change",
    core: {
      ...theCore,
      decide: (deal, command, at, around) =>
        decide(
          deal !== null && command._tag === "ChangeBudget" ? { ...deal, budget: null } : deal,
          command,
          at,
          around
        )
    },
    killedBy: "asking for what is already so makes nothing happen"
  }
]
