/** What is the history of the demo company, told up to `now`? A pure function of its seed. */
import type { Entry } from "@weir/domain/catalogue/Catalogue"
import { standard } from "@weir/domain/dashboard/standard"
import type { Deal } from "@weir/domain/deal/Deal"
import { DashboardId, WorkspaceId } from "@weir/domain/identity/Id"
import type { EventDraft } from "@weir/domain/log/Event"
import type { Pipeline } from "@weir/domain/pipeline/Pipeline"
import { dayOf, fromLocal, startOfDay } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import type { User } from "@weir/domain/user/User"
import { type Workspace, WorkspaceFact } from "@weir/domain/workspace/Workspace"
import { company as found, foreign, profile } from "./company.ts"
import { agenda, foundTwice } from "./errands.ts"
import { dealStory } from "./dealStory.ts"
import { liveDay } from "./lastDays.ts"
import type { Setting } from "./opening.ts"
import { customs } from "./customs.ts"
import * as Diary from "./Diary.ts"
import { beats } from "./presence.ts"
import { workOf } from "./work.ts"
import * as Random from "./Random.ts"
import * as Recorder from "./Recorder.ts"
import { busyness, momentOf } from "./rhythm.ts"

export interface Wanted {
  /** Any whole number; the same one tells the same story. */
  readonly seed: number
  /** The last moment of the story: nothing happens after it. */
  readonly now: Instant.Instant
  /** Days of history before today; 425 (fourteen months) unless told. At least 60. */
  readonly days?: number
  /** Roughly how many deals; 750 unless told. */
  readonly deals?: number
}

export interface Demo {
  readonly workspace: Workspace
  readonly users: ReadonlyArray<User>
  readonly pipelines: ReadonlyArray<Pipeline>
  readonly catalogue: ReadonlyArray<Entry>
  readonly deals: ReadonlyArray<Deal>
  /** In the order they happened; recorded when they happened. */
  readonly events: ReadonlyArray<EventDraft>
}

/** The addresses of those who may sign in, an admin and a manager. Their passwords are not part of the story. */
export const guests = (): ReadonlyArray<string> =>
  found(Random.make(0))
    .people.slice(0, 2)
    .map(({ email }) => email)

export const generate = ({ days = 425, deals = 750, now, seed }: Wanted): Demo => {
  const random = Random.make(seed)
  const { zone } = profile
  const company = found(random)
  const today = dayOf(zone, now)
  const first = LocalDate.addDays(today, -days)
  const at = (date: LocalDate.LocalDate, hour: number, minute = 0): Instant.Instant =>
    fromLocal(zone, { date, hour, minute, second: 0 }).instant
  const lastQuiet = LocalDate.addDays(today, -2)
  const leaves = at(LocalDate.addDays(today, -45), 17, 30)
  const [admin, ...others] = company.people
  if (admin === undefined) throw new Error("the company has no people")

  const opened = WorkspaceFact.cases.WorkspaceOpened.make({ ...profile, demo: true })
  // A stream of its own for each part, so that one may tell more without changing the other.
  const recorder = Recorder.make(Random.make(seed + 1), WorkspaceId.make(random.uuid()), opened, at(first, 8))
  const doing = (
    when: Instant.Instant,
    orders: ReadonlyArray<Recorder.Order>,
    cause: Recorder.Step["cause"] = "user"
  ): Recorder.Step => ({ at: when, by: admin.id, cause, orders })
  recorder.perform(
    doing(
      at(first, 8, 1),
      company.people.map(({ email, id, name, role }) => ({ _tag: "AddUser", userId: id, name, email, role }))
    )
  )
  recorder.perform(
    doing(
      at(first, 8, 5),
      [company.direct, company.partners].map(({ id, lossReasonRequired, name, stages }) => ({
        _tag: "AddPipeline",
        pipelineId: id,
        name,
        stages,
        lossReasonRequired
      }))
    )
  )
  recorder.perform(
    doing(at(first, 8, 10), [
      ...company.sources.map(
        ({ category, id, name }) => ({ _tag: "AddEntry", kind: "source", id, name, category }) as const
      ),
      ...company.reasons.map(
        ({ id, name }) => ({ _tag: "AddEntry", kind: "lossReason", id, name, category: null }) as const
      ),
      ...company.products.map(
        ({ id, name }) => ({ _tag: "AddEntry", kind: "product", id, name, category: null }) as const
      )
    ])
  )

  const work = Random.make(seed + 2)
  const custom = customs(work, company)
  recorder.perform(doing(at(first, 8, 12), custom.first))
  recorder.perform(
    doing(at(first, 8, 15), [
      {
        _tag: "ApplyDashboard",
        dashboardId: DashboardId.make(recorder.states.workspace.id),
        byId: admin.id,
        ...standard,
        locked: false,
        people: company.people.length
      }
    ])
  )
  const setting: Setting = {
    random,
    zone,
    company,
    seller: (when) =>
      random.weighted(
        company.people.filter((p) => !(p.leaves && when >= leaves)).map((p) => [p.id, p.sells] as const)
      )
  }
  const working: Setting = { ...setting, random: work }
  const diary = Diary.make(recorder, workOf(working))
  const here = company.people.slice(0, 6).map(({ id }) => id)
  for (const beat of beats(working, here, LocalDate.addDays(today, -10), today)) diary.intend(beat)
  const steps = [
    ...months(first, today).map((date) => doing(at(date, 8, 20), custom.goals(date))),
    ...monthlyRates(random, first, today).map(({ date, rate }) =>
      doing(at(date, 8, 15), [{ _tag: "SetRate", rate }])
    ),
    ...arrivals(random, first, lastQuiet, deals).flatMap((when) => dealStory(setting, when))
  ].filter((step) => step.at < startOfDay(zone, LocalDate.addDays(today, -1)))
  const leaver = others.find((p) => p.leaves)
  // Some deals are left with the person who went: the console has to show what that looks like.
  const forsaken = new Set<string>()
  let left = false
  const goodbye = () => {
    left = true
    if (leaver === undefined) return
    const held = [...recorder.states.deals.values()].filter(
      (d) => d.ownerId === leaver.id && d.closing === null && d.deletedAt === null
    )
    for (const deal of held.slice(-4)) forsaken.add(deal.id)
    const heirs = new Map(held.slice(0, -4).map((deal) => [deal.id as string, setting.seller(leaves)]))
    const tasks = [...recorder.states.records.activity.values()].filter(
      (task) => task.ownerId === leaver.id && task.completion === null
    )
    recorder.perform(
      doing(
        leaves,
        [
          ...held.flatMap(({ id }): Recorder.Order | [] => {
            const to = heirs.get(id)
            return to === undefined ? [] : { _tag: "ChangeOwner", dealId: id, to }
          }),
          ...tasks.flatMap(({ bindings, id }): Recorder.Order | [] => {
            const to = heirs.get(bindings.find(({ kind }) => kind === "deal")?.id ?? "")
            return to === undefined ? [] : { _tag: "ReassignActivity", activityId: id, to }
          })
        ],
        "admin"
      )
    )
    recorder.perform(doing(leaves, [{ _tag: "DisableUser", userId: leaver.id }]))
  }
  diary.intend(foundTwice(working, at(LocalDate.addDays(today, -30), 11, 20), admin.id))
  for (const step of steps.toSorted((a, b) => a.at - b.at)) {
    if (!left && step.at >= leaves) {
      diary.until(leaves)
      goodbye()
    }
    if (step.orders.some((order) => "dealId" in order && forsaken.has(order.dealId))) continue
    diary.perform(left && step.by === leaver?.id ? { ...step, by: setting.seller(step.at) } : step)
  }
  for (const [date, reopens] of [
    [LocalDate.addDays(today, -1), true],
    [today, false]
  ] as const) {
    const end = Instant.make(startOfDay(zone, LocalDate.addDays(date, 1)) - 1)
    const latest = end < now ? end : now
    const begins = startOfDay(zone, date)
    for (const { rate } of monthlyRates(random, date, date))
      diary.perform(doing(begins, [{ _tag: "SetRate", rate }]))
    for (const one of agenda(working, recorder.states, begins)) diary.intend(one)
    liveDay(setting, recorder, diary, { date, atWork: LocalDate.weekday(date) < 6, reopens, latest })
  }

  const { states } = recorder
  return {
    workspace: states.workspace,
    users: [...states.users.values()],
    pipelines: [...states.pipelines.values()],
    catalogue: [...states.catalogue.values()],
    deals: [...states.deals.values()],
    events: recorder.events
  }
}

/** The rates of the company's first day and of each first of a month between two days. */
const monthlyRates = (random: Random.Random, first: LocalDate.LocalDate, last: LocalDate.LocalDate) =>
  datesOf(first, last)
    .filter((date) => LocalDate.parts(date).day === 1 || (date === first && date !== last))
    .flatMap((date) =>
      foreign.map(({ around, currency }) => ({
        date,
        rate: { currency, validFrom: date, rate: (around * random.spread(0.012)).toFixed(4) }
      }))
    )

/** The first of every month between two days, and the first day itself. */
const months = (first: LocalDate.LocalDate, last: LocalDate.LocalDate): ReadonlyArray<LocalDate.LocalDate> =>
  datesOf(first, last).filter((date) => LocalDate.parts(date).day === 1 || date === first)

const arrivals = (
  random: Random.Random,
  first: LocalDate.LocalDate,
  last: LocalDate.LocalDate,
  deals: number
): ReadonlyArray<Instant.Instant> => {
  const dates = datesOf(first, last)
  const weights = dates.map((date, i) => busyness(date, i / dates.length))
  const perWeight = deals / weights.reduce((sum, w) => sum + w, 0)
  return dates.flatMap((date, i) =>
    Array.from({ length: random.count((weights[i] ?? 0) * perWeight) }, () =>
      momentOf(random, profile.zone, date)
    )
  )
}

const datesOf = (first: LocalDate.LocalDate, last: LocalDate.LocalDate): ReadonlyArray<LocalDate.LocalDate> =>
  Array.from({ length: LocalDate.diffDays(first, last) + 1 }, (_, i) => LocalDate.addDays(first, i))
