/** How do histories come to plan and to tell late? Deals told of days after they began, and days of closing around now. */
import { DealCommand } from "@weir/domain/deal/DealCommand"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { createCommand } from "../dealCommand.ts"
import type { Work } from "./Work.ts"

const day = 86_400_000

export const pipelines: Work = {
  wishes: { tellLate: 4, planNear: 7, winLate: 1 },
  wanted: (state, wish, pick, now) => {
    if (wish === "tellLate") {
      const late = pick(5, [1, 2, 5, 9, 20, 45]) ?? 1
      return { command: createCommand(state, pick), earliest: null, at: Instant.clamp(now - late * day) }
    }
    const deal = pick(
      0,
      [...state.deals.values()].filter((d) => d.deletedAt === null && d.closing === null)
    )
    if (deal === undefined) return null
    if (wish === "winLate")
      return {
        command: DealCommand.cases.WinDeal.make({ dealId: deal.id }),
        earliest: deal.changedAt,
        at: deal.changedAt
      }
    const today = LocalDate.make(Instant.toIso(now).slice(0, 10))
    const ahead = pick(1, [-40, -9, 0, 3, 20, 35, 60, 400, null])
    const to = ahead === null || ahead === undefined ? null : LocalDate.addDays(today, ahead)
    return {
      command: DealCommand.cases.PlanClose.make({ dealId: deal.id, to }),
      earliest: deal.changedAt,
      // Mostly told of long after it was planned.
      ...((pick(2, [0, 1, 2]) ?? 0) > 0 ? { at: deal.changedAt } : {})
    }
  }
}
