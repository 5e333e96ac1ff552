/** Which histories dwell on a few deals? Long walks of up to four of them through every stage and back, told by people who rarely err. */
import type { Deal } from "@weir/domain/deal/Deal"
import { DealCommand, MergeCommand } from "@weir/domain/deal/DealCommand"
import {
  DealId,
  type LossReasonId,
  ROBOT,
  SourceId,
  type StageId,
  UserId,
  WorkspaceId
} from "@weir/domain/identity/Id"
import type { State } from "@weir/domain/log/replay"
import type { Budget } from "@weir/domain/money/Budget"
import * as Currency from "@weir/domain/money/Currency"
import { activeStages, type Pipeline } from "@weir/domain/pipeline/Pipeline"
import { PipelineCommand } from "@weir/domain/pipeline/PipelineDecision"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import * as fc from "fast-check"
import type { Act, Command } from "@weir/domain/workbook/Act"
import type { History } from "../histories/History.ts"
import { id } from "@weir/domain/workbook/ids"
import { firstActs, openings } from "../histories/opening.ts"
import { newStage } from "@weir/domain/workbook/Stage"
import { play } from "../histories/play.ts"

const money = (amount: number, code: string): Budget => ({ amount, currency: Currency.make(code) })
// Fractions of a cent that round away when each is converted, and show when the sum is.
const budgets: ReadonlyArray<Budget | null> = [
  money(100_036, "USD"),
  money(100_036, "USD"),
  money(123_456, "JPY"),
  money(250_000, "EUR"),
  money(77_700, "GBP"),
  null
]

const gaps = [0, 1, 3_600_000, 20 * 3_600_000, 50 * 3_600_000]

type Wish =
  | "create"
  | "take"
  | "step"
  | "across"
  | "win"
  | "lose"
  | "reopen"
  | "budget"
  | "source"
  | "plan"
  | "merge"
  | "unmerge"
  | "delete"
  | "restore"
  | "archive"
const wishes: ReadonlyArray<Wish> = [
  "create",
  "create",
  "create",
  "take",
  "take",
  "step",
  "step",
  "step",
  "step",
  "across",
  "across",
  "across",
  "win",
  "win",
  "win",
  "lose",
  "lose",
  "lose",
  "reopen",
  "reopen",
  "budget",
  "budget",
  "source",
  "plan",
  "plan",
  "plan",
  "plan",
  "plan",
  "merge",
  "unmerge",
  "delete",
  "restore",
  "restore",
  "archive",
  "archive"
]

export const walks: fc.Arbitrary<History> = fc
  .tuple(
    openings,
    fc.array(fc.array(fc.nat(9999), { minLength: 5, maxLength: 5 }), {
      minLength: 20,
      maxLength: 60,
      size: "max"
    })
  )
  .map(([opening, wanted]) => {
    const acts: Array<Act> = [...firstActs(opening)]
    const stage = newStage(WorkspaceId.make(id("workspace", 0)))
    const { events } = play({ opening, acts })
    for (const { actor, cause, fact, occurredAt, recordedAt } of events)
      stage.tell([fact], { actor, cause, at: occurredAt, recordedAt })
    let now: number = opening.at
    for (const numbers of wanted) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0] = numbers
      now += gaps[e % gaps.length] ?? 0
      const command = commandOf(
        stage.state,
        wishes[a % wishes.length] ?? "step",
        [b, c, d],
        Instant.make(now)
      )
      if (command === null) continue
      const recordedAt = Instant.make(now)
      // Some plans are told of long after they were made.
      const at =
        command._tag === "PlanClose" && e % 4 > 0
          ? (stage.state.deals.get(command.dealId)?.changedAt ?? recordedAt)
          : recordedAt
      const cause: Act["cause"] = { kind: command._tag === "ArchiveStage" ? "admin" : "user" }
      const act: Act = {
        command,
        at,
        recordedAt,
        cause,
        actor: { kind: "user", userId: UserId.make(id("user", 0)) }
      }
      stage.enact(act)
      acts.push(act)
    }
    return { opening, acts }
  })

const commandOf = (
  state: State,
  wish: Wish,
  [b, c, d]: readonly [number, number, number],
  now: Instant.Instant
): Command | null => {
  const pick = <A>(n: number, from: ReadonlyArray<A>): A | undefined => from[n % Math.max(1, from.length)]
  const pipelines = [...state.pipelines.values()]
  const users = [...state.users.values()].filter((u) => !u.disabled)
  const entries = (kind: string) =>
    [...state.catalogue.values()].filter((e) => e.kind === kind).map((e) => e.id)
  const deals = [...state.deals.values()]
  if (wish === "create")
    return deals.length < 4 ? created(deals.length, pipelines[0], b, c, pick(d, users)?.id) : null
  if (wish === "archive") {
    const pipeline = pick(b, pipelines)
    const stages = pipeline === undefined ? [] : activeStages(pipeline)
    const movable = stages.filter((s) => s.kind === "open" || s.kind === "lost")
    // Rather a stage that something was lost from: what happened there must stay in sight.
    const lossy = movable.filter((s) => deals.some((x) => x.closing?.lastOpen === s.id))
    const stage = pick(c, lossy.length > 0 && d % 3 > 0 ? lossy : movable)
    const heir = stages.find((s) => s.kind === stage?.kind && s.id !== stage.id)
    if (pipeline === undefined || stage === undefined || heir === undefined) return null
    return PipelineCommand.cases.ArchiveStage.make({
      pipelineId: pipeline.id,
      stageId: stage.id,
      heirId: heir.id
    })
  }
  if (wish === "unmerge") {
    const part = deals.find((x) => x.mergedInto !== null)
    return part === undefined ? null : MergeCommand.cases.UnmergeDeal.make({ dealId: part.id })
  }
  const there = deals.filter((x) => (x.deletedAt !== null) === (wish === "restore"))
  // Budgets change, and deals go, where something is planned, if anywhere.
  const planned = there.filter(
    (x) => (wish === "budget" || wish === "delete") && x.plannedClose !== null && x.place.kind === "open"
  )
  const deal = pick(b, planned.length > 0 ? planned : there)
  const pipeline =
    wish === "across"
      ? pipelines.find((p) => p.id !== deal?.place.pipelineId)
      : deal && state.pipelines.get(deal.place.pipelineId)
  if (deal === undefined || pipeline === undefined) return null
  if (wish === "merge") {
    const other = pick(
      c,
      deals.filter((x) => x !== deal && x.deletedAt === null)
    )
    return other === undefined
      ? null
      : MergeCommand.cases.MergeDeals.make({ dealId: deal.id, loserId: other.id })
  }
  if (wish === "plan") {
    const today = LocalDate.make(Instant.toIso(now).slice(0, 10))
    const ahead = pick(d, [-30, 0, 5, 40, 40, null])
    const to = ahead === null || ahead === undefined ? null : LocalDate.addDays(today, ahead)
    return DealCommand.cases.PlanClose.make({ dealId: deal.id, to })
  }
  const reason = (pick(d, entries("lossReason")) ?? null) as LossReasonId | null
  return onDeal(
    deal,
    pipeline,
    wish,
    [c, d],
    reason,
    users.map((u) => u.id),
    entries("source")
  )
}

const created = (
  number: number,
  pipeline: Pipeline | undefined,
  b: number,
  c: number,
  owner: UserId | undefined
): Command | null => {
  if (pipeline === undefined || owner === undefined) return null
  const stages = activeStages(pipeline)
  const stage = b % 2 === 0 ? stages[0] : stages[c % stages.length]
  if (stage === undefined) return null
  return DealCommand.cases.CreateDeal.make({
    dealId: DealId.make(id("deal", number)),
    externalId: null,
    title: `Deal ${number}`,
    companyId: null,
    contactId: null,
    productId: null,
    fields: {},
    pipelineId: pipeline.id,
    stageId: stage.id,
    budget: budgets[c % budgets.length] ?? null,
    ownerId: stage.kind === "incoming" ? ROBOT : owner,
    sourceId: null,
    lossReasonId: null
  })
}

const onDeal = (
  deal: Deal,
  pipeline: Pipeline,
  wish: Exclude<Wish, "create" | "archive" | "plan" | "merge" | "unmerge">,
  [c, d]: readonly [number, number],
  reason: LossReasonId | null,
  users: ReadonlyArray<UserId>,
  sources: ReadonlyArray<string>
): Command | null => {
  const dealId = deal.id
  const open = activeStages(pipeline).filter((s) => s.kind === "open")
  const move = (stageId: StageId | undefined, lossReasonId: LossReasonId | null): Command | null =>
    stageId === undefined
      ? null
      : DealCommand.cases.MoveDeal.make({ dealId, pipelineId: pipeline.id, stageId, lossReasonId })
  switch (wish) {
    case "take":
      return DealCommand.cases.ChangeOwner.make({ dealId, to: users[c % users.length] ?? ROBOT })
    case "step":
      return move(open[c % open.length]?.id, null)
    case "across": {
      const stages = activeStages(pipeline).filter((s) =>
        d % 2 === 0 ? s.kind === "lost" : s.kind !== "incoming"
      )
      const stage = stages[c % stages.length]
      return move(stage?.id, stage?.kind === "lost" ? reason : null)
    }
    case "win":
      return DealCommand.cases.WinDeal.make({ dealId })
    case "lose": {
      const stages = activeStages(pipeline).filter((s) => s.kind === "lost")
      return DealCommand.cases.LoseDeal.make({
        dealId,
        stageId: stages[c % stages.length]?.id ?? null,
        lossReasonId: reason
      })
    }
    case "reopen":
      return DealCommand.cases.ReopenDeal.make({
        dealId,
        stageId: open[c % open.length]?.id ?? deal.place.stageId
      })
    case "budget":
      return DealCommand.cases.ChangeBudget.make({ dealId, to: budgets[d % budgets.length] ?? null })
    case "source": {
      const source = sources[c % sources.length]
      return DealCommand.cases.ChangeSource.make({
        dealId,
        to: source === undefined ? null : SourceId.make(source)
      })
    }
    case "delete":
      return DealCommand.cases.DeleteDeal.make({ dealId })
    case "restore":
      return DealCommand.cases.RestoreDeal.make({ dealId })
  }
}
