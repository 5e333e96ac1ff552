/** What does a metric know when it is asked? The period, the instant of knowing, the pipeline, and the names of things. */
import type { Entry as CatalogueEntry } from "../catalogue/Catalogue.ts"
import type { Holders } from "../access/Viewer.ts"
import type { ClientKind } from "../client/Client.ts"
import type { Goal } from "../goal/Goal.ts"
import type { PipelineId } from "../identity/Id.ts"
import type { Balance, Query, Selection } from "../ledger/Query.ts"
import type { Pipeline } from "../pipeline/Pipeline.ts"
import type { Team } from "../team/Team.ts"
import { dayOf } from "../time/Calendar.ts"
import * as Instant from "../time/Instant.ts"
import type { Window } from "../time/Window.ts"
import type { User } from "../user/User.ts"
import type { Workspace } from "../workspace/Workspace.ts"
import type { Pricing } from "./Figure.ts"

/** Everything that a metric knows when it is asked; it looks nothing up. */
export interface Ask {
  readonly workspace: Workspace
  readonly pipelines: ReadonlyArray<Pipeline>
  /** The same under the names and in the order of the period's end, where that is over (G9); see `periodEnd.ts`. */
  readonly pipelinesThen?: ReadonlyArray<Pipeline>
  readonly users: ReadonlyArray<User>
  /** Sources, loss reasons and types of activities. */
  readonly lists: ReadonlyArray<CatalogueEntry>
  readonly window: Window
  /** The previous period: all of it, and as much of it as has passed of this one (G3). */
  readonly previous: { readonly full: Window; readonly sameElapsed: Window }
  readonly now: Instant.Instant
  /** The past instant whose knowledge is asked for; null means now. */
  readonly asOf: Instant.Instant | null
  /** One pipeline, or all where the metric allows it. */
  readonly pipelineId: PipelineId | null
  readonly deleted: Selection["deleted"]
  /** The people whose records the viewer may read; null for somebody who sees everything (G16). */
  readonly holders: Holders
  readonly teams: ReadonlyArray<Team>
  readonly goals: ReadonlyArray<Goal>
  /** The contact or company a client profile is about, with all that belongs to it; null outside of profiles (Q1). */
  readonly client: ClientScope | null
}

/**
 * The deals of a client that something happened to in a period, or that were still open at its end; and the records beside them (Q2).
 * Deals that were created after the end are not among them.
 */
export interface Touched {
  readonly deals: ReadonlyArray<string>
  /** Records bound to one of these deals. */
  readonly onDeals: ReadonlyArray<string>
  /** Records of the client that are bound to none of these deals. */
  readonly outside: ReadonlyArray<string>
}

/** What the profile of a contact or company is made of; see `client/profileScope.ts`. */
export interface ClientScope {
  readonly kind: ClientKind
  readonly id: string
  readonly deals: ReadonlyArray<string>
  /** Activities, calls, talks, notes and files of the client and of these deals, each once. */
  readonly records: ReadonlyArray<string>
  /** In the period, in as much of the one before as has passed of it, and in all of that one. */
  readonly now: Touched
  readonly before: Touched
  readonly beforeFull: Touched
}

/** A question to a book over a window, under the knowledge asked for. Nothing after `asOf` counts. */
export const flow = (ask: Ask, book: string, window: Window, shape: Partial<Query>): Query => ({
  book,
  where: {},
  from: window.from,
  to: upTo(ask, window.to),
  knownAt: ask.asOf,
  deleted: ask.deleted,
  subjects: null,
  holders: ask.holders,
  by: [],
  perDay: false,
  perInstant: false,
  perSubject: false,
  ...shape
})

/** A question about everything up to an instant. */
export const snapshot = (ask: Ask, book: string, to: Instant.Instant, shape: Partial<Query>): Query => ({
  ...flow(ask, book, { from: Instant.MIN, to }, shape),
  from: null
})

/** The instant a "now" figure is taken at: after everything known. */
export const present = (ask: Ask): Instant.Instant => upTo(ask, Instant.MAX)

const upTo = (ask: Ask, to: Instant.Instant): Instant.Instant =>
  ask.asOf === null ? to : Instant.make(Math.min(to, ask.asOf + 1))

/** The wanted pipeline as a condition on a key. */
export const inPipeline = (ask: Ask): Selection["where"] =>
  ask.pipelineId === null ? {} : { pipeline: [ask.pipelineId] }

/** The pipeline a diagram of stages is about: the wanted one, else the default. */
export const diagramPipeline = (ask: Ask): Pipeline | undefined =>
  ask.pipelines.find((p) => p.id === ask.pipelineId) ??
  ask.pipelines.find((p) => p.isDefault) ??
  ask.pipelines[0]

/** The rates a snapshot at the end of the asked window, or now, is priced at. */
export const pricing = (ask: Ask, at: Instant.Instant): Pricing => ({
  base: ask.workspace.baseCurrency,
  rates: ask.workspace.rates,
  date: dayOf(ask.workspace.zone, Instant.make(Math.min(at, ask.asOf ?? ask.now)))
})

/**
 * The same question, record by record, for the currencies that have rates: those amounts are converted one by one (G6).
 *
 * Everything else of a snapshot is answered by stored sums, however many records there are.
 */
export const eachRated = (ask: Ask, query: Query): Query => ({
  ...query,
  where: { ...query.where, currency: [...rated(ask)].sort() },
  perSubject: true
})

/** A snapshot's balances from both questions: sums where no conversion is needed, records where it is. */
export const withRated = (
  ask: Ask,
  sums: ReadonlyArray<Balance>,
  records: ReadonlyArray<Balance>
): ReadonlyArray<Balance> => {
  const currencies = rated(ask)
  return [...sums.filter((b) => !currencies.has(b.key["currency"] ?? "")), ...records]
}

const rated = (ask: Ask): ReadonlySet<string> => new Set(ask.workspace.rates.map((rate) => rate.currency))

/** How a person is called in a reading. */
export const nameOfUser = (
  ask: Ask,
  id: string
): { readonly id: string; readonly name: string; readonly disabled: boolean } => {
  const user = ask.users.find((u) => u.id === id)
  return { id, name: user?.name ?? id, disabled: user?.disabled ?? false }
}
