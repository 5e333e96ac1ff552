/** How do the filed ways of deals read as a funnel, and what is behind each of its numbers? */
import type { Balance, Query } from "../../ledger/Query.ts"
import type { Stage } from "../../pipeline/Pipeline.ts"
import type { Window } from "../../time/Window.ts"
import { type Ask, diagramPipeline, flow, pricing } from "../Ask.ts"
import * as Figure from "../Figure.ts"
import { comparedPart, type Part } from "../Metric.ts"
import type { Ratio } from "../Ratio.ts"
import { moves } from "../StageFlow.ts"
import { titled, whenOf, windowOf } from "../When.ts"
import { any, marked, none, once, own, proof, type Stages, stood } from "./marks.ts"
import { been, touching, worths } from "./touched.ts"

/** Which deals a funnel is made of: those created in the period, those closed in it, or those that something happened to. */
export type Basis = "created" | "closed"

interface Step {
  readonly stage: Stage
  /** This stage and all later ones. */
  readonly beyond: ReadonlySet<string>
  /** The next stage that is not archived. */
  readonly next: Step | null
}

/** The open stages of the diagram's pipeline in order, then the won one; archived stages keep their places among those of their kind. */
export const line = (ask: Ask): ReadonlyArray<Step> => {
  const all = diagramPipeline(ask)?.stages ?? []
  const ordered = [...all.filter((s) => s.kind === "open"), ...all.filter((s) => s.kind === "won")]
  return ordered.reduceRight<ReadonlyArray<Step>>(
    (later, stage) => [
      {
        stage,
        beyond: new Set([stage.id as string, ...(later[0]?.beyond ?? [])]),
        next: later.find((s) => !s.stage.archived) ?? null
      },
      ...later
    ],
    []
  )
}

/** The filed ways of a cohort. */
export const paths = (ask: Ask, basis: Basis, window: Window, where: Query["where"]): Query =>
  flow(ask, "deal-path", window, { where: { ...own(ask), basis: [basis], ...where } })

/** The moves of the period; those that an administrator forced are left out (G9). */
export const moved = (ask: Ask, where: Query["where"]): Query =>
  flow(ask, "stage-flow", ask.window, { where: { ...own(ask), way: moves, cause: ["sales"], ...where } })

interface Three {
  readonly now: ReadonlyArray<Balance>
  readonly before: ReadonlyArray<Balance>
  readonly beforeFull: ReadonlyArray<Balance>
}

/** One row of a cohort, beside those of the period before. */
export const cohort = (sums: Three, stage: string, beyond: Stages, next: Stages | null) => {
  const compared = (of: (balances: ReadonlyArray<Balance>) => ReadonlyArray<Balance>) =>
    Figure.compared(Figure.of(of(sums.now)), Figure.of(of(sums.before)), Figure.of(of(sums.beforeFull)))
  const reached = (from: Stages) => (balances: ReadonlyArray<Balance>) =>
    once(marked(balances, proof, (id) => from.has(id)))
  const here = compared(reached(beyond))
  return {
    visited: compared((balances) => marked(balances, stood, (id) => id === stage)),
    reached: here,
    next: next === null ? none : { num: reached(next)(sums.now).length, den: here.now.deals },
    lost: Figure.of(marked(sums.now, ["last"], (id) => id === stage))
  }
}

/** A cohort as a whole. */
export const whole = (sums: ReadonlyArray<Balance>, stages: ReadonlyArray<string>) => ({
  deals: Figure.of(once(marked(sums, any, () => true))),
  lostElsewhere: Figure.of(marked(sums, ["last"], (id) => !stages.includes(id)))
})

const deals = (sums: ReadonlyArray<Balance>, is: (b: Balance) => boolean): number =>
  new Set(sums.filter(is).map((b) => b.subject)).size

/** Deals that went straight to the next stage, of those that left. */
export const direct = (sums: ReadonlyArray<Balance>, stage: string, next: string | null): Ratio => {
  if (next === null) return none
  const left = (b: Balance) =>
    b.key["stage"] === stage && (b.key["way"] === "out" || b.key["way"] === "pipeline-out")
  return { num: deals(sums, (b) => left(b) && b.key["other"] === next), den: deals(sums, left) }
}

/**
 * What is behind `visited:BASIS:ID`, `reached:BASIS:ID`, `lost:BASIS:ID`, `deals:BASIS` and `lostElsewhere:BASIS` of the bases created,
 * closed and touched, the first two also with `:before` and `:beforeFull`; behind `left:ID` and `direct:ID`.
 */
export const explain = (part: string, ask: Ask): Part | null => {
  const [kind = "", basis = "", id = "", which = "now", ...rest] = part.split(":")
  if (rest.length > 0 || (which === "now" && part.split(":").length > 3)) return null
  const steps = line(ask)
  if (kind === "left" || kind === "direct") return id === "" ? gone(kind, basis, ask) : null
  const named = steps.find(({ stage }) => stage.id === id)
  const marks = marksOf(kind, named, steps, id, ask)
  if (marks === null) return null
  const title = `${named === undefined ? "" : `${named.stage.name}, `}${marks.title}`
  if (basis === "touched") {
    const when = whenOf(which)
    if (when === null || (when !== "now" && kind !== "visited" && kind !== "reached")) return null
    const window = windowOf(ask, when)
    const { events, open } = touching(ask, window)
    return {
      title: titled(`${title}, touched in the period`, when),
      selections: [worths(ask, window)],
      pricing: pricing(ask, window.to),
      within: [[been(ask, window, marks.where)], [events, open]]
    }
  }
  if (basis !== "created" && basis !== "closed") return null
  if (which !== "now" && kind !== "visited" && kind !== "reached") return null
  const behind = comparedPart(
    `${title}, ${basis === "created" ? "new" : "closed"} in the period`,
    which,
    ask,
    (window) => paths(ask, basis, window, marks.where)
  )
  return behind === null || (kind !== "reached" && kind !== "deals") ? behind : { ...behind, distinct: true }
}

/** Which marks a number of a cohort counts, under which stages. */
const marksOf = (kind: string, named: Step | undefined, steps: ReadonlyArray<Step>, id: string, ask: Ask) => {
  if (kind === "deals" && id === "") return { title: "Deals", where: { mark: any } }
  if (kind === "lostElsewhere" && id === "") {
    const ours = new Set(steps.map(({ stage }) => stage.id as string))
    const others = ask.pipelines.flatMap((p) => p.stages.map((s) => s.id as string))
    const stage = ["creation", ...others.filter((s) => !ours.has(s))]
    return { title: "Lost without a stage here before", where: { mark: ["last"], stage } }
  }
  if (named === undefined) return null
  const { beyond, stage } = named
  switch (kind) {
    case "visited":
      return { title: "stood there", where: { mark: stood, stage: [stage.id as string] } }
    case "reached":
      return { title: "got as far", where: { mark: proof, stage: [...beyond] } }
    case "lost":
      return { title: "lost from there", where: { mark: ["last"], stage: [stage.id as string] } }
    default:
      return null
  }
}

/** The deals that left a stage in the period, all or straight to the next one. */
const gone = (kind: "left" | "direct", id: string, ask: Ask): Part | null => {
  const step = line(ask).find(({ stage }) => stage.id === id)
  if (step === undefined) return null
  const where = { stage: [id], way: ["out", "pipeline-out"] }
  const other = [(step.next?.stage.id ?? "nowhere") as string]
  return {
    title: `${step.stage.name}, ${kind === "left" ? "left in the period" : "went straight to the next stage"}`,
    selections: [moved(ask, kind === "left" ? where : { ...where, other })],
    measure: "deals",
    distinct: true
  }
}
