/** How does one deal go? From enquiry to win or loss, with the detours that real deals take. */
import type { LossReasonId } from "@weir/domain/identity/Id"
import type { Budget } from "@weir/domain/money/Budget"
import type { Instant } from "@weir/domain/time/Instant"
import type { Source } from "./company.ts"
import { acceptance, type Opened, opening, openOf, type Setting, wholeTens } from "./opening.ts"
import type { Order, Step } from "./Recorder.ts"
import { laterBy } from "./rhythm.ts"

/** All steps of one deal that begins at `start`, in order; the caller cuts them off at the present. */
export const dealStory = (setting: Setting, start: Instant): ReadonlyArray<Step> => {
  const { company, random } = setting
  if (random.chance(0.13))
    return worked(setting, opening(setting, start, company.partners, partnerSource(setting)))
  const source = random.weighted(company.sources.map((s) => [s, s.weight] as const))
  const opened = opening(setting, start, company.direct, source)
  return opened.waits ? enquired(setting, opened) : worked(setting, opened)
}

const enquired = (setting: Setting, opened: Opened): ReadonlyArray<Step> => {
  const { company, random, seller, zone } = setting
  const at = laterBy(random, zone, opened.at, 0.05 + 0.35 * random.spread(0.9))
  const owner = seller(at)
  if (random.chance(0.1)) {
    const lossReasonId = random.pick(company.reasons).id
    return [
      ...opened.steps,
      {
        at,
        by: owner,
        cause: "user",
        orders: [{ _tag: "LoseDeal", dealId: opened.dealId, stageId: null, lossReasonId }]
      }
    ]
  }
  const position = random.chance(0.1) ? 1 : 0
  const stage = openOf(opened.pipeline)[position]
  if (stage === undefined) return opened.steps
  return worked(setting, {
    ...opened,
    steps: [...opened.steps, acceptance(opened.dealId, opened.pipeline, at, owner, stage.id)],
    at,
    owner,
    waits: false,
    position
  })
}

const worked = (setting: Setting, opened: Opened): ReadonlyArray<Step> => {
  const { company, random, seller, zone } = setting
  const { dealId, pipeline } = opened
  const open = openOf(pipeline)
  const steps: Array<Step> = [...opened.steps]
  let { at, budget, owner, position } = opened
  const pace = random.spread(0.45)
  const act = (orders: ReadonlyArray<Order>, cause: Step["cause"] = "user") =>
    steps.push({ at, by: owner, cause, orders })
  const wait = (days: number) => (at = laterBy(random, zone, at, Math.max(0.02, days * random.spread(0.5))))
  const setBudget = (to: Budget) => {
    budget = to
    act([{ _tag: "ChangeBudget", dealId, to }])
  }
  const goTo = (next: number) => {
    position = next
    const stage = open[next]
    if (stage !== undefined)
      act([{ _tag: "MoveDeal", dealId, pipelineId: pipeline.id, stageId: stage.id, lossReasonId: null }])
  }
  const lose = () => {
    const lossReasonId: LossReasonId | null =
      pipeline.lossReasonRequired || random.chance(0.6)
        ? random.weighted(company.reasons.map((r) => [r.id, r.weight] as const))
        : null
    act([{ _tag: "LoseDeal", dealId, stageId: null, lossReasonId }])
  }
  // Which stage the deal is given up in; beyond the last one it is won.
  const wins = random.chance(0.45)
  const end = wins
    ? open.length
    : random.weighted(open.map((_, i) => [Math.max(i, position), 5 - i] as const))
  const forgotten = random.chance(0.035)
  if (random.chance(0.018) && position < open.length) {
    wait(0.4)
    act([{ _tag: "DeleteDeal", dealId }])
    if (random.chance(0.3)) {
      wait(0.1)
      act([{ _tag: "RestoreDeal", dealId }])
    } else return steps
  }
  if (random.chance(0.03)) {
    wait(0.3)
    act([{ _tag: "ChangeSource", dealId, to: random.pick(company.sources).id }])
  }
  while (position < open.length) {
    wait((pipeline.days[position] ?? 5) * pace)
    if (budget === null && random.chance(0.55)) setBudget(opened.worth)
    else if (budget !== null && random.chance(0.2))
      setBudget({ ...budget, amount: wholeTens((budget.amount / 100) * random.spread(0.2)) })
    if (random.chance(0.035)) {
      const next = seller(at)
      act([{ _tag: "ChangeOwner", dealId, to: next }])
      owner = next
    }
    if (forgotten && random.chance(0.4)) return steps
    if (position === end) {
      lose()
      break
    }
    if (position > 0 && random.chance(0.07)) goTo(position - 1)
    else {
      const next = position + (random.chance(0.13) ? 2 : 1)
      if (next >= open.length && wins) {
        act([{ _tag: "WinDeal", dealId }])
        position = open.length
      } else goTo(Math.min(next, end, open.length - 1))
    }
  }
  // Some are taken up again: a few for good, most only to end as before.
  if (random.chance(position === open.length ? 0.025 : 0.05)) {
    wait(9)
    const stage = random.pick(open.slice(1))
    act([{ _tag: "ReopenDeal", dealId, stageId: stage.id }])
    wait(8)
    if (random.chance(0.4)) act([{ _tag: "WinDeal", dealId }])
    else lose()
  }
  return steps
}

const partnerSource = ({ company, random }: Setting): Source =>
  random.weighted(
    company.sources.map(
      (s) =>
        [s, s.category === "api" ? 10 : s.category === "manual" || s.category === "other" ? 4 : 0] as const
    )
  )
