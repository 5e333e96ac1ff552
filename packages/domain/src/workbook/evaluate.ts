/** What does a metric read over a list of events? The shortest way there is: enter all events, sum, read. */
import { holdersOf } from "../access/holders.ts"
import { onlySelfOf } from "../access/privately.ts"
import { holdersFor } from "../access/Viewer.ts"
import type { ClientKind } from "../client/Client.ts"
import { clientsIn } from "../client/clientScope.ts"
import type { Book } from "../ledger/Book.ts"
import type { Entry } from "../ledger/Entry.ts"
import { type Balance, type HoldersOf, type Query, selecting, type Selection } from "../ledger/Query.ts"
import type { Event } from "../log/Event.ts"
import { replay, type State } from "../log/replay.ts"
import type { PipelineId, UserId } from "../identity/Id.ts"
import type { Ask } from "../metrics/Ask.ts"
import { profileScope, resolved } from "../metrics/client/profileScope.ts"
import type * as Figure from "../metrics/Figure.ts"
import type { Contribution } from "../metrics/forecast/contribution.ts"
import type { Candidates, LeftOut } from "../metrics/leftOut.ts"
import { isApart, isNarrowed, type Metric, type Part, pinned, remaining, total } from "../metrics/Metric.ts"
import { calledThen } from "../pipeline/calledThen.ts"
import { dayOf } from "../time/Calendar.ts"
import type { Instant } from "../time/Instant.ts"
import { type Period, previousOf, windowOf } from "../time/Period.ts"
import { robot } from "../user/User.ts"
import { calendar } from "../workspace/Workspace.ts"
import { Result } from "effect"
import { ofBook } from "./byBook.ts"
import { type AnyMetric, type Core, type MetricName, type ReadingOf, theCore } from "./Core.ts"

/** What a reading is asked about: a period around `now`, one pipeline or all, and under which knowledge. */
export interface Question {
  readonly period: Period
  readonly now: Instant
  readonly pipelineId?: PipelineId | null
  /** A past instant whose knowledge is asked for. The period is then the one around that instant. */
  readonly asOf?: Instant | null
  readonly deleted?: Selection["deleted"]
  /** The person who looks; null, or nobody named, sees everything. */
  readonly viewer?: UserId | null
  /** The people whose records may be read, where nobody is named who looks. */
  readonly holders?: Ask["holders"]
  /** The client whose profile is asked for. */
  readonly client?: { readonly kind: ClientKind; readonly id: string } | null
}

/** What a metric gets to know, and who holds what: only a narrower viewer makes that matter. */
export interface Asked extends Ask {
  /** Who looks, where they may see of what people do in the system their own only (Y1). */
  readonly onlySelf: UserId | null
  readonly holdersOf: HoldersOf
}

/** What a metric gets to know: the workspace as these events tell it, as far as they were known at `asOf`. */
export const askOf = (
  events: ReadonlyArray<Event>,
  question: Question,
  told: State = knownState(events, question),
  core: Core = theCore
): Asked => {
  const {
    asOf = null,
    client = null,
    deleted = "exclude",
    holders = null,
    period,
    pipelineId = null,
    viewer = null
  } = question
  const { catalogue, pipelines, records, users, workspace } = told
  if (workspace === null) throw new Error("the events do not begin with the opening of a workspace")
  const now = asOf ?? question.now
  // Rights are those of today, whatever past is looked at.
  const today = once(() => replay(events))
  const held = once(() => holdersOf(today()))
  const known: Asked = {
    workspace,
    pipelines: [...pipelines.values()],
    users: [robot, ...users.values()],
    lists: [...catalogue.values()].filter((e) => ["source", "lossReason", "activityType"].includes(e.kind)),
    window: Result.getOrThrow(windowOf(period, now, calendar(workspace))),
    previous: Result.getOrThrow(previousOf(period, now, calendar(workspace))),
    now,
    asOf,
    pipelineId,
    deleted,
    holders: viewer === null ? holders : holdersFor(...viewing(viewer, today())),
    onlySelf: viewer === null ? null : onlySelfOf(viewing(viewer, today())[0]),
    holdersOf: (subject) => held()(subject),
    teams: [...records.team.values()],
    goals: [...records.goal.values()],
    client: null
  }
  const asked = { ...known, ...named(events, known) }
  if (client === null) return asked
  const within = clientsIn(records.client, client.kind, client.id)
  const ledger = ledgerOf(events, core)
  const scope = resolved(profileScope(asked, client.kind, client.id, within), (query) =>
    summed(ledger, query, asked, core)
  )
  return { ...asked, client: scope }
}

/** How stages were called when the period ended, as far as that is known; nothing while it lasts. */
const named = (
  events: ReadonlyArray<Event>,
  { asOf, now, pipelines, window }: Ask
): Pick<Ask, "pipelinesThen"> => {
  if (window.to > now) return {}
  const told = asOf === null ? events : events.filter((e) => e.recordedAt <= asOf)
  return { pipelinesThen: calledThen(pipelines, told, window.to) }
}

const once = <A>(make: () => A): (() => A) => {
  let made: { readonly it: A } | undefined
  return () => (made ??= { it: make() }).it
}

/** Who looks, and the teams there are. */
const viewing = (viewer: UserId, { records, users }: State): Parameters<typeof holdersFor> => {
  const user = users.get(viewer)
  if (user === undefined) throw new Error(`nobody is called ${viewer}`)
  return [user, [...records.team.values()]]
}

const knownState = (events: ReadonlyArray<Event>, { asOf = null }: Question): State =>
  replay(asOf === null ? events : events.filter((e) => e.recordedAt <= asOf))

/** All entries of a log, from the first event on. */
export const ledgerOf = (events: ReadonlyArray<Event>, core: Core = theCore): ReadonlyArray<Entry> =>
  core.entriesOf(core.books, events, () => [])

const bookIn = (core: Core, id: string): Book => {
  const book = core.books.find((b) => b.id === id)
  if (book === undefined) throw new Error(`no metric keeps a book called ${id}`)
  return book
}

/** The sums that a query asks for. */
export const summed = (
  ledger: ReadonlyArray<Entry>,
  query: Query,
  ask: Asked,
  core: Core = theCore
): ReadonlyArray<Balance> => {
  return core.balances(bookIn(core, query.book), query, ofBook(ledger, query.book), {
    dayOf: (at) => dayOf(ask.workspace.zone, at),
    holdersOf: ask.holdersOf
  })
}

const summedAll = (
  queries: Readonly<Record<string, Query>>,
  ledger: ReadonlyArray<Entry>,
  ask: Asked,
  core: Core
): Readonly<Record<string, ReadonlyArray<Balance>>> =>
  Object.fromEntries(Object.entries(queries).map(([key, query]) => [key, summed(ledger, query, ask, core)]))

/** The question as it is put to one metric: what only concerns the one who looks, under the names that hold for it. */
export const putTo = (metric: AnyMetric, asked: Asked, core: Core = theCore): Asked =>
  core.putTo(metric, core.privately(metric, asked, asked.onlySelf))

/** A metric's reading over a ledger. */
export const read = <Name extends MetricName>(
  name: Name,
  ledger: ReadonlyArray<Entry>,
  asked: Asked,
  core: Core = theCore
): ReadingOf<Name> => {
  const metric = core.metrics[name]
  const ask = putTo(metric, asked, core)
  const needs: Readonly<Record<string, Query>> = metric.needs(ask)
  const sums = Object.fromEntries(
    Object.entries(needs).map(([key, query]) => [key, summed(ledger, query, ask, core)])
  )
  return metric.read(sums, ask) as ReadingOf<Name>
}

/** A metric's reading over a list of events. */
export const evaluate = <Name extends MetricName>(
  name: Name,
  events: ReadonlyArray<Event>,
  question: Question,
  core: Core = theCore
): ReadingOf<Name> => read(name, ledgerOf(events, core), askOf(events, question), core)

/** What is behind one number of a reading. */
export interface Explained {
  readonly title: string
  readonly entries: ReadonlyArray<Entry>
  /** What the entries add up to. */
  readonly total: Figure.Figure
  /** The records with something left among the entries, kept apart by all dimensions. */
  readonly records: ReadonlySet<string>
  /** What each of them adds, where the number weighs its records; empty elsewhere. */
  readonly contributions: ReadonlyArray<Contribution>
  /** What was asked for, before it was found out which records count; and what decided that, where something did. */
  readonly selections: Part["selections"]
  readonly narrowed: Candidates["narrowed"]
}

/** The entries behind a part of a reading, or null when the metric has no such part. */
export const explained = (
  name: MetricName,
  part: string,
  ledger: ReadonlyArray<Entry>,
  asked: Asked,
  core: Core = theCore
): Explained | null => {
  const metric: Metric = core.metrics[name]
  const ask = putTo(metric, asked, core)
  const said: Part | null = metric.explain(part, ask)
  if (said === null) return null
  const told = pinned(said, summedAll(said.found?.among ?? {}, ledger, ask, core))
  const shape = { perDay: false, perInstant: false, perSubject: true }
  const left = (selections: Part["selections"]) =>
    selections.flatMap((s) => summed(ledger, { ...s, ...shape, by: [] }, ask, core))
  const { within = [], without = [] } = told
  const deciding = isNarrowed(told)
    ? { inside: left(told.selections), within: within.map(left), outside: left(without) }
    : null
  const behind = deciding === null ? told : remaining(told, deciding)
  const apart = behind.selections.flatMap((s) =>
    summed(ledger, { ...s, ...shape, by: bookIn(core, s.book).dims }, ask, core)
  )
  const sums = isApart(behind)
    ? apart
    : behind.selections.flatMap((s) =>
        summed(
          ledger,
          { ...s, ...shape, by: ["currency"], perSubject: behind.pricing !== undefined },
          ask,
          core
        )
      )
  const records = recordsOf(apart)
  const contributions =
    behind.weighed === undefined
      ? []
      : contributed(name, ledger, ask, core).filter(({ dealId }) => records.has(dealId))
  const entries = behind.selections.flatMap((s) => {
    return ofBook(ledger, s.book).filter(selecting(bookIn(core, s.book), s, ask.holdersOf))
  })
  return {
    title: behind.title,
    entries,
    total: total(behind, sums, contributions),
    records,
    contributions,
    selections: told.selections,
    narrowed:
      deciding === null ? null : { inside: recordsOf(deciding.inside), outside: recordsOf(deciding.outside) }
  }
}

/** The records that a number could have counted and does not, with the reason for each. */
export const notCounted = (
  { narrowed, records, selections }: Explained,
  ledger: ReadonlyArray<Entry>,
  { holdersOf }: Asked,
  core: Core = theCore
): ReadonlyArray<LeftOut> => {
  const books = [...new Set(selections.map(({ book }) => book))]
  const among = books.flatMap((book) => ofBook(ledger, book))
  const traces = core.traces(selections, among, { bookOf: (id) => bookIn(core, id), holdersOf })
  return core.leftOut({ traces, counted: records, narrowed })
}

const recordsOf = (balances: ReadonlyArray<Balance>): ReadonlySet<string> =>
  new Set(balances.flatMap((b) => b.subject ?? []))

/** What each record adds to a number that weighs its records; nothing for other metrics. */
const contributed = (
  name: MetricName,
  ledger: ReadonlyArray<Entry>,
  ask: Asked,
  core: Core
): ReadonlyArray<Contribution> => {
  const metric: Metric = core.metrics[name]
  const sums = Object.entries(metric.needs(ask)).map(([key, query]) => [
    key,
    summed(ledger, query, ask, core)
  ])
  return metric.contributions?.(Object.fromEntries(sums), ask) ?? []
}
