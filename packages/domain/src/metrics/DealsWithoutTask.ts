/** Deals without a task: for which active deals is nothing planned at this moment (T4)? */
import { Schema } from "effect"
import { Uuid } from "../identity/Id.ts"
import type { Balance, Query } from "../ledger/Query.ts"
import { type Ask, nameOfUser, present, pricing, snapshot } from "./Ask.ts"
import { compareText } from "../text/Text.ts"
import * as Figure from "./Figure.ts"
import * as Metric from "./Metric.ts"
import { dealTasks } from "./tasks/DealTasks.ts"

/** Open stages; incoming ones are not active yet (G15). */
const openStages = (ask: Ask) =>
  ask.pipelines
    .filter((p) => ask.pipelineId === null || p.id === ask.pipelineId)
    .flatMap((p) => p.stages.filter((s) => s.kind === "open"))

const standing = (ask: Ask, shape: Partial<Query> = {}): Query => {
  const open = openStages(ask).map((s) => s.id as string)
  return snapshot(ask, "stage-flow", present(ask), { ...shape, where: { stage: open, ...shape.where } })
}

/** What is planned for deals. Whether a deal is deleted is for the stages to say, not for its tasks. */
const planned = (ask: Ask): Query => ({
  ...snapshot(ask, "deal-tasks", present(ask), {}),
  deleted: "include",
  perSubject: true
})

/** One person with their deals that nothing is planned for. */
export const IdleOwner = Schema.Struct({
  id: Schema.String,
  name: Schema.String,
  disabled: Schema.Boolean,
  deals: Figure.Figure
})

/** One stage with its deals that nothing is planned for. */
export const IdleStage = Schema.Struct({ id: Schema.String, name: Schema.String, deals: Figure.Figure })

const isId = Schema.is(Uuid)

export const dealsWithoutTask = Metric.make({
  id: "deals-without-task",
  title: "Deals without a task",
  definition:
    "Active deals that have no open activity of their own at this moment, by who owns them now and by stage. Enquiries are left out, and what is planned with the contact or company alone does not count.",
  formula: "count(open deals with 0 open activities bound to the deal)",
  unit: "deals",
  time: "snapshot",
  better: "less",
  narrows: { users: "owner", stages: "stage" },
  books: [dealTasks],
  Reading: Schema.Struct({
    total: Figure.Figure,
    rows: Schema.Array(IdleOwner),
    stages: Schema.Array(IdleStage)
  }),
  needs: (ask) => ({
    standing: standing(ask, { by: ["owner", "stage", "currency"], perSubject: true }),
    planned: planned(ask)
  }),
  read: (sums, ask) => {
    const busy = new Set(sums.planned.map((b) => b.subject))
    const idle = sums.standing.filter((b) => !busy.has(b.subject))
    const figure = (of: ReadonlyArray<Balance>) => Figure.snapshot(of, pricing(ask, present(ask)))
    const under = (dim: string, id: string) => figure(idle.filter((b) => b.key[dim] === id))
    return {
      total: figure(idle),
      rows: [...new Set(idle.map((b) => b.key["owner"] ?? ""))]
        .map((id) => ({ ...nameOfUser(ask, id), deals: under("owner", id) }))
        .filter((row) => row.deals.deals !== 0)
        .sort(
          (a, b) => b.deals.deals - a.deals.deals || compareText(a.name, b.name) || compareText(a.id, b.id)
        ),
      stages: openStages(ask)
        .map(({ id, name }) => ({ id, name, deals: under("stage", id) }))
        .filter((row) => row.deals.deals !== 0)
    }
  },
  explain: (part, ask) => {
    const of = (title: string, where: Query["where"]) => ({
      title,
      selections: [standing(ask, { where })],
      pricing: pricing(ask, present(ask)),
      without: [planned(ask)]
    })
    if (part === "total") return of("Deals without a task", {})
    const [row, id = ""] = part.split(":")
    if (!isId(id) || part !== `${row}:${id}`) return null
    if (row === "user") return of(`Deals without a task, ${nameOfUser(ask, id).name}`, { owner: [id] })
    const stage = row === "stage" ? openStages(ask).find((s) => s.id === id) : undefined
    return stage === undefined ? null : of(`Deals without a task, ${stage.name}`, { stage: [id] })
  },
  examples: [
    {
      story:
        "Mill has a task, Dam had one that is done, Lock only has one about its contact's company: two deals are forgotten. Won deals and enquiries need none.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer", budget: 1500 },
        { at: "2024-03-01T09:00Z", create: "Dam", stage: "Offer", budget: 400 },
        { at: "2024-03-01T09:00Z", create: "Lock", stage: "Negotiation", owner: "Ben", company: "Oilworks" },
        { at: "2024-03-01T09:00Z", create: "Pond", stage: "Won" },
        { at: "2024-03-01T09:00Z", create: "Weir", stage: "Incoming", owner: "Robot" },
        { at: "2024-03-04T09:00Z", task: "Call", for: "Mill" },
        { at: "2024-03-04T09:00Z", task: "Visit", for: "Dam", due: "2024-03-05" },
        { at: "2024-03-04T09:00Z", task: "Write", for: "Oilworks" },
        { at: "2024-03-05T09:00Z", done: "Visit" }
      ],
      reads: {
        "total.deals": 2,
        "total.converted": 40_000,
        "rows.Ann.deals.deals": 1,
        "rows.Ben.deals.unbudgeted": 1,
        "stages.Negotiation.deals.deals": 1
      }
    }
  ]
})
