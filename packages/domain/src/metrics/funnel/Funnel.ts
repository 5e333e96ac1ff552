/** How do the filed ways of deals read as a funnel, and what is behind each of its numbers? */
import type { Balance, Query } from "../../ledger/Query.ts"
import type { Stage } from "../../pipeline/Pipeline.ts"
import { type Ask, diagramPipeline, flow } from "../Ask.ts"
import * as Figure from "../Figure.ts"
import type { Part } from "../Metric.ts"
import type { Ratio } from "../Ratio.ts"
import { moves } from "../StageFlow.ts"

/** Which deals a funnel is made of: those created in the period, or those closed in it. */
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

const own = (ask: Ask) => ({ pipeline: [(diagramPipeline(ask)?.id ?? "") as string] })

/** The filed ways of a cohort. */
export const paths = (ask: Ask, basis: Basis, where: Query["where"]): Query =>
  flow(ask, "deal-path", ask.window, { where: { ...own(ask), basis: [basis], ...where } })

/** The moves of the period; those that an administrator forced are left out (G9). */
export const moved = (ask: Ask, where: Query["where"]): Query =>
  flow(ask, "stage-flow", ask.window, { where: { ...own(ask), way: moves, cause: ["sales"], ...where } })

const marked = (
  sums: ReadonlyArray<Balance>,
  marks: ReadonlyArray<string>,
  at: (stage: string) => boolean
): ReadonlyArray<Balance> =>
  sums.filter(({ key, tally }) => {
    const isThere = (tally["deals"] ?? 0) > 0 && at(key["stage"] ?? "")
    return isThere && marks.includes(key["mark"] ?? "")
  })

/** Each deal once, however many of its stages are among them. */
const once = (sums: ReadonlyArray<Balance>): ReadonlyArray<Balance> => [
  ...new Map(sums.map((b) => [b.subject, b])).values()
]

const been = ["open", "won", "lost", "undone"]
const proof = ["open", "won", "last"]

/** One row of a cohort. */
export const cohort = (
  sums: ReadonlyArray<Balance>,
  stage: string,
  beyond: ReadonlySet<string>,
  next: ReadonlySet<string> | null
) => {
  const reached = (from: ReadonlySet<string>) => Figure.of(once(marked(sums, proof, (id) => from.has(id))))
  const here = reached(beyond)
  return {
    visited: Figure.of(marked(sums, been, (id) => id === stage)),
    reached: here,
    next: next === null ? none : { num: reached(next).deals, den: here.deals },
    lost: Figure.of(marked(sums, ["last"], (id) => id === stage))
  }
}

const none: Ratio = { num: 0, den: 0 }

/** A cohort as a whole. */
export const whole = (sums: ReadonlyArray<Balance>, stages: ReadonlyArray<string>) => ({
  deals: Figure.of(marked(sums, ["in"], () => true)),
  lostElsewhere: Figure.of(marked(sums, ["last"], (id) => !stages.includes(id)))
})

const deals = (sums: ReadonlyArray<Balance>, is: (b: Balance) => boolean): number =>
  new Set(sums.filter(is).map((b) => b.subject)).size

/** One row of the moves of the period. */
export const traffic = (
  sums: ReadonlyArray<Balance>,
  stage: string,
  beyond: ReadonlySet<string>,
  next: ReadonlySet<string> | null
) => {
  const reached = (from: ReadonlySet<string>) => deals(sums, (b) => from.has(b.key["stage"] ?? ""))
  return {
    visited: deals(sums, (b) => b.key["stage"] === stage),
    reached: reached(beyond),
    next: next === null ? none : { num: reached(next), den: reached(beyond) }
  }
}

/** Deals that went straight to the next stage, of those that left. */
export const direct = (sums: ReadonlyArray<Balance>, stage: string, next: string | null): Ratio => {
  if (next === null) return none
  const left = (b: Balance) =>
    b.key["stage"] === stage && (b.key["way"] === "out" || b.key["way"] === "pipeline-out")
  return { num: deals(sums, (b) => left(b) && b.key["other"] === next), den: deals(sums, left) }
}

/**
 * The entries behind `visited:BASIS:ID`, `reached:BASIS:ID` (its records are the number), `lost:BASIS:ID`, `deals:BASIS` and
 * `lostElsewhere:BASIS` of the bases created and closed; behind `visited:touched:ID`, `reached:touched:ID`, `left:ID` and `direct:ID`,
 * by their records, and `lost:touched:ID`.
 */
export const explain = (part: string, ask: Ask): Part | null => {
  const [kind = "", basis = "", id = ""] = part.split(":")
  const steps = line(ask)
  const whose = basis === "created" ? "new in the period" : "closed in the period"
  const isCohort = basis === "created" || basis === "closed"
  if (isCohort && id === "" && part === `deals:${basis}`)
    return { title: `Deals ${whose}`, selections: [paths(ask, basis, { mark: ["in"] })] }
  if (isCohort && part === `lostElsewhere:${basis}`) {
    const ours = new Set(steps.map(({ stage }) => stage.id as string))
    const others = ask.pipelines.flatMap((p) => p.stages.map((s) => s.id as string))
    const stage = ["creation", ...others.filter((s) => !ours.has(s))]
    return {
      title: `Lost without a stage here before, ${whose}`,
      selections: [paths(ask, basis, { mark: ["last"], stage })]
    }
  }
  const only = kind === "left" || kind === "direct"
  const step = steps.find(({ stage }) => stage.id === (only ? basis : id))
  if (step === undefined) return null
  const { beyond, next, stage } = step
  const of = (title: string, selection: Query): Part => ({
    title: `${stage.name}, ${title}`,
    selections: [selection]
  })
  if (isCohort) {
    switch (kind) {
      case "visited":
        return of(`stood there, ${whose}`, paths(ask, basis, { mark: been, stage: [stage.id] }))
      case "reached":
        return of(`got as far, ${whose}`, paths(ask, basis, { mark: proof, stage: [...beyond] }))
      case "lost":
        return of(`lost from there, ${whose}`, paths(ask, basis, { mark: ["last"], stage: [stage.id] }))
      default:
        return null
    }
  }
  const out = ["out", "pipeline-out"]
  switch (only ? kind : basis === "touched" ? `${kind} touched` : "") {
    case "visited touched":
      return of("came or left in the period", moved(ask, { stage: [stage.id] }))
    case "reached touched":
      return of("came, left or went beyond in the period", moved(ask, { stage: [...beyond] }))
    case "lost touched":
      return of(
        "lost in the period",
        flow(ask, "lost-deals", ask.window, { where: { ...own(ask), stage: [stage.id] } })
      )
    case "left":
      return of("left in the period", moved(ask, { stage: [stage.id], way: out }))
    case "direct":
      return of(
        "went straight to the next stage",
        moved(ask, { stage: [stage.id], way: out, other: [next?.stage.id ?? "nowhere"] })
      )
    default:
      return null
  }
}
