/**
 * The book of ways: which stages a deal stood in, and how it stands, filed under the instant that puts it into a cohort.
 *
 * Under `created` a deal is filed when it became new, under `closed` when it ended, as long as that stands. Every further step files it
 * anew there, so that a cohort is read at its own instants, however long its deals go on.
 *
 * Under `been` every step is filed when it happens, so that the sum until an instant is the way until then; and under `worth`, once,
 * the budget that the deal has by then. Its value in the base currency is not kept there: it is converted when it is looked at.
 */
import { Equal } from "effect"
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

type Marks = ReadonlyMap<string, ReturnType<typeof markedBy>[number]>

/** Where a way is filed: once in each pipeline it went through, and under each open or won stage there. */
const markedBy = ({ lastOpen, place, visits }: Way) => {
  // An enquiry that waits, or was declined, has been nowhere.
  if (place.kind === "incoming" || (place.kind === "lost" && lastOpen === "incoming")) return []
  const been = visits.filter(({ kind }) => kind === "open" || kind === "won")
  const pipelines = [...new Set([place.pipelineId, ...been.map(({ pipelineId }) => pipelineId)])]
  return pipelines.flatMap((pipeline) => {
    const ended = place.pipelineId === pipeline && (place.kind === "won" || place.kind === "lost")
    const mark = ended ? place.kind : "open"
    return [
      { pipeline, stage: "", mark: "in" },
      ...been
        .filter((visit) => visit.pipelineId === pipeline)
        .map(({ kind, stageId }) => ({
          pipeline,
          stage: stageId as string,
          mark: kind === "won" && mark === "open" ? "undone" : mark
        })),
      ...(mark === "lost" ? [{ pipeline, stage: lastOpen as string, mark: "last" }] : [])
    ]
  })
}

/** A deal's way, filed under its cohort; every further step takes back what was filed and files it anew. */
export const dealPathBook = Book.make({
  id: "deal-path",
  edition: 2,
  dims: ["pipeline", "basis", "stage", "mark", "owner", "currency"],
  measures: dealMeasures,
  post: ({ fact, occurredAt }) => {
    const filed = (
      dealId: string,
      basis: "created" | "closed",
      at: Instant,
      way: Way,
      of: { readonly ownerId: string; readonly budget: PricedBudget | null },
      sign: 1 | -1
    ) =>
      markedBy(way)
        // What ended, ended in one pipeline; what was new may have gone through several.
        .filter(({ pipeline }) => basis === "created" || pipeline === way.place.pipelineId)
        .map((place) => ({
          at,
          key: { ...place, basis, owner: of.ownerId, currency: currencyOf(of.budget) },
          tally: worth(of.budget, sign),
          subject: dealId
        }))
    const created = (dealId: string, birth: Birth | null, way: Way, sign: 1 | -1) =>
      birth === null ? [] : filed(dealId, "created", birth.at, way, birth, sign)
    const closed = (dealId: string, closing: Closing | null, place: Place, sign: 1 | -1) =>
      closing === null ? [] : filed(dealId, "closed", closing.at, { ...closing, place }, closing, sign)
    const step = (dealId: string, before: Way | null, after: Way) => {
      const byName = (way: Way | null): Marks =>
        new Map(
          (way === null ? [] : markedBy(way)).map((place) => [
            `${place.pipeline} ${place.stage} ${place.mark}`,
            place
          ])
        )
      const [was, is] = [byName(before), byName(after)]
      const entries = (some: Marks, others: Marks, sign: 1 | -1) =>
        [...some].flatMap(([name, place]) =>
          others.has(name)
            ? []
            : [
                {
                  at: occurredAt,
                  key: { ...place, basis: "been", owner: "", currency: "" },
                  tally: { ...worth(null, sign), unbudgeted: 0 },
                  subject: dealId
                }
              ]
        )
      return [...entries(was, is, -1), ...entries(is, was, 1)]
    }
    const weight = (dealId: string, budget: PricedBudget | null, sign: 1 | -1) => ({
      at: occurredAt,
      key: { pipeline: "", basis: "worth", stage: "", mark: "", owner: "", currency: currencyOf(budget) },
      tally: { ...worth(budget, sign), base: 0, unpriced: 0 },
      subject: dealId
    })
    switch (fact._tag) {
      case "DealCreated": {
        const { birth, budget, closing, dealId, place } = fact
        const way = {
          visits: [{ ...place, at: occurredAt }],
          place,
          lastOpen: closing?.lastOpen ?? "creation"
        }
        return [
          ...created(dealId, birth, way, 1),
          ...closed(dealId, closing, place, 1),
          ...step(dealId, null, way),
          weight(dealId, budget, 1)
        ]
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
          ...closed(dealId, closes, to, 1),
          ...step(dealId, before, after)
        ]
      }
      case "DealBudgetChanged":
        return [weight(fact.dealId, fact.from, -1), weight(fact.dealId, fact.to, 1)]
      case "DealMerged":
      case "DealUnmerged": {
        const { birthFrom, birthTo, closing, dealId, place, visits } = fact
        if (Equal.equals(birthFrom, birthTo)) return []
        const way = { visits, place, lastOpen: closing?.lastOpen ?? "creation" }
        return [...created(dealId, birthFrom, way, -1), ...created(dealId, birthTo, way, 1)]
      }
      default:
        return []
    }
  }
})
