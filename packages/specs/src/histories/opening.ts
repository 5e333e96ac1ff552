/** With what does the workspace of a history begin? Two pipelines, people, lists, and currencies with and without rates. */
import { CatalogueCommand, type EntryKind } from "@weir/domain/catalogue/Catalogue"
import { ClientCommand } from "@weir/domain/client/Client"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import { GoalCommand, type GoalScope } from "@weir/domain/goal/Goal"
import { CallCommand } from "@weir/domain/call/CallCommand"
import {
  CallId,
  CompanyId,
  ContactId,
  DealId,
  GoalId,
  PipelineId,
  StageId,
  TeamId,
  UserId
} from "@weir/domain/identity/Id"
import * as Currency from "@weir/domain/money/Currency"
import type { StageKind } from "@weir/domain/pipeline/Pipeline"
import { PipelineCommand } from "@weir/domain/pipeline/PipelineDecision"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import * as Zone from "@weir/domain/time/Zone"
import { PresenceCommand } from "@weir/domain/presence/Presence"
import { TeamCommand } from "@weir/domain/team/Team"
import { UserCommand } from "@weir/domain/user/User"
import * as fc from "fast-check"
import type { Act, Command } from "@weir/domain/workbook/Act"
import { firstTasks } from "./firstTasks.ts"
import { firstSettings, firstTalks } from "./firstTalks.ts"
import type { History } from "./History.ts"
import { id } from "@weir/domain/workbook/ids"

/** Workspaces whose days are told apart: clocks that are turned, zones far from UTC, the beginnings of years, and a month that has time. */
export const openings: fc.Arbitrary<History["opening"]> = fc.record({
  name: fc.constantFrom("Weir & Söhne", "水車 🌊", "x"),
  zone: fc
    .constantFrom(
      "UTC",
      "Europe/Berlin",
      "America/Sao_Paulo",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "Pacific/Kiritimati"
    )
    .map(Zone.make),
  weekStart: fc.constantFrom(1, 6, 7),
  baseCurrency: fc.constant(Currency.make("EUR")),
  demo: fc.boolean(),
  at: fc
    .constantFrom(
      "2024-05-06T08:00:00Z",
      "2024-03-28T22:30:00Z",
      "2024-10-25T12:00:00Z",
      "2024-02-28T02:30:00Z",
      "2023-12-30T18:14:59.999Z"
    )
    .map(Instant.iso)
})

const stage = (n: number, name: string, kind: StageKind) => ({
  id: StageId.make(id("stage", n)),
  name,
  kind,
  color: "#5a48d6"
})

const entry = (n: number, kind: EntryKind, name: string): Command =>
  CatalogueCommand.cases.AddEntry.make({
    id: id("entry", n),
    kind,
    name,
    category: kind === "source" ? "webform" : null
  })

const person = (n: number, name: string, role: "admin" | "manager"): Command =>
  UserCommand.cases.AddUser.make({
    userId: UserId.make(id("user", n)),
    name,
    email: `u${n}@example.com`,
    role
  })

const commands = (date: LocalDate.LocalDate): ReadonlyArray<Command> => [
  { _tag: "SetRate", rate: { currency: Currency.make("USD"), validFrom: date, rate: "0.925" } },
  {
    _tag: "SetRate",
    rate: { currency: Currency.make("JPY"), validFrom: LocalDate.addDays(date, 3), rate: "0.0061" }
  },
  person(0, "Ana", "admin"),
  person(1, "Björn", "manager"),
  person(2, "Чарли", "manager"),
  // Two who do not see everything: one their own, one that of a team.
  UserCommand.cases.ChangeSight.make({ userId: UserId.make(id("user", 1)), to: "own" }),
  UserCommand.cases.ChangeSight.make({ userId: UserId.make(id("user", 2)), to: "team" }),
  TeamCommand.cases.AddTeam.make({
    teamId: TeamId.make(id("team", 0)),
    name: "North",
    members: [0, 2].map((n) => UserId.make(id("user", n)))
  }),
  PipelineCommand.cases.AddPipeline.make({
    pipelineId: PipelineId.make(id("pipeline", 0)),
    name: "Sales",
    lossReasonRequired: false,
    stages: [
      stage(0, "Incoming", "incoming"),
      stage(1, "New", "open"),
      stage(2, "Talks", "open"),
      stage(3, "Offer", "open"),
      stage(4, "Won", "won"),
      stage(5, "Lost", "lost"),
      stage(6, "Not now", "lost")
    ]
  }),
  PipelineCommand.cases.AddPipeline.make({
    pipelineId: PipelineId.make(id("pipeline", 1)),
    name: "Partners",
    lossReasonRequired: true,
    stages: [
      stage(7, "First", "open"),
      stage(8, "Second", "open"),
      stage(9, "Signed", "won"),
      stage(10, "Gone", "lost")
    ]
  }),
  entry(0, "source", "Web"),
  entry(1, "source", "Phone"),
  entry(2, "lossReason", "Price"),
  entry(3, "lossReason", "Silence"),
  entry(4, "company", "Ölmühle GmbH"),
  entry(5, "contact", "Dora"),
  entry(6, "product", "Wheel"),
  entry(7, "contact", "Emil"),
  entry(8, "company", "Sägewerk & Co"),
  entry(9, "contact", "Fátima"),
  entry(10, "activityType", "Visit"),
  ClientCommand.cases.LinkClient.make({
    clientId: id("entry", 7),
    of: "contact",
    to: CompanyId.make(id("entry", 8))
  })
]

/** What Ana has sold by then: wins, goals and what follows from them are there from the beginning, to be lost, reopened or deleted. */
const firstSale = DealCommand.cases.CreateDeal.make({
  dealId: DealId.make(id("deal", 0)),
  externalId: null,
  title: "First mill",
  companyId: null,
  contactId: ContactId.make(id("entry", 5)),
  productId: null,
  fields: {},
  pipelineId: PipelineId.make(id("pipeline", 0)),
  stageId: StageId.make(id("stage", 4)),
  budget: { amount: 150_000, currency: Currency.make("EUR") },
  ownerId: UserId.make(id("user", 0)),
  sourceId: null,
  lossReasonId: null
})

/** The client was thanked at once. */
const firstThanks = (startedAt: Instant.Instant) =>
  CallCommand.cases.RecordCall.make({
    callId: CallId.make(id("call", 99_999)),
    provider: "sip",
    externalId: "thanks",
    direction: "out",
    outcome: "answered",
    startedAt,
    durationMs: 120_000,
    userId: UserId.make(id("user", 0)),
    phone: null,
    bindings: [{ kind: "deal", id: id("deal", 0) }]
  })

/** Goals for this month and the next: of everybody, of the team, and of two people. */
const goals = (date: LocalDate.LocalDate): ReadonlyArray<Command> =>
  [date, LocalDate.addMonths(date, 1)].flatMap((day, late) => {
    const user = (n: number): GoalScope => ({ of: "user", id: UserId.make(id("user", n)) })
    const team: GoalScope = { of: "team", id: TeamId.make(id("team", 0)) }
    const set = (
      n: number,
      scope: GoalScope,
      measure: "count" | "budget",
      target: number,
      pipeline: number | null = null
    ) =>
      GoalCommand.cases.SetGoal.make({
        goalId: GoalId.make(id("goal", 4 * late + n)),
        scope,
        pipelineId: pipeline === null ? null : PipelineId.make(id("pipeline", pipeline)),
        month: day.slice(0, 7),
        measure,
        target
      })
    return [
      set(0, { of: "workspace" }, "count", 3),
      set(1, team, "budget", 300_000),
      set(2, user(0), "budget", 120_000),
      set(3, user(1), "count", 2, 0)
    ]
  })

/** What every history begins with, right after the opening. Two people have been there for a minute or two. */
export const firstActs = (opening: History["opening"]): ReadonlyArray<Act> => {
  const { at } = opening
  const date = LocalDate.make(Instant.toIso(at).slice(0, 10))
  const act = (command: Command, ago = 0): Act => ({
    command,
    at: Instant.make(at - ago),
    recordedAt: at,
    cause: { kind: "user" },
    actor: { kind: "user", userId: UserId.make(id("user", 0)) }
  })
  const beat = (n: number, ago: number): Act =>
    act(
      PresenceCommand.cases.Beat.make({ userId: UserId.make(id("user", n)), window: "one", visible: true }),
      ago
    )
  return [
    ...commands(date).map((command) => act(command)),
    ...goals(date).map((command) => act(command)),
    act(firstSale),
    act(firstThanks(at)),
    act(firstSettings(opening)),
    ...firstTasks(at).map(({ ago, command }) => act(command, ago)),
    ...firstTalks(at).map(({ ago, command }) => act(command, ago)),
    beat(0, 90_000),
    beat(1, 80_000),
    beat(1, 25_000),
    beat(0, 60_000)
  ]
}
