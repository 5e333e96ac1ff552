/** What is a workspace? One company: one zone, one base currency, dated rates. */
import { Result, Schema } from "effect"
import { WorkspaceId } from "../identity/Id.ts"
import { Currency } from "../money/Currency.ts"
import { Rate } from "../money/Rate.ts"
import { Name } from "../text/Text.ts"
import type { Calendar } from "../time/Calendar.ts"
import { Zone } from "../time/Zone.ts"

/** First day of the week, 1 = Monday to 7 = Sunday. */
export const WeekStart = Schema.Literals([1, 2, 3, 4, 5, 6, 7])

export const Workspace = Schema.Struct({
  id: WorkspaceId,
  name: Name,
  zone: Zone,
  weekStart: WeekStart,
  baseCurrency: Currency,
  /** Base units for one unit of a currency, by the day they became valid. The base itself is always 1. */
  rates: Schema.Array(Rate),
  /** True while the workspace holds the made-up demo company. */
  demo: Schema.Boolean,
  version: Schema.Int
})
export type Workspace = typeof Workspace.Type

export const WorkspaceFact = Schema.TaggedUnion({
  WorkspaceOpened: {
    name: Name,
    zone: Zone,
    weekStart: WeekStart,
    baseCurrency: Currency,
    demo: Schema.Boolean
  },
  RateSet: { rate: Rate }
})
export type WorkspaceFact = typeof WorkspaceFact.Type

/** A rate for the base currency itself makes no sense: it is 1 by definition. */
export class RateOfBaseCurrency extends Schema.TaggedError<RateOfBaseCurrency>()(
  "RateOfBaseCurrency",
  { currency: Currency },
  { httpApiStatus: 422 }
) {}

/** Sets the rate of one currency from a day on; the same day again replaces it. */
export const setRate = (workspace: Workspace, rate: Rate): Result.Result<WorkspaceFact, RateOfBaseCurrency> =>
  rate.currency === workspace.baseCurrency
    ? Result.fail(new RateOfBaseCurrency({ currency: rate.currency }))
    : Result.succeed(WorkspaceFact.cases.RateSet.make({ rate }))

/** The calendar that cuts this workspace's time into days, weeks and months (G1, G2). */
export const calendar = (workspace: Workspace): Calendar => ({
  zone: workspace.zone,
  weekStart: workspace.weekStart
})

/** State after one more fact. `WorkspaceOpened` starts from nothing. */
export const evolve = (state: Workspace | null, id: WorkspaceId, fact: WorkspaceFact): Workspace => {
  if (fact._tag === "WorkspaceOpened") {
    const { baseCurrency, demo, name, weekStart, zone } = fact
    return { id, name, zone, weekStart, baseCurrency, demo, rates: [], version: 1 }
  }
  if (state === null) throw new Error("a workspace must be opened before anything else happens in it")
  const others = state.rates.filter(
    (r) => r.currency !== fact.rate.currency || r.validFrom !== fact.rate.validFrom
  )
  return { ...state, rates: [...others, fact.rate], version: state.version + 1 }
}
