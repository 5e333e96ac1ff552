/** Sales trends: which part of the closed deals was won and lost, is it more than before, and how many clients came back (4.4)? */
import { Schema } from "effect"
import type { Balance, Query, Selection } from "../ledger/Query.ts"
import { contains, type Window } from "../time/Window.ts"
import { type Ask, flow, inPipeline } from "./Ask.ts"
import { personFields, personOf, personRows } from "./byPerson.ts"
import { sum, threeWindows, valuesOf } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { clientClosingsBook, clientWinsBook } from "./trends/clientClosings.ts"
import { knowing, type Known, type Repeat, repeats } from "./trends/repeats.ts"
import { less, type Three, Trend, trendOf } from "./trends/trend.ts"
import { titled, type When, whenOf, windowOf, whens } from "./When.ts"

const outcomes = { won: ["won-deals"], lost: ["lost-deals"], closed: ["won-deals", "lost-deals"] } as const
type Outcome = keyof typeof outcomes
type Sort = "all" | "primary" | "repeat"

const closedIn = (ask: Ask, book: string, window: Window, shape: Partial<Query> = {}): Query =>
  flow(ask, book, window, { ...shape, where: { ...inPipeline(ask), ...shape.where } })

const three = (ask: Ask, book: string) =>
  threeWindows(ask, (window) => closedIn(ask, book, window, { by: ["owner"] }))

/** All deals, those whose client had bought before, and the others. */
const Trends = { all: Trend, primary: Trend, repeat: Trend }

const sorts: Readonly<Record<Sort, string>> = { all: "", primary: ", primary", repeat: ", repeat" }
const titles: Readonly<Record<Outcome, string>> = {
  won: "Won deals",
  lost: "Lost deals",
  closed: "Closed deals"
}

/** Repeat deals that ended so in a window, of one person or of all. */
const among = (
  found: ReadonlyArray<Repeat>,
  window: Window,
  outcome: Outcome,
  owner: string | null
): ReadonlyArray<Repeat> =>
  found.filter(
    (one) =>
      contains(window, one.at as Window["from"]) &&
      (outcome === "closed" || one.outcome === outcome) &&
      (owner === null || one.owner === owner)
  )

export const salesTrends = Metric.make({
  id: "sales-trends",
  title: "Sales trends",
  definition:
    "Deals closed in the period: conversion is the part that was won, losses the part that was lost, and the dynamics compare the deals won with those of the period before. A deal is a repeat one when its main contact or its company had bought before: another deal of the same client that stands won was won at an earlier instant, in whatever pipeline and by whomever. All others are primary, those without a client too. It is told from what is known: a win that is learned of late, reopened, deleted or given to another client counts, or no longer counts, as one before, and clients that were found to be the same are one, also for what was before. Wins of the very same instant do not come before each other, and a win that somebody may not read makes no deal a repeat one for them.",
  formula:
    "conversion = won / (won + lost); losses = lost / (won + lost); dynamics = change of won; repeat: min(instants of the client's wins) < instant of the end",
  unit: "ratio",
  time: "flow",
  better: "more",
  narrows: { users: "owner" },
  books: [clientClosingsBook, clientWinsBook],
  Reading: Schema.Struct({
    ...Trends,
    /** By the owner at the end; whoever has closed any now or before. Most won first. */
    rows: Schema.Array(Schema.Struct({ ...personFields, ...Trends }))
  }),
  needs: (ask) => {
    const [won, lost] = [three(ask, "won-deals"), three(ask, "lost-deals")]
    return {
      won: won.now,
      wonBefore: won.before,
      wonBeforeFull: won.beforeFull,
      lost: lost.now,
      lostBefore: lost.before,
      lostBeforeFull: lost.beforeFull,
      ...knowing(ask)
    }
  },
  read: (sums, ask) => {
    const again = repeats(sums)
    const counts = (
      owner: string | null,
      now: ReadonlyArray<Balance>,
      before: ReadonlyArray<Balance>,
      beforeFull: ReadonlyArray<Balance>
    ): Three => {
      const count = (of: ReadonlyArray<Balance>) => sum(of, "deals", owner === null ? {} : { owner })
      return { now: count(now), before: count(before), beforeFull: count(beforeFull) }
    }
    const repeated = (owner: string | null, outcome: Outcome): Three => {
      const count = (when: When) => among(again, windowOf(ask, when), outcome, owner).length
      return { now: count("now"), before: count("before"), beforeFull: count("beforeFull") }
    }
    const trends = (owner: string | null) => {
      const won = counts(owner, sums.won, sums.wonBefore, sums.wonBeforeFull)
      const lost = counts(owner, sums.lost, sums.lostBefore, sums.lostBeforeFull)
      const [wonAgain, lostAgain] = [repeated(owner, "won"), repeated(owner, "lost")]
      return {
        all: trendOf(won, lost),
        primary: trendOf(less(won, wonAgain), less(lost, lostAgain)),
        repeat: trendOf(wonAgain, lostAgain)
      }
    }
    const { lost, lostBefore, lostBeforeFull, won, wonBefore, wonBeforeFull } = sums
    const owners = valuesOf(
      [...won, ...wonBefore, ...wonBeforeFull, ...lost, ...lostBefore, ...lostBeforeFull],
      "owner"
    )
    const rows = personRows(ask, owners, trends, (row) => row.all.won.now)
    const any = ({ all }: { readonly all: Trend }) =>
      whens.some((when) => all.won[when] !== 0 || all.lost[when] !== 0)
    return { ...trends(null), rows: rows.filter(any) }
  },
  explain: (part, ask) => {
    const person = personOf(ask, part)
    if (person === null && part.startsWith("user:")) return null
    const [sort = "", outcome = "", when = "", ...more] = (person?.rest ?? part).split(":")
    const window = whenOf(when)
    if (!isSort(sort) || !isOutcome(outcome) || window === null || more.length > 0) return null
    return behind(ask, sort, outcome, window, person)
  },
  examples: [
    {
      story:
        "Dora bought in January and buys again in March: a repeat deal. Dam is of nobody who bought before, and is lost; in February, Lock was the company's first.",
      given: [
        { at: "2024-01-04T09:00Z", create: "Weir", stage: "Offer", contact: "Dora" },
        { at: "2024-01-10T09:00Z", win: "Weir" },
        { at: "2024-02-04T09:00Z", create: "Lock", stage: "Offer", company: "Oilworks", owner: "Ben" },
        { at: "2024-02-10T09:00Z", win: "Lock" },
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", contact: "Dora" },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer" },
        { at: "2024-03-04T09:00Z", create: "Pond", stage: "Offer", owner: "Ben" },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-12T09:00Z", lose: "Dam" },
        { at: "2024-03-13T09:00Z", win: "Pond" }
      ],
      reads: {
        "all.won.now": 2,
        "all.won.before": 1,
        "all.won.change.pct": 1,
        "all.conversion.now.num": 2,
        "all.conversion.now.den": 3,
        "all.losses.now.num": 1,
        "repeat.won.now": 1,
        "repeat.won.before": 0,
        "repeat.won.change.base": "new",
        "primary.won.now": 1,
        "primary.lost.now": 1,
        "rows.0.name": "Ann",
        "rows.Ann.repeat.won.now": 1,
        "rows.Ben.primary.won.now": 1,
        "rows.Ben.primary.won.before": 1
      }
    },
    {
      story: "The first deal is taken up again: what was bought later is the client's first now.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Weir", stage: "Won", contact: "Dora" },
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Won", contact: "Dora" },
        { at: "2024-03-05T09:00Z", create: "Dam", stage: "Lost", contact: "Dora" },
        { at: "2024-03-06T09:00Z", move: "Weir", to: "Offer" }
      ],
      reads: { "all.won.now": 1, "repeat.won.now": 0, "primary.won.now": 1, "repeat.lost.now": 1 }
    },
    {
      story: "Nothing was closed: neither share has a value.",
      given: [{ at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer" }],
      reads: { "all.conversion.now.%": null, "all.losses.now.%": null, "rows.length": 0 }
    }
  ]
})

const isSort = (text: string): text is Sort => Object.hasOwn(sorts, text)
const isOutcome = (text: string): text is Outcome => Object.hasOwn(outcomes, text)

/** The closed deals behind a number; primary and repeat ones are found among them first. */
const behind = (
  ask: Ask,
  sort: Sort,
  outcome: Outcome,
  when: When,
  person: { readonly id: string; readonly name: string } | null
): Metric.Part => {
  const window = windowOf(ask, when)
  const where = person === null ? {} : { owner: [person.id] }
  const selections: ReadonlyArray<Selection> = outcomes[outcome].map((book) =>
    closedIn(ask, book, window, { where })
  )
  const of = person === null ? "" : `, ${person.name}`
  const part = { title: titled(`${titles[outcome]}${sorts[sort]}${of}`, when), selections, measure: "deals" }
  if (sort === "all") return part
  const own = Object.fromEntries(
    outcomes[outcome].map((book) => [book, closedIn(ask, book, window, { where, perSubject: true })])
  )
  return {
    ...part,
    found: {
      among: { ...knowing(ask), ...own },
      records: (sums) => {
        const known = (name: keyof Known) => sums[name] ?? []
        const again = repeats({
          closed: known("closed"),
          first: known("first"),
          wins: known("wins"),
          names: known("names")
        })
        const ids = new Set(among(again, window, outcome, person?.id ?? null).map(({ deal }) => deal))
        if (sort === "repeat") return [...ids].sort()
        return Object.keys(own)
          .flatMap((book) => (sums[book] ?? []).flatMap((b) => b.subject ?? []))
          .filter((id) => !ids.has(id))
          .sort()
      }
    }
  }
}
