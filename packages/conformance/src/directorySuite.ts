/** What must a directory do? Say what a workspace consists of, as of a place in its log. */
import { assert } from "@effect/vitest"
import { Directory } from "@weir/application/ports/Directory"
import { Journal } from "@weir/application/ports/Journal"
import { CatalogueCommand } from "@weir/domain/catalogue/Catalogue"
import { PipelineId, StageId, TeamId, UserId } from "@weir/domain/identity/Id"
import { PipelineCommand } from "@weir/domain/pipeline/PipelineDecision"
import { TeamCommand } from "@weir/domain/team/Team"
import { UserCommand } from "@weir/domain/user/User"
import { histories } from "@weir/specs/histories/histories"
import { Effect } from "effect"
import { dump } from "./dump.ts"
import { commitOf, creation, newWorkspaceId, openOffice, store } from "./office.ts"
import { run, type Suite } from "./suite.ts"

const byId = <A extends { readonly id: string }>(records: Iterable<A>): ReadonlyArray<A> =>
  [...records].sort((a, b) => (a.id < b.id ? -1 : 1))

export const directory: Suite = {
  title: "Directory",
  laws: ({ law, runs, test }) => {
    law(
      "says what the log made of the workspace, its people, pipelines, lists, teams and goals",
      histories(),
      Math.ceil(runs / 2),
      (history) =>
        Effect.gen(function* () {
          const { events, state, workspaceId } = yield* store(history)
          const found = yield* (yield* Directory).get(workspaceId)
          assert.deepStrictEqual(found.workspace, state.workspace)
          assert.sameDeepMembers([...found.users], [...state.users.values()])
          assert.deepStrictEqual(found.pipelines, [...state.pipelines.values()])
          const lists = [...state.catalogue.values()].filter(
            ({ kind }) => kind === "source" || kind === "lossReason" || kind === "activityType"
          )
          assert.sameDeepMembers([...found.lists], lists)
          assert.deepStrictEqual(found.teams, byId(state.records.team.values()))
          assert.deepStrictEqual(found.goals, byId(state.records.goal.values()))
          assert.strictEqual(found.seq, events.length)
        })
    )

    test("what was decided before its last change is refused and changes nothing; what others write does not matter", () =>
      Effect.gen(function* () {
        const journal = yield* Journal
        const office = yield* openOffice()
        const place = Effect.map((yield* Directory).get(office.workspaceId), ({ seq }) => seq)
        const changes = [
          UserCommand.cases.AddUser.make({
            userId: UserId.make(crypto.randomUUID()),
            name: "Zoe",
            email: null,
            role: "manager"
          }),
          PipelineCommand.cases.RenamePipeline.make({ pipelineId: office.pipeline.id, to: "Another" }),
          CatalogueCommand.cases.AddEntry.make({
            id: crypto.randomUUID(),
            kind: "source",
            name: "Fair of spring",
            category: null
          }),
          TeamCommand.cases.AddTeam.make({
            teamId: TeamId.make(crypto.randomUUID()),
            name: "North",
            members: []
          })
        ]
        for (const [i, change] of changes.entries()) {
          const n = i * 10
          const before = yield* place
          yield* journal.commit(commitOf(office.ask(creation(office, n))))
          yield* journal.commit({ ...commitOf(office.ask(creation(office, n + 1))), decidedOn: before })
          const { seq: at } = yield* journal.commit(commitOf(office.ask(change)))
          const late = commitOf(office.ask(creation(office, n + 2)))
          const stored = yield* dump(office.workspaceId)
          const refused = yield* Effect.flip(journal.commit({ ...late, decidedOn: before }))
          assert.deepInclude(refused, { _tag: "DirectoryChanged", at }, change._tag)
          assert.deepStrictEqual(yield* dump(office.workspaceId), stored)
          yield* journal.commit({ ...late, decidedOn: at })
          yield* journal.commit({ ...commitOf(office.ask(creation(office, n + 3))), decidedOn: at })
        }
      }))

    test("people come by name, pipelines in the order they were added", () =>
      Effect.gen(function* () {
        const journal = yield* Journal
        const office = yield* openOffice()
        for (const name of ["Zoe", "Carl", "Bea"]) {
          yield* journal.commit(
            commitOf(
              office.ask(
                UserCommand.cases.AddUser.make({
                  userId: UserId.make(crypto.randomUUID()),
                  name,
                  email: null,
                  role: "manager"
                })
              )
            )
          )
        }
        for (const name of ["Zebra", "Ape", "Mole"]) {
          const stages = (["open", "won", "lost"] as const).map((kind) => ({
            id: StageId.make(crypto.randomUUID()),
            name: kind,
            kind,
            color: "#123456"
          }))
          yield* journal.commit(
            commitOf(
              office.ask(
                PipelineCommand.cases.AddPipeline.make({
                  pipelineId: PipelineId.make(crypto.randomUUID()),
                  name,
                  stages,
                  lossReasonRequired: false
                })
              )
            )
          )
        }
        yield* journal.commit(
          commitOf(
            office.ask(
              PipelineCommand.cases.RenamePipeline.make({ pipelineId: office.pipeline.id, to: "Zulu" })
            )
          )
        )
        const found = yield* (yield* Directory).get(office.workspaceId)
        const latin = found.users.map(({ name }) => name).filter((name) => /^[A-Z][a-z]+$/.test(name))
        assert.deepStrictEqual(latin, ["Ana", "Bea", "Carl", "Zoe"])
        assert.deepStrictEqual(
          found.pipelines.map(({ name }) => name),
          ["Zulu", "Partners", "Zebra", "Ape", "Mole"]
        )
      }))

    test("lists every workspace, and finds none that was never opened", () =>
      Effect.gen(function* () {
        const directory = yield* Directory
        const [one, two] = [yield* openOffice(), yield* openOffice()]
        const known = (yield* directory.workspaces).map(({ id }) => id)
        assert.includeMembers(known, [one.workspaceId, two.workspaceId])
        assert.strictEqual(new Set(known).size, known.length)
        const id = newWorkspaceId()
        assert.deepInclude(yield* Effect.flip(directory.get(id)), { _tag: "WorkspaceNotFound", id })
      }))
  }
}

/** Holds an adapter to the laws of the directory. */
export const directorySuite = run(directory)
