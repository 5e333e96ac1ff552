/** How do sums of the stage-flow book read as the columns of the dynamics diagram, and what is behind each of their numbers? */
import type { Balance, Selection } from "../../ledger/Query.ts"
import { kindOrder, type Pipeline, type Stage } from "../../pipeline/Pipeline.ts"
import type { Instant } from "../../time/Instant.ts"
import { type Ask, flow, pricing, snapshot } from "../Ask.ts"
import type { StageReading } from "../DealDynamics.ts"
import * as Figure from "../Figure.ts"
import type { Part } from "../Metric.ts"
import { moves, waysIn, waysOut } from "../StageFlow.ts"

interface Sums {
  readonly flows: ReadonlyArray<Balance>
  readonly touched: ReadonlyArray<Balance>
  readonly stock: ReadonlyArray<Balance>
  readonly opening: ReadonlyArray<Balance>
  readonly lost: ReadonlyArray<Balance>
}

/** One column a stage, in the order of the pipeline. */
export const stages = (
  of: ReadonlyArray<Stage>,
  sums: Sums,
  pricing: { readonly opening: Figure.Pricing; readonly closing: Figure.Pricing }
): ReadonlyArray<StageReading> =>
  of.map((stage, position) => {
    const here = (list: ReadonlyArray<Balance>) => list.filter((b) => b.key["stage"] === stage.id)
    const sales = here(sums.flows).filter((b) => b.key["cause"] === "sales")
    const by = (ways: ReadonlyArray<string>) =>
      Figure.of(sales.filter((b) => ways.includes(b.key["way"] ?? "")))
    const net = by(moves)
    const edits = by(["edit"])
    const admin = Figure.of(here(sums.flows).filter((b) => b.key["cause"] === "admin"))
    const opening = Figure.snapshot(here(sums.opening), pricing.opening)
    const stock = Figure.snapshot(here(sums.stock), pricing.closing)
    const earlier = new Set(of.slice(0, position).map((s) => s.id as string))
    const later = new Set(
      of
        .slice(position)
        .filter((s) => s.kind !== "lost")
        .map((s) => s.id as string)
    )
    const passed = sums.flows.filter(
      (b) =>
        b.key["way"] === "in" &&
        b.key["cause"] === "sales" &&
        later.has(b.key["stage"] ?? "") &&
        earlier.has(b.key["other"] ?? "")
    )
    return {
      id: stage.id,
      name: stage.name,
      kind: stage.kind,
      color: stage.color,
      archived: stage.archived,
      stock,
      opening,
      net,
      in: by(waysIn),
      out: Figure.negate(by(waysOut)),
      edits,
      admin,
      distinct: new Set(here(sums.touched).map((b) => b.subject)).size,
      passed: Figure.of(passed).deals,
      lost: Figure.of(here(sums.lost)),
      balanced: same([opening, net, edits, admin].reduce(Figure.plus), stock)
    }
  })

/** Whether a stage has anything to say: an archived one is shown as long as it has, so that the columns add up. */
export const isUsed = ({ distinct, lost, opening, passed, stock }: StageReading): boolean =>
  distinct !== 0 || passed !== 0 || [opening, stock, lost].some(({ deals }) => deals !== 0)

/** Equal in deals and in every currency; converted sums differ by rates and prove nothing. */
const same = (a: Figure.Figure, b: Figure.Figure): boolean =>
  a.deals === b.deals && a.unbudgeted === b.unbudgeted && JSON.stringify(a.money) === JSON.stringify(b.money)

/**
 * The balance of L13 over all stages, moves forced by an administrator included.
 *
 * Two deals that became one were created once, when the first of them was; what came to its stage at another time is `merged`.
 */
export const books = (flows: ReadonlyArray<Balance>, rebirths: ReadonlyArray<Balance>) => {
  const count = (ways: ReadonlyArray<string>) =>
    Figure.of(flows.filter((b) => ways.includes(b.key["way"] ?? ""))).deals
  const merged = -Figure.of(rebirths).deals || 0
  const created = count(["created"]) - merged,
    pipelineIn = count(["pipeline-in"]),
    pipelineOut = -count(["pipeline-out"]) || 0
  const net = count(moves)
  const balanced = net === created + merged + pipelineIn - pipelineOut
  return { created, merged, pipelineIn, pipelineOut, net, balanced }
}

/**
 * The entries behind `net:ID`, `in:ID`, `out:ID`, `edits:ID`, `admin:ID`, `stock:ID`, `opening:ID`, `passed:ID`, `distinct:ID`
 * (its records are the number), `lost:ID`; behind `lost` and its buckets, `won:gross`, and the terms of the books.
 */
export const explain = (part: string, ask: Ask, pipeline: Pipeline): Part | null => {
  const [kind, ...more] = part.split(":")
  const id = more.join(":")
  const where = { pipeline: [pipeline.id as string] }
  const lost = (title: string, stage?: ReadonlyArray<string>): Part => ({
    title,
    selections: [
      flow(ask, "lost-deals", ask.window, { where: stage === undefined ? where : { ...where, stage } })
    ]
  })
  if (kind === "lost" && id === "") return lost("Lost, all")
  if (kind === "lost" && id === "incoming") return lost("Declined enquiries", ["incoming"])
  if (kind === "lost" && id === "creation") return lost("Created as lost", ["creation"])
  if (kind === "lost" && id === "elsewhere") {
    const own = new Set(pipeline.stages.map((s) => s.id))
    return lost(
      "Lost from other pipelines' stages",
      ask.pipelines.flatMap((p) => p.stages.map((s) => s.id)).filter((s) => !own.has(s))
    )
  }
  const entered = (title: string, way: ReadonlyArray<string>, of: Selection["where"]): Part => ({
    title,
    selections: [flow(ask, "stage-flow", ask.window, { where: { ...where, way, ...of } })]
  })
  if (part === "won:gross") {
    const won = pipeline.stages.filter((s) => s.kind === "won").map((s) => s.id as string)
    return entered("Moved to won, reopened ones too", waysIn, { stage: won, cause: ["sales"] })
  }
  const rebirths = flow(ask, "rebirths", ask.window, { where })
  if (part === "books:created") {
    const { selections, title } = entered("Created", ["created"], {})
    return { title, selections: [...selections, rebirths], measure: "deals" }
  }
  if (part === "books:merged")
    return { title: "Created at another time, by merging", selections: [rebirths], measure: "deals" }
  if (part === "books:pipelineIn") return entered("From other pipelines", ["pipeline-in"], {})
  if (part === "books:pipelineOut") return entered("To other pipelines", ["pipeline-out"], {})
  if (part === "books:net") return entered("All moves", moves, {})
  const stage = pipeline.stages.find((s) => s.id === id)
  if (stage === undefined) return null
  const of = (title: string, selection: Selection): Part => ({
    title: `${stage.name}, ${title}`,
    selections: [selection]
  })
  const standing = (title: string, at: Instant): Part => ({
    ...of(title, snapshot(ask, "stage-flow", at, { where: { ...where, stage: [id] } })),
    pricing: pricing(ask, at)
  })
  const moved = (ways: ReadonlyArray<string>) =>
    flow(ask, "stage-flow", ask.window, { where: { ...where, stage: [id], way: ways, cause: ["sales"] } })
  switch (kind) {
    case "net":
      return of("net of moves", moved(moves))
    case "in":
      return of("moved in", moved(waysIn))
    case "out":
      return of("moved out", moved(waysOut))
    case "edits":
      return of("budget edits", moved(["edit"]))
    case "admin":
      return of(
        "moved by an administrator",
        flow(ask, "stage-flow", ask.window, { where: { ...where, stage: [id], cause: ["admin"] } })
      )
    case "distinct":
      return { ...of("deals that moved", moved(moves)), measure: "deals", distinct: true }
    case "stock":
      return standing("standing at the end", ask.window.to)
    case "opening":
      return standing("standing at the start", ask.window.from)
    case "lost":
      return lost(`Lost from ${stage.name}`, [id])
    case "passed": {
      const position = pipeline.stages.indexOf(stage)
      const earlier = pipeline.stages.slice(0, position).map((s) => s.id as string)
      const later = pipeline.stages
        .slice(position)
        .filter((s) => kindOrder[s.kind] < kindOrder.lost)
        .map((s) => s.id as string)
      return of(
        "passed the gate",
        flow(ask, "stage-flow", ask.window, {
          where: { ...where, way: ["in"], cause: ["sales"], stage: later, other: earlier }
        })
      )
    }
    default:
      return null
  }
}
