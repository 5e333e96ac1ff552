/** What if the workspace changes between a decision and its writing? It is decided again, on the workspace as it is by then. */
import { it } from "@effect/vitest"
import { CatalogueCommand, EntryId } from "@weir/domain/catalogue/Catalogue"
import type { DealCommand } from "@weir/domain/deal/DealCommand"
import { DealId, UserId } from "@weir/domain/identity/Id"
import type { Stage } from "@weir/domain/pipeline/Pipeline"
import { PipelineCommand } from "@weir/domain/pipeline/PipelineDecision"
import { layer as memory } from "@weir/memory/Memory"
import { Effect, Layer } from "effect"
import { assert, describe } from "vitest"
import { changeDeal } from "../deal/changeDeal.ts"
import { verify } from "../ledger/verify.ts"
import * as Feed from "../live/Feed.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory } from "../ports/Directory.ts"
import { Journal } from "../ports/Journal.ts"
import { halden } from "../testing/halden.ts"
import type { Who } from "../Who.ts"
import { changeCatalogue } from "../workspace/changeCatalogue.ts"
import { changePipeline } from "../workspace/changePipeline.ts"
import { changeUser } from "../workspace/changeUser.ts"

const world = Layer.mergeAll(memory, Feed.layer)
const sellerId = UserId.make("00000000-0000-4000-8000-00000000000a")
const dealId = DealId.make("00000000-0000-4000-8000-00000000000d")
const { AddEntry } = CatalogueCommand.cases
const webId = (n: number) => EntryId.make(`00000000-0000-4000-8000-0000000000e${n}`)
const web = (n: number) => AddEntry.make({ id: webId(n), kind: "source", name: "Web", category: null })

const company = Effect.gen(function* () {
  const { adminId, pipeline, who } = yield* halden
  yield* changeUser(who, { _tag: "AddUser", userId: sellerId, name: "Rui", email: null, role: "manager" })
  const [first, second, heir] = pipeline.stages.filter(({ kind }) => kind === "open")
  const create = ({ id }: Stage, ownerId: UserId): DealCommand => ({
    _tag: "CreateDeal",
    dealId,
    externalId: null,
    title: "Ravn Shipyard",
    companyId: null,
    contactId: null,
    productId: null,
    fields: {},
    pipelineId: pipeline.id,
    stageId: id,
    budget: null,
    ownerId,
    sourceId: null,
    lossReasonId: null
  })
  const archive = PipelineCommand.cases.ArchiveStage.make({
    pipelineId: pipeline.id,
    stageId: second!.id,
    heirId: heir!.id
  })
  const into = ({ id: stageId }: Stage): DealCommand => ({
    _tag: "MoveDeal",
    dealId,
    pipelineId: pipeline.id,
    stageId,
    lossReasonId: null
  })
  return { adminId, who, create, into, archive, first: first!, second: second!, heir: heir! }
})

/** Carries out `work`; when its decision is about to be written for the first time, somebody carries out `other` before that. */
const overtakenBy = <A, E, R, B, E2, R2>(work: Effect.Effect<A, E, R>, other: Effect.Effect<B, E2, R2>) =>
  Effect.gen(function* () {
    const journal = yield* Journal
    const owner = yield* Effect.context<R2>()
    let isFirst = true
    const slower = Journal.of({
      ...journal,
      commit: (commit) =>
        Effect.suspend(() => {
          if (!isFirst) return journal.commit(commit)
          isFirst = false
          return Effect.andThen(Effect.orDie(Effect.provide(other, owner)), journal.commit(commit))
        })
    })
    const done = yield* Effect.provideService(work, Journal, slower)
    assert.isFalse(isFirst, "nothing was written")
    return done
  })

const dealOf = (who: Who) => Effect.flatMap(Deals, (deals) => deals.get(who.workspaceId, dealId))

describe("what is decided on a workspace that changes", () => {
  it.effect("no deal gets into a stage that has been archived", () =>
    Effect.gen(function* () {
      const { adminId, archive, create, first, into, second, who } = yield* company
      yield* changeDeal(who, create(first, adminId))
      const refused = yield* Effect.flip(
        overtakenBy(changeDeal(who, into(second)), changePipeline(who, archive))
      )
      assert.strictEqual(refused._tag, "StageNotInPipeline")
      assert.strictEqual((yield* dealOf(who)).place.stageId, first.id)
    }).pipe(Effect.provide(world))
  )

  it.effect("a deal that gets into a stage while it is being archived follows the others", () =>
    Effect.gen(function* () {
      const { adminId, archive, create, first, heir, into, second, who } = yield* company
      yield* changeDeal(who, create(first, adminId))
      yield* overtakenBy(changePipeline(who, archive), changeDeal(who, into(second)))
      assert.strictEqual((yield* dealOf(who)).place.stageId, heir.id)
      assert.deepStrictEqual((yield* verify(who.workspaceId)).found, [])
    }).pipe(Effect.provide(world))
  )

  it.effect("of two sources of one name that are added at once, the second is refused", () =>
    Effect.gen(function* () {
      const { who } = yield* company
      const refused = yield* Effect.flip(
        overtakenBy(changeCatalogue(who, web(2)), changeCatalogue(who, web(1)))
      )
      assert.deepInclude(refused, { _tag: "NameTaken", by: webId(1) })
    }).pipe(Effect.provide(world))
  )

  it.effect("two administrators who take each other's rights at once leave one", () =>
    Effect.gen(function* () {
      const { adminId, who } = yield* company
      yield* changeUser(who, { _tag: "ChangeRole", userId: sellerId, to: "admin" })
      const seller: Who = { ...who, actor: { kind: "user", userId: sellerId } }
      const refused = yield* Effect.flip(
        overtakenBy(
          changeUser(who, { _tag: "ChangeRole", userId: sellerId, to: "manager" }),
          changeUser(seller, { _tag: "ChangeRole", userId: adminId, to: "manager" })
        )
      )
      assert.strictEqual(refused._tag, "LastAdmin")
    }).pipe(Effect.provide(world))
  )

  it.effect("nobody is given a deal who has been disabled", () =>
    Effect.gen(function* () {
      const { create, first, who } = yield* company
      const refused = yield* Effect.flip(
        overtakenBy(
          changeDeal(who, create(first, sellerId)),
          changeUser(who, { _tag: "DisableUser", userId: sellerId })
        )
      )
      assert.strictEqual(refused._tag, "UserIsDisabled")
    }).pipe(Effect.provide(world))
  )

  it.effect(
    "a deal that comes to somebody while they are being disabled goes to the heir, or to whoever disables them",
    () =>
      Effect.gen(function* () {
        const { adminId, create, first, who } = yield* company
        yield* overtakenBy(
          changeUser(who, { _tag: "DisableUser", userId: sellerId }),
          changeDeal(who, create(first, sellerId))
        )
        assert.strictEqual((yield* dealOf(who)).ownerId, adminId)
        assert.deepStrictEqual((yield* verify(who.workspaceId)).found, [])
      }).pipe(Effect.provide(world))
  )

  it.effect("a change that the workspace's does not touch goes through, of the version that was named", () =>
    Effect.gen(function* () {
      const { adminId, create, first, into, second, who } = yield* company
      yield* changeDeal(who, create(first, adminId))
      const seen = { deal: yield* dealOf(who), directory: yield* (yield* Directory).get(who.workspaceId) }
      const moved = yield* overtakenBy(
        changeDeal(who, into(second), { seen, expectedVersion: seen.deal.version }),
        changeCatalogue(who, web(1))
      )
      assert.strictEqual(moved.place.stageId, second.id)
      assert.strictEqual(moved.version, seen.deal.version + 1)
    }).pipe(Effect.provide(world))
  )
})
