/** Deal sources: where do new deals come from, each compared with the leading source (S-1, S-2)? */
import { compareText } from "../text/Text.ts"
import { Schema } from "effect"
import { SourceCategory } from "../catalogue/Catalogue.ts"
import { type Ask, flow, inPipeline } from "./Ask.ts"
import { Change, change } from "./Change.ts"
import * as Figure from "./Figure.ts"
import * as Metric from "./Metric.ts"
import { Ratio } from "./Ratio.ts"

/** The leader fills three quarters of the circle; the others are compared with it. */
export const leaderAngle = 270
/** More sources than this are gathered under "other", which never leads. */
export const maxRings = 8

/** One source with its new deals and the length of its ring. */
export const SourceRing = Schema.Struct({
  /** Empty for deals without a source. */
  id: Schema.String,
  name: Schema.NullOr(Schema.String),
  category: Schema.NullOr(SourceCategory),
  new: Figure.Figure,
  /** Degrees: 270 x deals / deals of the leader. Not a share. */
  angle: Schema.Finite,
  share: Ratio,
  ofLeader: Ratio
})
export type SourceRing = typeof SourceRing.Type

/** The rings of some counts, largest first, then by name. Pure arithmetic of S-1, so that it can be told by itself. */
export const angles = (counts: ReadonlyArray<number>): ReadonlyArray<number> => {
  const leader = Math.max(1, ...counts)
  return counts.map((n) => (leaderAngle * n) / leader)
}

export const dealSources = Metric.make({
  id: "deal-sources",
  title: "Deal sources",
  definition:
    "New deals by where they came from. The largest source fills three quarters of the circle; the other rings compare with it and are not shares.",
  formula: "angle = 270 degrees x new deals of the source / new deals of the largest source",
  unit: "deals",
  time: "flow",
  better: "more",
  narrows: { users: "owner" },
  books: [],
  Reading: Schema.Struct({
    rings: Schema.Array(SourceRing),
    other: Schema.NullOr(
      Schema.Struct({
        sources: Schema.Int,
        ids: Schema.Array(Schema.String),
        new: Figure.Figure,
        share: Ratio
      })
    ),
    total: Figure.Figure,
    change: Change
  }),
  needs: (ask) => ({
    now: flow(ask, "new-deals", ask.window, { where: inPipeline(ask), by: ["source", "currency"] }),
    before: flow(ask, "new-deals", ask.previous.sameElapsed, { where: inPipeline(ask), by: ["currency"] })
  }),
  read: ({ before, now }, ask) => {
    const total = Figure.of(now)
    const active = ask.lists.filter((e) => e.kind === "source" && !e.archived).map((e) => e.id)
    const ids = [...new Set([...active, ...now.map((b) => b.key["source"] ?? "")])]
    const sources = ids
      .map((id) => ({ ...described(ask, id), new: Figure.of(now.filter((b) => b.key["source"] === id)) }))
      .sort(
        (a, b) =>
          b.new.deals - a.new.deals || compareText(a.name ?? "", b.name ?? "") || compareText(a.id, b.id)
      )
    const shown = sources.slice(0, maxRings)
    const rest = sources.slice(maxRings).filter((s) => s.new.deals !== 0)
    const turn = angles(shown.map((s) => s.new.deals))
    const leader = Math.max(0, shown[0]?.new.deals ?? 0)
    const other = rest.map((s) => s.new).reduce(Figure.plus, Figure.zero)
    return {
      rings: shown.map((s, i) => ({
        ...s,
        angle: turn[i] ?? 0,
        share: { num: s.new.deals, den: total.deals },
        ofLeader: { num: s.new.deals, den: leader }
      })),
      other:
        rest.length === 0
          ? null
          : {
              sources: rest.length,
              ids: rest.map((s) => s.id),
              new: other,
              share: { num: other.deals, den: total.deals }
            },
      total,
      change: change(total.deals, Figure.of(before).deals)
    }
  },
  explain: (part, ask) => {
    if (part === "total")
      return {
        title: "New deals, all sources",
        selections: [flow(ask, "new-deals", ask.window, { where: inPipeline(ask) })]
      }
    const from = (title: string, ids: ReadonlyArray<string>): Metric.Part => ({
      title,
      selections: [flow(ask, "new-deals", ask.window, { where: { ...inPipeline(ask), source: ids } })]
    })
    if (part.startsWith("sources:"))
      return from("New deals from other sources", part.slice("sources:".length).split(","))
    if (!part.startsWith("source:")) return null
    const id = part.slice("source:".length)
    return from(`New deals from ${described(ask, id).name ?? "no source"}`, [id])
  },
  examples: [
    {
      story: "Three new deals come from the web, one from the phone and one from nobody knows where.",
      given: [
        { at: "2024-03-04T09:00Z", create: "A", stage: "Offer", source: "Web" },
        { at: "2024-03-04T10:00Z", create: "B", stage: "Offer", source: "Web" },
        { at: "2024-03-04T11:00Z", create: "C", stage: "Offer", source: "Web" },
        { at: "2024-03-05T09:00Z", create: "D", stage: "Offer", source: "Phone" },
        { at: "2024-03-05T10:00Z", create: "E", stage: "Offer" }
      ],
      reads: {
        "total.deals": 5,
        "rings.Web.angle": 270,
        "rings.Phone.angle": 90,
        "rings.Web.share.%": 60,
        "rings.Phone.ofLeader.%": 33.3,
        "rings.1.id": ""
      }
    }
  ]
})

const described = (ask: Ask, id: string) => {
  const source = ask.lists.find((e) => e.kind === "source" && e.id === id)
  return { id, name: source?.name ?? null, category: source?.category ?? null }
}
