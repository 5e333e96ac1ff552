// What is looked for in the log, as the address says it?
import type { LocationQuery, LocationQueryRaw } from "vue-router"
import type { EventsAsk } from "../api/events.ts"
import { fromWallClock } from "../format/zone.ts"

const lists = [
  "actor",
  "author",
  "notActor",
  "notAuthor",
  "type",
  "change",
  "field",
  "subject",
  "stageBefore",
  "stageAfter"
] as const
const texts = ["from", "to", "asOf", "subjectId", "pipeline", "valueBefore", "valueAfter", "text"] as const
export type ListName = (typeof lists)[number]
export type TextName = (typeof texts)[number]

/** Days are `2026-11-18` in the workspace's zone, both belong to it; the instant of knowing is in UTC. */
export type LogFilter = Readonly<Record<ListName, ReadonlyArray<string>>> & Readonly<Record<TextName, string>>

const all = (value: LocationQuery[string] | undefined): ReadonlyArray<string> =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => (one ? [one] : []))

export const readFilter = (query: LocationQuery): LogFilter =>
  Object.fromEntries([
    ...lists.map((name) => [name, all(query[name])]),
    ...texts.map((name) => [name, all(query[name])[0] ?? ""])
  ]) as LogFilter

export const noFilter: LogFilter = readFilter({})

/** Only what is said: an address without conditions stays short. */
export const toQuery = (filter: LogFilter): LocationQueryRaw =>
  Object.fromEntries([
    ...lists.flatMap((name) => (filter[name].length === 0 ? [] : [[name, [...filter[name]]]])),
    ...texts.flatMap((name) => (filter[name] === "" ? [] : [[name, filter[name]]]))
  ]) as LocationQueryRaw

/** As a view is kept: what an address would say. */
export const toText = (filter: LogFilter): string =>
  new URLSearchParams(
    Object.entries(toQuery(filter)).flatMap(([name, value]) =>
      all(value as LocationQuery[string]).map((one) => [name, one])
    )
  ).toString()

/** What is not known of it is left out. */
export const fromText = (text: string): LogFilter => {
  const said = new URLSearchParams(text)
  return readFilter(Object.fromEntries([...said.keys()].map((name) => [name, said.getAll(name)])))
}

export const nameOf = (filter: LogFilter): string => JSON.stringify(toQuery(filter))

/** How many conditions are set; the instant of knowing is none. */
export const conditions = (filter: LogFilter): number =>
  Object.entries(filter).filter(([name, value]) => name !== "asOf" && value.length > 0).length

const dayMs = 86_400_000
const startOf = (day: string, zone: string, plus = 0): string | undefined => {
  const date = Date.parse(`${day}T12:00:00Z`)
  if (Number.isNaN(date)) return undefined
  const at = fromWallClock(`${new Date(date + plus * dayMs).toISOString().slice(0, 10)}T00:00`, zone)
  return at === null ? undefined : new Date(at).toISOString()
}

/** The instant at which a day of the workspace ends. */
export const endOfDay = (day: string, zone: string): string | undefined => startOf(day, zone, 1)

/** The same as the API is asked it. */
export const toAsk = (filter: LogFilter, zone: string): EventsAsk => ({
  from: startOf(filter.from, zone),
  to: startOf(filter.to, zone, 1),
  asOf: filter.asOf || undefined,
  actor: filter.actor,
  actorKind: filter.author,
  notActor: filter.notActor,
  notActorKind: filter.notAuthor,
  change: filter.change,
  field: filter.field,
  valueBefore: filter.valueBefore || undefined,
  valueAfter: filter.valueAfter || undefined,
  type: filter.type,
  subject: filter.subject,
  subjectId: filter.subjectId || undefined,
  pipeline: filter.pipeline || undefined,
  stageBefore: filter.stageBefore,
  stageAfter: filter.stageAfter,
  text: filter.text || undefined
})
