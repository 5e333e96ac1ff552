// Which use cases write, and how is each one asked for? Each with what has to be there before, made anew for every try.
import { changeDeal } from "@weir/application/deal/changeDeal"
import { uuid } from "@weir/application/Ids"
import { changeRecord } from "@weir/application/record/changeRecord"
import type { ChangeOptions } from "@weir/application/change/once"
import { changeCatalogue } from "@weir/application/workspace/changeCatalogue"
import { changePipeline } from "@weir/application/workspace/changePipeline"
import { changeSettings } from "@weir/application/workspace/changeSettings"
import { changeUser } from "@weir/application/workspace/changeUser"
import { setRate } from "@weir/application/workspace/setRate"
import { saveMyDashboard } from "@weir/application/dashboard/saveMyDashboard"
import type { Services } from "@weir/api/Services"
import { standard } from "@weir/domain/dashboard/standard"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import { DealId, type PipelineId, StageId, UserId } from "@weir/domain/identity/Id"
import { Currency } from "@weir/domain/money/Currency"
import { LocalDate } from "@weir/domain/time/LocalDate"
import { Effect } from "effect"
import { importing, keepingAnImage, opening, rebuilding } from "./longerWork.ts"
import type { World } from "./world.ts"

/** What is asked for: the same again when it is run again. */
export type Asked = Effect.Effect<unknown, unknown, Services>

export interface UseCase {
  readonly name: string
  /** The files of the use case that write, in `packages/application/src`. */
  readonly files: ReadonlyArray<string>
  /** Makes what it needs and gives what is then asked for, under a key of its own where it takes one. */
  readonly prepare: (world: World) => Effect.Effect<Asked, unknown, Services>
  /** It takes several transactions, of which each happens or does not. */
  readonly inSteps?: true
  /** The refusal that says that it has been done already. */
  readonly over?: string
}

const once = Effect.map(uuid, (key): ChangeOptions => ({ once: { key: key as never, fingerprint: key } }))

const creation = ({ admin, pipeline }: World) =>
  Effect.map(uuid, (id) =>
    DealCommand.cases.CreateDeal.make({
      dealId: DealId.make(id),
      externalId: null,
      title: `Deal ${id}`,
      companyId: null,
      contactId: null,
      productId: null,
      fields: {},
      pipelineId: pipeline.id,
      stageId: pipeline.stages.find(({ kind }) => kind === "open")!.id,
      budget: { amount: 150_000, currency: Currency.make("EUR") },
      ownerId: admin,
      sourceId: null,
      lossReasonId: null
    })
  )

/** A deal with a task and a note. */
const furnished = (world: World) =>
  Effect.gen(function* () {
    const { admin, who } = world
    const deal = yield* changeDeal(who, yield* creation(world))
    const bindings = [{ kind: "deal" as const, id: deal.id }]
    yield* changeRecord(who, {
      _tag: "AddActivity",
      activityId: (yield* uuid) as never,
      type: { of: "task", typeId: null },
      direction: "none",
      text: "Call back" as never,
      due: { workingDays: 3 },
      ownerId: admin,
      bindings
    })
    yield* changeRecord(who, {
      _tag: "AddNote",
      noteId: (yield* uuid) as never,
      sort: "common",
      authorId: admin,
      text: "They like it dark" as never,
      bindings
    })
    return deal
  })

const newStages = Effect.gen(function* () {
  const stages = []
  for (const [name, kind] of [
    ["First", "open"],
    ["Second", "open"],
    ["Won", "won"],
    ["Lost", "lost"]
  ] as const)
    stages.push({ id: StageId.make(yield* uuid), name, kind, color: "#2f86c1" })
  return stages
})

const addPipeline = Effect.gen(function* () {
  const id = yield* uuid
  return {
    _tag: "AddPipeline" as const,
    pipelineId: id as PipelineId,
    name: `Pipeline ${id}`,
    stages: yield* newStages,
    lossReasonRequired: false
  }
})

const addUser = Effect.map(uuid, (id) => ({
  _tag: "AddUser" as const,
  userId: UserId.make(id),
  name: `Person ${id}`,
  email: null,
  role: "manager" as const
}))

export const useCases: ReadonlyArray<UseCase> = [
  {
    name: "create a deal",
    files: ["deal/changeDeal"],
    prepare: (world) =>
      Effect.gen(function* () {
        return changeDeal(world.who, yield* creation(world), yield* once)
      })
  },
  {
    name: "win a deal and complete its tasks",
    files: ["deal/changeDeal"],
    prepare: (world) =>
      Effect.gen(function* () {
        const { id } = yield* furnished(world)
        return changeDeal(world.who, { _tag: "WinDeal", dealId: id }, { ...(yield* once), tasks: "complete" })
      })
  },
  {
    name: "merge two deals with all that is bound to them",
    files: ["deal/changeDeal"],
    prepare: (world) =>
      Effect.gen(function* () {
        const [winner, loser] = [yield* furnished(world), yield* furnished(world)]
        return changeDeal(
          world.who,
          { _tag: "MergeDeals", dealId: winner.id, loserId: loser.id },
          yield* once
        )
      })
  },
  {
    name: "add a team",
    files: ["record/changeRecord"],
    prepare: ({ admin, who }) =>
      Effect.gen(function* () {
        const id = yield* uuid
        const command = {
          _tag: "AddTeam",
          teamId: id as never,
          name: `Team ${id}`,
          members: [admin]
        } as const
        return changeRecord(who, command as never, yield* once)
      })
  },
  {
    name: "save a dashboard",
    files: ["record/changeRecord"],
    prepare: ({ who }) =>
      Effect.gen(function* () {
        yield* saveMyDashboard(who, standard)
        return saveMyDashboard(who, { ...standard, layout: standard.layout.slice(1) }, yield* once)
      })
  },
  {
    name: "let somebody go and hand over their deals",
    files: ["workspace/changeUser"],
    prepare: (world) =>
      Effect.gen(function* () {
        const leaving = yield* changeUser(world.who, yield* addUser)
        yield* changeDeal(world.who, { ...(yield* creation(world)), ownerId: leaving.id })
        yield* changeDeal(world.who, { ...(yield* creation(world)), ownerId: leaving.id })
        return changeUser(world.who, { _tag: "DisableUser", userId: leaving.id }, world.admin, yield* once)
      })
  },
  {
    name: "archive a stage and move its deals",
    files: ["workspace/changePipeline"],
    prepare: (world) =>
      Effect.gen(function* () {
        const pipeline = yield* changePipeline(world.who, yield* addPipeline)
        const [first, second] = pipeline.stages
        const place = { pipelineId: pipeline.id, stageId: first!.id }
        yield* changeDeal(world.who, { ...(yield* creation(world)), ...place })
        yield* changeDeal(world.who, { ...(yield* creation(world)), ...place })
        return changePipeline(
          world.who,
          { _tag: "ArchiveStage", pipelineId: pipeline.id, stageId: first!.id, heirId: second!.id },
          yield* once
        )
      })
  },
  {
    name: "add a contact",
    files: ["workspace/changeCatalogue"],
    prepare: ({ who }) =>
      Effect.gen(function* () {
        const id = yield* uuid
        const command = {
          _tag: "AddEntry",
          id,
          kind: "contact",
          name: `Contact ${id}`,
          category: null
        } as const
        return changeCatalogue(who, command as never, yield* once)
      })
  },
  {
    name: "set a rate",
    files: ["workspace/setRate"],
    prepare: ({ who }) =>
      Effect.map(once, (options) =>
        setRate(
          who,
          { currency: Currency.make("USD"), validFrom: LocalDate.make("2026-01-01"), rate: "0.9" },
          options
        )
      )
  },
  {
    name: "change the settings",
    files: ["workspace/changeSettings"],
    prepare: ({ nextSettings, who }) =>
      Effect.map(once, (options) => changeSettings(who, nextSettings(), options))
  },
  ...importing,
  keepingAnImage,
  opening,
  rebuilding
]
