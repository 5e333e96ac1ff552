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
import { currencyOf, dealMeasures, type DealTally, worth } from "../../deal/DealTally.ts"
import { visiting } from "../../deal/evolve.ts"
import * as Book from "../../ledger/Book.ts"
import type { Place } from "../../pipeline/StageTransition.ts"
import type { Instant } from "../../time/Instant.ts"

/**
 * How a deal is filed under a stage:
 *
 * - `stood`: it stood there, and is open or won, or has gone on to another pipeline. A win leaves these as they are.
 * - `lost`: it stood there and is lost.
 * - `last`: it is lost, and this is the last open stage it stood in, whichever pipeline that is of; "creation" if there was none.
 * - `undone`: it stood in this won stage, and is won no longer.
 */
export const marks = ["stood", "lost", "last", "undone"] as const

/** Where a deal has been, where it stands, and from where it was lost. */
interface Way {
  readonly visits: ReadonlyArray<Visit>
  readonly place: Place
  readonly lastOpen: LostFrom
}

/** A place in the book. */
interface Marked {
  readonly pipeline: string
  readonly stage: string
  readonly mark: (typeof marks)[number]
}

/** Where a way is filed: under each open or won stage of each pipeline it went through. Whoever is filed there at all is of the cohort. */
const markedBy = ({ lastOpen, place, visits }: Way): ReadonlyArray<Marked> => {
  // An enquiry that waits, or was declined, has been nowhere.
  if (place.kind === "incoming" || (place.kind === "lost" && lastOpen === "incoming")) return []
  const filed: Array<Marked> = []
  for (const { kind, pipelineId, stageId } of visits) {
    if (kind !== "open" && kind !== "won") continue
    const outcome = pipelineId === place.pipelineId ? place.kind : "open"
    const mark = outcome === "lost" ? "lost" : kind === "won" && outcome === "open" ? "undone" : "stood"
    filed.push({ pipeline: pipelineId, stage: stageId, mark })
  }
  if (place.kind === "lost") filed.push({ pipeline: place.pipelineId, stage: lastOpen, mark: "last" })
  return filed
}

/** Those that are not among the others. */
const without = (some: ReadonlyArray<Marked>, others: ReadonlyArray<Marked>): ReadonlyArray<Marked> =>
  some.filter(
    ({ mark, pipeline, stage }) =>
      !others.some((o) => o.stage === stage && o.mark === mark && o.pipeline === pipeline)
  )

/** What a deal enters under some places of its way. */
const filed = (
  places: ReadonlyArray<Marked>,
  basis: "created" | "closed" | "been",
  { at, dealId }: { readonly at: Instant; readonly dealId: string },
  { currency, owner, tally }: { readonly currency: string; readonly owner: string; readonly tally: DealTally }
) =>
  places.map(({ mark, pipeline, stage }) => ({
    at,
    key: { pipeline, basis, stage, mark, owner, currency },
    tally,
    subject: dealId
  }))

/** How somebody's deal of this budget counts, `sign` times. */
const counting = (
  { budget, ownerId }: { readonly budget: PricedBudget | null; readonly ownerId: string },
  sign: 1 | -1
) => ({ owner: ownerId, currency: currencyOf(budget), tally: worth(budget, sign) })

/** A step counts as one, whoever takes it and whatever the deal is worth. */
const stepping = (sign: 1 | -1) => ({
  owner: "",
  currency: "",
  tally: { ...worth(null, sign), unbudgeted: 0 }
})

const created = (dealId: string, birth: Birth | null, places: ReadonlyArray<Marked>, sign: 1 | -1) =>
  birth === null ? [] : filed(places, "created", { at: birth.at, dealId }, counting(birth, sign))

/** What ended, ended in one pipeline; what was new may have gone through several. */
const closed = (dealId: string, closing: Closing | null, place: Place, sign: 1 | -1) =>
  closing === null
    ? []
    : filed(
        markedBy({ ...closing, place }).filter(({ pipeline }) => pipeline === place.pipelineId),
        "closed",
        { at: closing.at, dealId },
        counting(closing, sign)
      )

/** A deal's way, filed under its cohort; every further step takes back what it changes of that and files it anew. */
export const dealPathBook = Book.make({
  id: "deal-path",
  edition: 4,
  dims: ["pipeline", "basis", "stage", "mark", "owner", "currency"],
  measures: dealMeasures,
  // Ways are asked for deal by deal: sums of their days would be nearly as many, and nobody would read them.
  summed: false,
  post: ({ fact, occurredAt: at }) => {
    const weight = (dealId: string, budget: PricedBudget | null, sign: 1 | -1) => ({
      at,
      key: { pipeline: "", basis: "worth", stage: "", mark: "", owner: "", currency: currencyOf(budget) },
      tally: { ...worth(budget, sign), base: 0, unpriced: 0 },
      subject: dealId
    })
    switch (fact._tag) {
      case "DealCreated": {
        const { birth, budget, closing, dealId, place } = fact
        const lastOpen = closing?.lastOpen ?? "creation"
        const places = markedBy({ visits: [{ ...place, at }], place, lastOpen })
        return [
          ...created(dealId, birth, places, 1),
          ...closed(dealId, closing, place, 1),
          ...filed(places, "been", { at, dealId }, stepping(1)),
          weight(dealId, budget, 1)
        ]
      }
      case "DealMoved": {
        const { birth, born, closes, dealId, from, reopens, to, visits } = fact
        const was = markedBy({ visits, place: from, lastOpen: reopens?.lastOpen ?? "creation" })
        const is = markedBy({
          visits: visiting(visits, to, at),
          place: to,
          lastOpen: closes?.lastOpen ?? "creation"
        })
        const [gone, come] = [without(was, is), without(is, was)]
        const again = birth !== null
        return [
          // What it was filed under and still is stays as it is, as long as it counts as new at the same instant.
          ...created(dealId, born, again ? was : gone, -1),
          ...created(dealId, birth ?? born, again ? is : come, 1),
          ...closed(dealId, reopens, from, -1),
          ...closed(dealId, closes, to, 1),
          ...filed(gone, "been", { at, dealId }, stepping(-1)),
          ...filed(come, "been", { at, dealId }, stepping(1))
        ]
      }
      case "DealBudgetChanged":
        return [weight(fact.dealId, fact.from, -1), weight(fact.dealId, fact.to, 1)]
      case "DealMerged":
      case "DealUnmerged": {
        const { birthFrom, birthTo, closing, dealId, place, visits } = fact
        if (Equal.equals(birthFrom, birthTo)) return []
        const places = markedBy({ visits, place, lastOpen: closing?.lastOpen ?? "creation" })
        return [...created(dealId, birthFrom, places, -1), ...created(dealId, birthTo, places, 1)]
      }
      default:
        return []
    }
  }
})
