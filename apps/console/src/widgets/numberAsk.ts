// Which number does a widget ask for? A metric, and of whom or what it is narrowed to by the widget's own settings.
import type { Settings } from "@weir/domain/dashboard/Widget"
import type { MetricId } from "../readings/view.ts"

/** What a number is narrowed to; absent means all. */
export interface Only {
  readonly pipeline?: string
  readonly users?: ReadonlyArray<string>
  readonly teams?: ReadonlyArray<string>
  readonly stages?: ReadonlyArray<string>
  readonly types?: ReadonlyArray<string>
  readonly channels?: ReadonlyArray<string>
}

export interface NumberAsk extends Only {
  readonly metric: MetricId
}

const some = <A>(list: ReadonlyArray<A> | undefined): list is ReadonlyArray<A> =>
  list !== undefined && list.length > 0

/** What a widget's settings narrow its numbers to. */
export const onlyOf = ({ channels, pipeline, stages, types, users }: Settings): Only => ({
  ...(pipeline === undefined ? {} : { pipeline }),
  ...(some(users?.users) ? { users: users.users } : {}),
  ...(some(users?.teams) ? { teams: users.teams } : {}),
  ...(some(stages) ? { stages } : {}),
  ...(some(types) ? { types } : {}),
  ...(some(channels) ? { channels } : {})
})

/** Whether nothing narrows it. */
export const isPlain = (ask: NumberAsk): boolean => Object.keys(ask).length === 1

/** Equal for equal asks. */
export const keyOf = (ask: NumberAsk): string => {
  const { channels, metric, pipeline, stages, teams, types, users } = ask
  return isPlain(ask) ? metric : JSON.stringify([metric, pipeline, users, teams, stages, types, channels])
}

/** Each different ask once. */
export const different = (asks: ReadonlyArray<NumberAsk>): ReadonlyArray<NumberAsk> => [
  ...new Map(asks.map((ask) => [keyOf(ask), ask])).values()
]
