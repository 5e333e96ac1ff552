/** What happened on one of the last days? Something of everything, so that no period of a dashboard is empty, whatever the hour. */
import type { Deal } from "@weir/domain/deal/Deal"
import type { Instant } from "@weir/domain/time/Instant"
import type { LocalDate } from "@weir/domain/time/LocalDate"
import { acceptance, opening, openOf, type Setting, wholeTens } from "./opening.ts"
import type { Diary } from "./Diary.ts"
import type { Recorder, Step } from "./Recorder.ts"
import { momentsOf } from "./rhythm.ts"

type Doing =
  | "enquiry"
  | "create"
  | "accept"
  | "decline"
  | "advance"
  | "back"
  | "budget"
  | "win"
  | "lose"
  | "reopen"

const busyDay: ReadonlyArray<readonly [doing: Doing, times: number]> = [
  ["enquiry", 6],
  ["create", 2],
  ["accept", 3],
  ["decline", 1],
  ["advance", 9],
  ["back", 1],
  ["budget", 3],
  ["win", 3],
  ["lose", 3]
]
const restDay: ReadonlyArray<readonly [doing: Doing, times: number]> = [
  ["enquiry", 3],
  ["create", 1],
  ["accept", 1],
  ["advance", 2],
  ["budget", 1],
  ["win", 1],
  ["lose", 1]
]

/** Lives one day in the recorder, up to `latest`. */
export const liveDay = (
  setting: Setting,
  recorder: Recorder,
  diary: Diary,
  day: {
    readonly date: LocalDate
    readonly atWork: boolean
    readonly reopens: boolean
    readonly latest: Instant
  }
): void => {
  const { random, zone } = setting
  const wanted = [...(day.atWork ? busyDay : restDay), ...(day.reopens ? [["reopen", 1] as const] : [])]
    .flatMap(([doing, times]) => Array.from({ length: times }, () => [doing, random.next()] as const))
    .sort(([, a], [, b]) => a - b)
  for (const [i, at] of momentsOf(random, zone, day.date, wanted.length, day.latest).entries()) {
    diary.until(at)
    const step = stepFor(setting, recorder, wanted[i]?.[0] ?? "advance", at)
    if (step !== null) diary.perform(step)
  }
  diary.until(day.latest)
}

const stepFor = (setting: Setting, recorder: Recorder, doing: Doing, at: Instant): Step | null => {
  const { company, random, seller } = setting
  const planned = (deal: Deal) =>
    deal.place.pipelineId === company.partners.id ? company.partners : company.direct
  const some = (suits: (deal: Deal) => boolean): Deal | undefined => {
    const found = [...recorder.states.deals.values()].filter(
      (d) => d.deletedAt === null && d.changedAt <= at && suits(d)
    )
    return found.length === 0 ? undefined : random.pick(found)
  }
  const inWork = (deal: Deal) => deal.place.kind === "open"
  const isDirect = (deal: Deal) => deal.place.pipelineId === company.direct.id
  const positionOf = (deal: Deal) => openOf(planned(deal)).findIndex((s) => s.id === deal.place.stageId)
  const act = (deal: Deal, orders: Step["orders"]): Step => {
    const owner = recorder.states.users.get(deal.ownerId)
    return { at, by: owner === undefined || owner.disabled ? seller(at) : owner.id, cause: "user", orders }
  }
  const moved = (deal: Deal, by: number): Step | null => {
    const stage = openOf(planned(deal))[positionOf(deal) + by]
    return stage === undefined
      ? null
      : act(deal, [
          {
            _tag: "MoveDeal",
            dealId: deal.id,
            pipelineId: planned(deal).id,
            stageId: stage.id,
            lossReasonId: null
          }
        ])
  }
  switch (doing) {
    case "enquiry":
    case "create": {
      const sources = company.sources.filter((s) => s.incoming === (doing === "enquiry"))
      return (
        opening(setting, at, company.direct, random.weighted(sources.map((s) => [s, s.weight] as const)))
          .steps[0] ?? null
      )
    }
    case "accept": {
      const deal = some((d) => d.place.kind === "incoming")
      const first = openOf(company.direct)[0]
      return deal === undefined || first === undefined
        ? null
        : acceptance(deal.id, company.direct, at, seller(at), first.id)
    }
    case "advance": {
      const deal = some((d) => inWork(d) && positionOf(d) < openOf(planned(d)).length - 1)
      return deal === undefined ? null : moved(deal, 1)
    }
    case "back": {
      const deal = some((d) => inWork(d) && positionOf(d) > 0)
      return deal === undefined ? null : moved(deal, -1)
    }
    case "budget": {
      const deal = some((d) => inWork(d) && d.budget !== null)
      if (deal === undefined || deal.budget === null) return null
      const to = { ...deal.budget, amount: wholeTens((deal.budget.amount / 100) * random.spread(0.25)) }
      return act(deal, [{ _tag: "ChangeBudget", dealId: deal.id, to }])
    }
    case "win": {
      const deal =
        some((d) => inWork(d) && isDirect(d) && positionOf(d) >= 3 && d.budget !== null) ??
        some((d) => inWork(d) && isDirect(d))
      return deal === undefined ? null : act(deal, [{ _tag: "WinDeal", dealId: deal.id }])
    }
    case "lose":
    case "decline": {
      const deal = some((d) => isDirect(d) && (doing === "decline" ? d.place.kind === "incoming" : inWork(d)))
      return deal === undefined
        ? null
        : act(deal, [
            {
              _tag: "LoseDeal",
              dealId: deal.id,
              stageId: null,
              lossReasonId: random.pick(company.reasons).id
            }
          ])
    }
    case "reopen": {
      const deal = some(
        (d) => isDirect(d) && d.place.kind === "lost" && d.birth !== null && at - d.changedAt > 5 * 86_400_000
      )
      const stage = openOf(company.direct)[2]
      return deal === undefined || stage === undefined
        ? null
        : act(deal, [{ _tag: "ReopenDeal", dealId: deal.id, stageId: stage.id }])
    }
  }
}
