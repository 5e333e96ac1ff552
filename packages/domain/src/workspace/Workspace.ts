/** What is a workspace? One company: one zone, one base currency, dated rates. */
import { Equal, Option, Result, Schema, SchemaGetter } from "effect"
import { WorkspaceId } from "../identity/Id.ts"
import { Currency } from "../money/Currency.ts"
import { Rate } from "../money/Rate.ts"
import { Name } from "../text/Text.ts"
import { BusinessHours } from "../time/BusinessHours.ts"
import type { Calendar } from "../time/Calendar.ts"
import { Zone } from "../time/Zone.ts"

/** First day of the week, 1 = Monday to 7 = Sunday. */
export const WeekStart = Schema.Literals([1, 2, 3, 4, 5, 6, 7])

/**
 * How clients are asked for a score when a talk closes (R1): whether at all, the lowest score (1, or 0), for how many hours an answer
 * is taken, and the score at or below which people are alerted.
 */
export const Nps = Schema.Struct({
  enabled: Schema.Boolean,
  lowest: Schema.Literals([0, 1]),
  hours: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 720 })),
  alertAt: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 10 }))
})
export type Nps = typeof Nps.Type

/**
 * For whom an activity, a call or a talk counts that is about a deal (4.5): `record`, for the owner of the deal, whoever it is given
 * to; `activity`, for whoever is responsible for it. Settings written before there was a choice say nothing and mean `record`.
 */
export const Counters = Schema.Literals(["record", "activity"])
export type Counters = typeof Counters.Type

/** What admins switch on and off. */
export const Settings = Schema.Struct({
  nps: Nps,
  /** Whether the time people spend in the system is counted (Y1). */
  presence: Schema.Boolean,
  /** So many minutes before its due time an activity begins to count as planned work that needs attention (4.5). */
  plannedMinutes: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1440 })),
  counters: Schema.optionalKey(Counters).pipe(
    Schema.decodeTo(Counters, {
      decode: SchemaGetter.transformOptional(Option.orElseSome((): Counters => "record")),
      encode: SchemaGetter.passthrough()
    })
  ),
  /** When people are there to answer; null counts time around the clock. Settings written before there was a choice mean that. */
  businessHours: Schema.optionalKey(Schema.NullOr(BusinessHours)).pipe(
    Schema.decodeTo(Schema.toType(Schema.NullOr(BusinessHours)), {
      decode: SchemaGetter.transformOptional(Option.orElseSome((): BusinessHours | null => null)),
      encode: SchemaGetter.passthrough()
    })
  )
})
export type Settings = typeof Settings.Type

/** What a workspace begins with. */
export const defaultSettings: Settings = {
  nps: { enabled: false, lowest: 1, hours: 24, alertAt: 6 },
  presence: true,
  plannedMinutes: 15,
  counters: "record",
  businessHours: null
}

/** The company: its zone, its week, its currency and its rates. */
export const Workspace = Schema.Struct({
  id: WorkspaceId,
  name: Name,
  zone: Zone,
  weekStart: WeekStart,
  baseCurrency: Currency,
  /** Base units for one unit of a currency, by the day they became valid. The base itself is always 1. */
  rates: Schema.Array(Rate),
  settings: Settings,
  /** True while the workspace holds the made-up demo company. */
  demo: Schema.Boolean,
  version: Schema.Int
})
export type Workspace = typeof Workspace.Type

/** Everything that can happen to the workspace itself. */
export const WorkspaceFact = Schema.TaggedUnion({
  WorkspaceOpened: {
    name: Name,
    zone: Zone,
    weekStart: WeekStart,
    baseCurrency: Currency,
    demo: Schema.Boolean
  },
  RateSet: { rate: Rate },
  SettingsChanged: { from: Settings, to: Settings }
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

/** Changes what is switched on; nothing when nothing changes. */
export const changeSettings = (workspace: Workspace, to: Settings): ReadonlyArray<WorkspaceFact> =>
  Equal.equals(workspace.settings, to)
    ? []
    : [WorkspaceFact.cases.SettingsChanged.make({ from: workspace.settings, to })]

/** The calendar that cuts this workspace's time into days, weeks and months (G1, G2). */
export const calendar = (workspace: Workspace): Calendar => ({
  zone: workspace.zone,
  weekStart: workspace.weekStart
})

/** State after one more fact. `WorkspaceOpened` starts from nothing. */
export const evolve = (state: Workspace | null, id: WorkspaceId, fact: WorkspaceFact): Workspace => {
  if (fact._tag === "WorkspaceOpened") {
    const { baseCurrency, demo, name, weekStart, zone } = fact
    return { id, name, zone, weekStart, baseCurrency, demo, rates: [], settings: defaultSettings, version: 1 }
  }
  if (state === null) throw new Error("a workspace must be opened before anything else happens in it")
  if (fact._tag === "SettingsChanged") return { ...state, settings: fact.to, version: state.version + 1 }
  const others = state.rates.filter(
    (r) => r.currency !== fact.rate.currency || r.validFrom !== fact.rate.validFrom
  )
  return { ...state, rates: [...others, fact.rate], version: state.version + 1 }
}
