/**
 * Which lines does the log show for an event? At least one, and more where one fact changed several things or linked two
 * records (E2, E5).
 *
 * Every fact has an entry here: one that is forgotten does not compile.
 */
import type { CatalogueFact } from "../catalogue/Catalogue.ts"
import type { ClientFact } from "../client/Client.ts"
import type { WorkspaceId } from "../identity/Id.ts"
import { type Fact, type FactTag, type ImportFact, type SubjectKind, subjectOf } from "./Event.ts"
import { dealRows } from "./dealRows.ts"
import { type ObjectKind, records, relinked, type Row, row } from "./Row.ts"
import { textOf, Value } from "./Value.ts"
import { workRows } from "./workRows.ts"

const { BaseMoney, Count, Day, People, Percent, Text, Word } = Value.cases

type Told<T extends FactTag> = Extract<Fact, { readonly _tag: T }>
type Rows = { readonly [T in FactTag]: (fact: Told<T>, workspaceId: string) => ReadonlyArray<Row> }

const count = (n: number, of: "rows" | "created" | "taken" | "widgets" | "people") => Count.make({ n, of })
const word = (set: "role" | "sight", of: string) => Word.make({ set, word: of })
const percent = (ratio: number | null) => (ratio === null ? null : Percent.make({ ratio }))
const clients = ({ of }: ClientFact, ids: ReadonlyArray<string>) =>
  records(ids.map((id) => ({ kind: of, id })))
const list = (all: ReadonlyArray<string>) => (all.length === 0 ? null : textOf(all.join(", ")))
const target = (measure: Told<"GoalSet">["measure"], to: number | null) =>
  to === null
    ? null
    : measure === "budget"
      ? BaseMoney.make({ amount: to })
      : Count.make({ n: to, of: "deals" })

const rowsByTag: Rows = {
  ...dealRows,
  ...workRows,

  EntryAdded: (fact) => [row(addedAs(fact), fact.kind, fact.id, { after: Text.make({ text: fact.name }) })],
  EntryRenamed: ({ from, id, kind, to }) => [
    row("EntryRenamed", kind, id, { before: textOf(from), after: textOf(to) })
  ],
  EntryArchived: ({ id, kind }) => [row("EntryArchived", kind, id)],

  PipelineAdded: ({ name, pipelineId }) => [
    row("PipelineAdded", "pipeline", pipelineId, { after: textOf(name) })
  ],
  PipelineRenamed: ({ from, pipelineId, to }) => [
    row("PipelineRenamed", "pipeline", pipelineId, { before: textOf(from), after: textOf(to) })
  ],
  StageAdded: ({ pipelineId, stage }) => [
    row("StageAdded", "pipeline", pipelineId, { after: textOf(stage.name) })
  ],
  StageRenamed: ({ from, pipelineId, to }) => [
    row("StageRenamed", "pipeline", pipelineId, { before: textOf(from), after: textOf(to) })
  ],
  StageProbabilityChanged: ({ from, pipelineId, stageId, to }) => [
    row("StageProbabilityChanged", "pipeline", pipelineId, {
      before: percent(from),
      after: percent(to),
      also: Value.cases.Stage.make({ pipelineId, stageId })
    })
  ],
  StagesReordered: ({ pipelineId }) => [row("StagesReordered", "pipeline", pipelineId)],
  StageArchived: ({ heirId, pipelineId, stageId }) => [
    row("StageArchived", "pipeline", pipelineId, {
      before: Value.cases.Stage.make({ pipelineId, stageId }),
      after: Value.cases.Stage.make({ pipelineId, stageId: heirId })
    })
  ],

  UserAdded: ({ role, userId }) => [row("UserAdded", "user", userId, { after: word("role", role) })],
  UserRoleChanged: ({ from, to, userId }) => [
    row("UserRoleChanged", "user", userId, { before: word("role", from), after: word("role", to) })
  ],
  UserSightChanged: ({ from, to, userId }) => [
    row("UserSightChanged", "user", userId, { before: word("sight", from), after: word("sight", to) })
  ],
  UserDisabled: ({ userId }) => [row("UserDisabled", "user", userId)],
  UserEnabled: ({ userId }) => [row("UserEnabled", "user", userId)],
  UserSeen: ({ userId }) => [row("UserSeen", "presence", userId)],

  WorkspaceOpened: ({ name }, workspaceId) => [
    row("WorkspaceOpened", "workspace", workspaceId, { after: textOf(name) })
  ],
  RateSet: ({ rate }, workspaceId) => [
    row("RateSet", "workspace", workspaceId, {
      after: Text.make({ text: `1 ${rate.currency} = ${String(rate.rate)}` }),
      also: Day.make({ date: rate.validFrom })
    })
  ],
  SettingsChanged: (_fact, workspaceId) => [row("SettingsChanged", "workspace", workspaceId)],

  ImportStarted: (fact) =>
    importRow("ImportStarted", fact, fact.rows === null ? null : count(fact.rows, "rows")),
  ImportFinished: (fact) => importRow("ImportFinished", fact, count(fact.created, "created")),
  ImportUndone: (fact) => importRow("ImportUndone", fact, count(fact.taken, "taken")),

  ClientAddressed: ({ clientId, from, of, to }) => {
    const { emails = [], phones = [] } = from ?? {}
    const changed = (before: ReadonlyArray<string>, after: ReadonlyArray<string>) =>
      list(before) !== null || list(after) !== null ? before.join() !== after.join() : false
    const both = [
      ...(changed(phones, to.phones)
        ? [row("PhoneChanged", of, clientId, { before: list(phones), after: list(to.phones) })]
        : []),
      ...(changed(emails, to.emails)
        ? [row("EmailChanged", of, clientId, { before: list(emails), after: list(to.emails) })]
        : [])
    ]
    return both.length === 0 ? [row("ClientAddressed", of, clientId)] : both
  },
  ClientLinked: ({ clientId, from, of, to }) => relinked({ kind: of, id: clientId }, "company", from, to),
  ClientMerged: (fact) => [
    row("ClientMerged", fact.of, fact.clientId, { after: clients(fact, [fact.into]) })
  ],
  ClientAbsorbed: (fact) => [
    row("ClientAbsorbed", fact.of, fact.clientId, { before: clients(fact, fact.absorbed) })
  ],
  ClientParted: (fact) => [
    row("ClientParted", fact.of, fact.clientId, { before: clients(fact, [fact.from]) })
  ],
  ClientReleased: (fact) => [
    row("ClientReleased", fact.of, fact.clientId, { after: clients(fact, fact.released) })
  ],

  DashboardSaved: (fact) => [
    row("DashboardSaved", "dashboard", fact.dashboardId, {
      after: count(fact.layout.length, "widgets")
    })
  ],
  DashboardTemplateApplied: (fact) => [
    row("DashboardTemplateApplied", "dashboard", fact.dashboardId, {
      after: count(fact.layout.length, "widgets"),
      also: count(fact.people, "people")
    })
  ],

  GoalSet: ({ from, goalId, measure, pipelineId, to }) => [
    row("GoalSet", "goal", goalId, {
      before: target(measure, from),
      after: target(measure, to),
      also: pipelineId === null ? null : Value.cases.Pipeline.make({ id: pipelineId })
    })
  ],
  GoalRemoved: ({ goalId }) => [row("GoalRemoved", "goal", goalId)],
  GoalRestored: ({ goalId }) => [row("GoalRestored", "goal", goalId)],

  TeamAdded: ({ members, teamId }) => [row("TeamAdded", "team", teamId, { after: people(members) })],
  TeamRenamed: ({ from, teamId, to }) => [
    row("TeamRenamed", "team", teamId, { before: textOf(from), after: textOf(to) })
  ],
  TeamMembersChanged: ({ from, teamId, to }) => [
    row("TeamMembersChanged", "team", teamId, { before: people(from), after: people(to) })
  ],
  TeamDissolved: ({ teamId }) => [row("TeamDissolved", "team", teamId)],
  TeamRestored: ({ teamId }) => [row("TeamRestored", "team", teamId)]
}

/** The lines of an event, that of its own record first. A fact that changed nothing one can see says only that it happened. */
export const rowsOf = (event: {
  readonly workspaceId: WorkspaceId
  readonly fact: Fact
}): ReadonlyArray<Row> => {
  const { fact, workspaceId } = event
  const told = (rowsByTag[fact._tag] as (fact: Fact, workspaceId: string) => ReadonlyArray<Row>)(
    fact,
    workspaceId
  )
  return told.length > 0 ? told : [row(fact._tag, objectOf(event).kind, objectOf(event).id)]
}

/** What an event is about, contacts, companies and entries of lists told apart. */
export const objectOf = (event: {
  readonly workspaceId: WorkspaceId
  readonly fact: Fact
}): { readonly kind: ObjectKind; readonly id: string } => {
  const { id, kind } = subjectOf(event)
  const { fact } = event
  if (kind === "client") return { kind: "of" in fact ? fact.of : "contact", id }
  if (kind === "catalogue") return { kind: "category" in fact || "kind" in fact ? fact.kind : "source", id }
  return { kind, id }
}

/** All kinds of facts there are. */
export const factTags = Object.keys(rowsByTag) as ReadonlyArray<FactTag>

/** The kind of record that a kind of fact is about. */
export const kindOfFact = (tag: FactTag): SubjectKind =>
  subjectOf({ workspaceId: "" as WorkspaceId, fact: { _tag: tag } as Fact }).kind

const people = (ids: ReadonlyArray<string>): Value | null => (ids.length === 0 ? null : People.make({ ids }))

const addedAs = ({ kind }: Extract<CatalogueFact, { readonly _tag: "EntryAdded" }>) =>
  kind === "contact" ? "ContactAdded" : kind === "company" ? "CompanyAdded" : "EntryAdded"

const importRow = (
  what: ImportFact["_tag"],
  { importId }: ImportFact,
  after: Value | null
): ReadonlyArray<Row> => [row(what, "import", importId, { after })]
