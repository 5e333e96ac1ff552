/** How is a golden vector told? As a day book: who did what when, each line one command that the core decides on. */
import type { DealCommand } from "@weir/domain/deal/DealCommand"
import {
  CompanyId,
  ContactId,
  DealId,
  PipelineId,
  ROBOT,
  SourceId,
  StageId,
  UserId,
  WorkspaceId
} from "@weir/domain/identity/Id"
import type { Event, Fact } from "@weir/domain/log/Event"
import * as Currency from "@weir/domain/money/Currency"
import type { StageKind } from "@weir/domain/pipeline/Pipeline"
import { PipelineFact } from "@weir/domain/pipeline/PipelineDecision"
import { CatalogueFact } from "@weir/domain/catalogue/Catalogue"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import * as Zone from "@weir/domain/time/Zone"
import { UserFact } from "@weir/domain/user/User"
import { WorkspaceFact } from "@weir/domain/workspace/Workspace"
import { newStage } from "@weir/domain/workbook/Stage"
import type { CallLine } from "@weir/domain/metrics/lines/CallLine"
import type { ClientLine } from "@weir/domain/metrics/lines/ClientLine"
import type { NoteLine } from "@weir/domain/metrics/lines/NoteLine"
import type { PeopleLine } from "@weir/domain/metrics/lines/PeopleLine"
import type { PipelineLine } from "@weir/domain/metrics/lines/PipelineLine"
import type { TalkLine } from "@weir/domain/metrics/lines/TalkLine"
import type { TaskLine } from "@weir/domain/metrics/lines/TaskLine"
import { commandOfRecord } from "./lines/lines.ts"

/** The id of a thing by its short name: the same name, the same id. */
export const idOf = (name: string): string => {
  const hex = [...name]
    .map((c) => (c.codePointAt(0) ?? 0).toString(16).padStart(2, "0"))
    .join("")
    .slice(0, 22)
    .padStart(22, "0")
  return `00000000-${hex.slice(0, 4)}-4${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10)}`
}

/** Money as one writes it: `usd(1500)` is 1500 dollars. */
const money = (code: string) => (amount: number) => ({
  amount: Math.round(amount * 10 ** Currency.exponent(Currency.make(code))),
  currency: Currency.make(code)
})
export const usd = money("USD")
export const eur = money("EUR")

/** One line: the instant, what is done, and to which deal. Names stand for ids. */
export type Line =
  | {
      readonly at: string
      readonly create: string
      readonly stage: string
      readonly pipeline?: string
      readonly budget?: ReturnType<typeof usd> | null
      readonly owner?: string
      readonly source?: string
      readonly contact?: string
      readonly company?: string
    }
  | { readonly at: string; readonly move: string; readonly to: string; readonly pipeline?: string }
  | { readonly at: string; readonly win: string }
  | { readonly at: string; readonly lose: string }
  | { readonly at: string; readonly budget: string; readonly is: ReturnType<typeof usd> | null }
  | { readonly at: string; readonly erase: string }
  | { readonly at: string; readonly give: string; readonly to: string }
  | TaskLine
  | NoteLine
  | CallLine
  | TalkLine
  | PeopleLine
  | PipelineLine
  | ClientLine

export interface Setting {
  readonly zone: string
  readonly base: string
  /** Names of stages by pipeline, with the kind of those that are not open. */
  readonly pipelines: Readonly<Record<string, Readonly<Record<string, StageKind>>>>
  readonly people: ReadonlyArray<string>
  readonly sources: ReadonlyArray<string>
  readonly contacts?: ReadonlyArray<string>
  readonly companies?: ReadonlyArray<string>
  readonly rates?: ReadonlyArray<{ readonly currency: string; readonly from: string; readonly rate: string }>
}

/** One pipeline, P: A, B, C, Won, Lost; one person; dollars; the zone of Greenwich. */
export const plain: Setting = {
  zone: "UTC",
  base: "USD",
  pipelines: { P: { A: "open", B: "open", C: "open", Won: "won", Lost: "lost" } },
  people: ["Ann"],
  sources: []
}

const founded = Instant.iso("2024-01-01T00:00:00Z")

/** The events of a story, recorded as they happened. A line that the core refuses is a mistake of the story. */
export const told = (setting: Setting, lines: ReadonlyArray<Line>): ReadonlyArray<Event> => {
  const stage = newStage(WorkspaceId.make(idOf("ws")))
  const said = (at: Instant.Instant) => ({
    at,
    recordedAt: at,
    actor: { kind: "user" as const, userId: ROBOT },
    cause: { kind: "user" as const }
  })
  const record = (at: Instant.Instant, fact: Fact): void => stage.tell([fact], said(at))
  const { base, companies = [], contacts = [], people, pipelines, rates = [], sources, zone } = setting
  record(
    founded,
    WorkspaceFact.cases.WorkspaceOpened.make({
      name: "Golden",
      zone: Zone.make(zone),
      weekStart: 1,
      baseCurrency: Currency.make(base),
      demo: false
    })
  )
  for (const { currency, from, rate } of rates) {
    record(
      founded,
      WorkspaceFact.cases.RateSet.make({
        rate: { currency: Currency.make(currency), validFrom: LocalDate.make(from), rate }
      })
    )
  }
  for (const name of people)
    record(
      founded,
      UserFact.cases.UserAdded.make({ userId: UserId.make(idOf(name)), name, email: null, role: "manager" })
    )
  for (const name of sources)
    record(
      founded,
      CatalogueFact.cases.EntryAdded.make({ id: idOf(name), kind: "source", name, category: "other" })
    )
  for (const [kind, names] of [
    ["contact", contacts],
    ["company", companies]
  ] as const)
    for (const name of names)
      record(founded, CatalogueFact.cases.EntryAdded.make({ id: idOf(name), kind, name, category: null }))
  for (const [i, [name, stages]] of Object.entries(pipelines).entries()) {
    record(
      founded,
      PipelineFact.cases.PipelineAdded.make({
        pipelineId: PipelineId.make(idOf(name)),
        name,
        lossReasonRequired: false,
        isDefault: i === 0,
        stages: Object.entries(stages).map(([stage, kind]) => ({
          id: StageId.make(idOf(stage)),
          name: stage,
          kind,
          color: "#5a48d6",
          archived: false
        }))
      })
    )
  }
  for (const [i, line] of lines.entries()) {
    const scene = {
      state: stage.state,
      idOf,
      somebody: people[0] ?? "",
      line: i,
      base: money(base)
    }
    const command = commandOfRecord(line, scene) ?? commandOf(line as DealLine, setting)
    const refusal = stage.enact({ command, ...said(Instant.iso(line.at)) })
    if (refusal !== null) throw new Error(`line ${i + 1} was refused: ${JSON.stringify(refusal)}`)
  }
  return stage.events
}

type DealLine = Exclude<
  Line,
  TaskLine | NoteLine | CallLine | TalkLine | PeopleLine | PipelineLine | ClientLine
>

const commandOf = (line: DealLine, { people, pipelines }: Setting): DealCommand => {
  const [first = ""] = Object.keys(pipelines)
  const deal = (name: string) => DealId.make(idOf(name))
  const pipelineId = (name = first) => PipelineId.make(idOf(name))
  const stageId = (name: string) => StageId.make(idOf(name))
  if ("create" in line) {
    const { budget = null, company, contact, create, owner = people[0] ?? "", pipeline, source, stage } = line
    return {
      _tag: "CreateDeal",
      dealId: deal(create),
      externalId: null,
      title: create,
      companyId: company === undefined ? null : CompanyId.make(idOf(company)),
      contactId: contact === undefined ? null : ContactId.make(idOf(contact)),
      productId: null,
      fields: {},
      pipelineId: pipelineId(pipeline),
      stageId: stageId(stage),
      budget,
      ownerId: owner === "Robot" ? ROBOT : UserId.make(idOf(owner)),
      sourceId: source === undefined ? null : SourceId.make(idOf(source)),
      lossReasonId: null
    }
  }
  if ("move" in line)
    return {
      _tag: "MoveDeal",
      dealId: deal(line.move),
      pipelineId: pipelineId(line.pipeline),
      stageId: stageId(line.to),
      lossReasonId: null
    }
  if ("win" in line) return { _tag: "WinDeal", dealId: deal(line.win) }
  if ("lose" in line) return { _tag: "LoseDeal", dealId: deal(line.lose), stageId: null, lossReasonId: null }
  if ("erase" in line) return { _tag: "DeleteDeal", dealId: deal(line.erase) }
  if ("give" in line) return { _tag: "ChangeOwner", dealId: deal(line.give), to: UserId.make(idOf(line.to)) }
  return { _tag: "ChangeBudget", dealId: deal(line.budget), to: line.is }
}
