/** What does an act make happen in a workspace? Decided by the core's own decisions, or refused by them. */
import { answeredBy, answers } from "../call/Call.ts"
import * as Catalogue from "../catalogue/Catalogue.ts"
import { DealCommand, MergeCommand } from "../deal/DealCommand.ts"
import { decide as decideDeal } from "../deal/DealDecision.ts"
import { decideMerge } from "../deal/DealMerge.ts"
import { evolve } from "../deal/evolve.ts"
import { rebinding, reboundOf, returning } from "../deal/mergePlan.ts"
import type { EntryKind } from "../catalogue/Catalogue.ts"
import { goingAlong } from "../file/Origin.ts"
import { type DealId, ROBOT } from "../identity/Id.ts"
import type { Fact } from "../log/Event.ts"
import type { State } from "../log/replay.ts"
import * as Pipelines from "../pipeline/PipelineDecision.ts"
import * as Users from "../user/User.ts"
import { changeSettings, setRate } from "../workspace/Workspace.ts"
import type { Around } from "../record/Family.ts"
import {
  type AnyFamily,
  type CommandOf,
  familyOfCommand,
  recordKinds,
  type StateOf
} from "../record/families.ts"
import { placeOf } from "../record/names.ts"
import { Result, Schema } from "effect"
import type { Act, Command } from "./Act.ts"

/** Why an act was refused. */
export interface Refused {
  readonly _tag: string
}

type Facts = Result.Result<ReadonlyArray<Fact>, Refused>

const isDealCommand = Schema.is(DealCommand)
const isMergeCommand = Schema.is(MergeCommand)
const isPipelineCommand = Schema.is(Pipelines.PipelineCommand)
const isCatalogueCommand = Schema.is(Catalogue.CatalogueCommand)
const isUserCommand = Schema.is(Users.UserCommand)

/** The facts of an act on the state before it. Archiving a stage first moves the deals that stand there. */
export const perform = (state: State, { at, command }: Act): Facts => {
  if (command._tag === "NoteImport") return Result.succeed([command.fact])
  if (state.workspace === null) throw new Error("a history begins with the opening of its workspace")
  if (command._tag === "SetRate") return Result.map(setRate(state.workspace, command.rate), (fact) => [fact])
  if (command._tag === "ChangeSettings") return Result.succeed(changeSettings(state.workspace, command.to))
  const family = familyOfCommand(command._tag)
  if (family !== null) {
    const asked = command as CommandOf
    const own = state.records[family.kind] as ReadonlyMap<string, StateOf>
    const facts = family.decide(own.get(family.subjectOf(asked)) ?? null, asked, at, around(state, family))
    return Result.map(facts, (made) =>
      made.flatMap((fact) => [fact, ...goingAlong(fact, state.records.file.values())])
    )
  }
  if (isDealCommand(command))
    return decideDeal(state.deals.get(command.dealId) ?? null, command, at, around(state))
  if (isMergeCommand(command)) return merged(state, command, at)
  if (isUserCommand(command)) return Users.decide([...state.users.values()], command)
  if (isCatalogueCommand(command)) return decideEntry(state, command)
  if (!isPipelineCommand(command)) throw new Error(`nobody decides ${command._tag}`)
  const facts = Pipelines.decide([...state.pipelines.values()], command)
  return command._tag === "ArchiveStage"
    ? Result.flatMap(facts, (own) => withHeirs(state, command, at, own))
    : facts
}

/** Both deals, and the records of the one that goes over. */
const merged = (state: State, command: MergeCommand, at: Act["at"]): Facts =>
  Result.gen(function* () {
    const records = recordKinds.flatMap((kind): ReadonlyArray<StateOf> => [...state.records[kind].values()])
    const deal = (id: DealId) => state.deals.get(id)
    const moved: Array<Fact> = []
    if (command._tag === "MergeDeals") {
      const { dealId, loserId } = command
      const facts = yield* decideMerge(command, at, deal, reboundOf(records, loserId, dealId))
      if (facts.length === 0) return facts
      for (const one of rebinding(records, loserId, dealId))
        moved.push(...(yield* recordFacts(state, one, at)))
      return [...moved, ...facts]
    }
    const winner = state.deals.get(state.deals.get(command.dealId)?.mergedInto ?? command.dealId)
    const facts = yield* decideMerge(command, at, deal)
    const rebound = winner?.absorbed.find(({ dealId }) => dealId === command.dealId)?.rebound ?? []
    const deals = new Map(state.deals)
    for (const fact of facts) deals.set(fact.dealId, evolve(deals.get(fact.dealId) ?? null, fact, at))
    for (const one of returning(records, rebound, command.dealId, winner?.id ?? ""))
      moved.push(...(yield* recordFacts({ ...state, deals }, one, at)))
    return [...facts, ...moved]
  })

const recordFacts = (state: State, command: CommandOf, at: Act["at"]): Facts => {
  const family = familyOfCommand(command._tag)
  if (family === null) return Result.succeed([])
  const record = state.records[family.kind].get(family.subjectOf(command)) ?? null
  return family.decide(record, command, at, around(state, family))
}

const decideEntry = (state: State, command: Catalogue.CatalogueCommand): Facts => {
  const entries = [...state.catalogue.values()]
  const name = command._tag === "AddEntry" ? command.name : command._tag === "RenameEntry" ? command.to : null
  const namesake = entries.find(
    (e) =>
      e.kind === command.kind &&
      !e.archived &&
      e.id !== command.id &&
      name !== null &&
      Catalogue.folded(e.name) === Catalogue.folded(name)
  )
  return Catalogue.decide(state.catalogue.get(command.id) ?? null, namesake ?? null, command)
}

const withHeirs = (
  state: State,
  { heirId, pipelineId, stageId }: Extract<Command, { _tag: "ArchiveStage" }>,
  at: Act["at"],
  own: ReadonlyArray<Fact>
): Facts =>
  Result.gen(function* () {
    const moves: Array<Fact> = []
    for (const deal of state.deals.values()) {
      if (deal.place.stageId !== stageId || deal.deletedAt !== null) continue
      const lossReasonId = deal.closing?.lossReasonId ?? null
      const move = DealCommand.cases.MoveDeal.make({
        dealId: deal.id,
        pipelineId,
        stageId: heirId,
        lossReasonId
      })
      moves.push(...(yield* decideDeal(deal, move, at, around(state))))
    }
    return [...moves, ...own]
  })

/** What a decision may look at, in a workspace in memory; keys are those of records of the family. */
export const around = (state: State, family?: AnyFamily): Around => {
  if (state.workspace === null) throw new Error("a history begins with the opening of its workspace")
  const knows = (kind: EntryKind, id: string) => state.catalogue.get(id)?.kind === kind
  return {
    workspace: state.workspace,
    pipeline: (id) => state.pipelines.get(id),
    user: (id) => (id === ROBOT ? Users.robot : state.users.get(id)),
    knows,
    deal: (id) => state.deals.get(id),
    has: (kind, id) => (kind === "deal" ? state.deals.get(id)?.deletedAt === null : knows(kind, id)),
    client: (id) => state.records.client.get(id),
    whole: ({ id, kind }) => state.records[kind].get(id),
    team: (id) => state.records.team.get(id),
    holderOfKey: (key) =>
      family === undefined
        ? null
        : ([...state.records[family.kind].values()].find((record) => family.placed(record).key === key) ??
          null),
    holderOfName: (name) => {
      const id = family === undefined ? undefined : state.names.get(placeOf(family.kind, name))
      return family === undefined || id === undefined ? null : (state.records[family.kind].get(id) ?? null)
    },
    waitingCalls: (calling) => [...state.records.call.values()].filter((call) => answeredBy(calling, call)),
    callsBack: (called) => [...state.records.call.values()].filter((call) => answers(called, call))
  }
}
