/**
 * The book of ways: which stages a deal stood in, and how it stands, filed under the instant that puts it into a cohort.
 *
 * Under `created` a deal is filed when it became new, under `closed` when it ended, as long as that stands. Every further step files it
 * anew there, so that a cohort is read at its own instants, however long its deals go on.
 */
import type { Birth, Closing, LostFrom, PricedBudget, Visit } from "../../deal/Deal.ts"
import { currencyOf, dealMeasures, worth } from "../../deal/DealTally.ts"
import { visiting } from "../../deal/evolve.ts"
import * as Book from "../../ledger/Book.ts"
import type { Place } from "../../pipeline/StageTransition.ts"
import type { Instant } from "../../time/Instant.ts"

/**
 * How a deal is filed under a stage:
 *
 * - `open`: it stood there and is open, or has gone on to another pipeline.
 * - `won`: it stood there and is won.
 * - `lost`: it stood there and is lost.
 * - `last`: it is lost, and this is the last open stage it stood in, whichever pipeline that is of; "creation" if there was none.
 * - `undone`: it stood in this won stage, and is won no longer.
 * - `in`: filed under no stage, once: it belongs to the cohort.
 */
export const marks = ["open", "won", "lost", "last", "undone", "in"] as const

/** Where a deal has been, where it stands, and from where it was lost. */
interface Way {
  readonly visits: ReadonlyArray<Visit>
  readonly place: Place
  readonly lastOpen: LostFrom
}

/** A deal's way, filed under its cohort; every further step takes back what was filed and files it anew. */
export const dealPathBook = Book.make({
  id: "deal-path",
  dims: ["pipeline", "basis", "stage", "mark", "owner", "currency"],
  measures: dealMeasures,
  post: ({ fact, occurredAt }) => {
    const filed = (
      dealId: string,
      basis: "created" | "closed",
      at: Instant,
      { lastOpen, place, visits }: Way,
      of: { readonly ownerId: string; readonly budget: PricedBudget | null },
      sign: 1 | -1
    ) => {
      // A declined enquiry has been nowhere.
      if (place.kind === "lost" && lastOpen === "incoming") return []
      const been = visits.filter(({ kind }) => kind === "open" || kind === "won")
      // What ended, ended in one pipeline; what was new may have gone through several.
      const others = basis === "closed" ? [] : been.map(({ pipelineId }) => pipelineId)
      const pipelines = [...new Set([place.pipelineId, ...others])]
      return pipelines.flatMap((pipeline) => {
        const ended = place.pipelineId === pipeline && (place.kind === "won" || place.kind === "lost")
        const mark = ended ? place.kind : "open"
        const entry = (stage: string, mark: string) => ({
          at,
          key: { pipeline, basis, stage, mark, owner: of.ownerId, currency: currencyOf(of.budget) },
          tally: worth(of.budget, sign),
          subject: dealId
        })
        return [
          entry("", "in"),
          ...been
            .filter((visit) => visit.pipelineId === pipeline)
            .map(({ kind, stageId }) => entry(stageId, kind === "won" && mark === "open" ? "undone" : mark)),
          ...(mark === "lost" ? [entry(lastOpen, "last")] : [])
        ]
      })
    }
    const created = (dealId: string, birth: Birth | null, way: Way, sign: 1 | -1) =>
      birth === null ? [] : filed(dealId, "created", birth.at, way, birth, sign)
    const closed = (dealId: string, closing: Closing | null, place: Place, sign: 1 | -1) =>
      closing === null ? [] : filed(dealId, "closed", closing.at, { ...closing, place }, closing, sign)
    switch (fact._tag) {
      case "DealCreated": {
        const { birth, closing, dealId, place } = fact
        const way = {
          visits: [{ ...place, at: occurredAt }],
          place,
          lastOpen: closing?.lastOpen ?? "creation"
        }
        return [...created(dealId, birth, way, 1), ...closed(dealId, closing, place, 1)]
      }
      case "DealMoved": {
        const { birth, born, closes, dealId, from, reopens, to, visits } = fact
        const before = { visits, place: from, lastOpen: reopens?.lastOpen ?? "creation" }
        const after = {
          visits: visiting(visits, to, occurredAt),
          place: to,
          lastOpen: closes?.lastOpen ?? "creation"
        }
        return [
          ...created(dealId, born, before, -1),
          ...created(dealId, birth ?? born, after, 1),
          ...closed(dealId, reopens, from, -1),
          ...closed(dealId, closes, to, 1)
        ]
      }
      case "DealMerged":
      case "DealUnmerged": {
        const { birthFrom, birthTo, closing, dealId, place, visits } = fact
        if (birthFrom === null || birthTo === null || birthFrom.at === birthTo.at) return []
        const way = { visits, place, lastOpen: closing?.lastOpen ?? "creation" }
        return [...created(dealId, birthFrom, way, -1), ...created(dealId, birthTo, way, 1)]
      }
      default:
        return []
    }
  }
})
