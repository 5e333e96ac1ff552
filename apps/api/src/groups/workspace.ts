/** What there is to choose from, and the admin's changes of it. */
import type { Kept, Repeatable } from "@weir/application/change/once"
import { uuid } from "@weir/application/Ids"
import { Accounts } from "@weir/application/ports/Accounts"
import { Catalogue } from "@weir/application/ports/Catalogue"
import { Directory } from "@weir/application/ports/Directory"
import { changeCatalogue, keptEntry } from "@weir/application/workspace/changeCatalogue"
import { changePipeline, keptPipeline } from "@weir/application/workspace/changePipeline"
import { changeSettings, keptWorkspace } from "@weir/application/workspace/changeSettings"
import { changeUser, keptUser } from "@weir/application/workspace/changeUser"
import { setRate } from "@weir/application/workspace/setRate"
import type { Who } from "@weir/application/Who"
import { Api } from "@weir/contract/Api"
import { Person, type Workspace } from "@weir/contract/Workspace"
import { Entry, type EntryKind, type SourceCategory } from "@weir/domain/catalogue/Catalogue"
import { type CommandKey, PipelineId, ROBOT, StageId, UserId } from "@weir/domain/identity/Id"
import { Rate } from "@weir/domain/money/Rate"
import { Pipeline, type StageKind } from "@weir/domain/pipeline/Pipeline"
import { Settings } from "@weir/domain/workspace/Workspace"
import { robot, type User, type UserCommand } from "@weir/domain/user/User"
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { hashedNew } from "../auth/Passwords.ts"
import { Sessions } from "../auth/Sessions.ts"
import { who } from "../auth/who.ts"
import { keyOfRequest } from "../http/Once.ts"
import { answering } from "../http/problem.ts"
import type { Services } from "../Services.ts"
import { carriedOut } from "./repeats.ts"

/** The e-mail address is somebody's already. */
class EmailTaken extends Schema.TaggedError<EmailTaken>()(
  "EmailTaken",
  { field: Schema.Literal("email"), reason: Schema.String },
  { httpApiStatus: 409 }
) {}

/** Somebody who is to sign in needs both, an address and a password. */
class SignInIncomplete extends Schema.TaggedError<SignInIncomplete>()(
  "SignInIncomplete",
  { field: Schema.Literals(["email", "password"]), reason: Schema.String },
  { httpApiStatus: 422 }
) {}

const person = (user: User): Person => ({
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  sees: user.role === "admin" ? "all" : user.sees,
  disabled: user.disabled,
  robot: user.id === ROBOT
})

const colors: Readonly<Record<StageKind, string>> = {
  incoming: "#6a7385",
  open: "#2f86c1",
  won: "#1c8150",
  lost: "#b0304d"
}

export const workspaceGroup = HttpApiBuilder.group(
  Api,
  "workspace",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services | Sessions>()
    const answer = <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.provideContext(answering(work), services)
    interface Asked {
      readonly headers: { readonly "idempotency-key"?: CommandKey }
    }
    /** Carries out a change once and gives what came of it. */
    const changed = <A, E, R>(
      { headers }: Asked,
      kept: Kept<A>,
      work: (asking: Who, options: Repeatable) => Effect.Effect<A, E, R>,
      told?: string
    ) =>
      Effect.gen(function* () {
        const once = yield* keyOfRequest(headers["idempotency-key"], told)
        return yield* carriedOut(once, kept, work(yield* who, once === undefined ? {} : { once }))
      })
    const shown = <A, Wire>(schema: Schema.Codec<A, Wire>, value: A) =>
      HttpServerResponse.jsonUnsafe(Schema.encodeSync(schema)(value))
    const addEntry = (
      asked: Asked,
      kind: EntryKind,
      name: string,
      category: SourceCategory | null,
      given?: string
    ) =>
      answer(
        Effect.gen(function* () {
          const id = given ?? (yield* uuid)
          const entry = yield* changed(asked, keptEntry, (asking, options) =>
            changeCatalogue(asking, { _tag: "AddEntry", id, kind, name, category }, options)
          )
          return shown(Entry, entry)
        })
      )
    const changePerson = (asked: Asked, command: UserCommand) =>
      answer(
        Effect.gen(function* () {
          const user = yield* changed(asked, keptUser, (asking, options) =>
            changeUser(asking, command, null, options)
          )
          return shown(Person, person(user))
        })
      )
    return handlers.handleAll({
      read: () =>
        answering(
          Effect.gen(function* () {
            const { workspaceId } = yield* who
            const { lists, pipelines, seq, teams, users, workspace } = yield* (yield* Directory).get(
              workspaceId
            )
            const listed = (kind: EntryKind) => lists.filter((e) => e.kind === kind)
            const answer: Workspace = {
              ...workspace,
              users: [...users, robot].map(person),
              pipelines,
              sources: listed("source"),
              lossReasons: listed("lossReason"),
              activityTypes: listed("activityType"),
              teams: teams.filter((team) => team.deletedAt === null),
              seq
            }
            return answer
          })
        ).pipe(Effect.provideContext(services)),
      search: ({ params, query }) =>
        Effect.gen(function* () {
          const { workspaceId } = yield* who
          return {
            items: yield* (yield* Catalogue).search(
              workspaceId,
              params.kind,
              query.q ?? "",
              query.limit ?? 50
            )
          }
        }).pipe(Effect.provideContext(services)),
      addSource: (asked) => addEntry(asked, "source", asked.payload.name, asked.payload.category ?? "other"),
      addLossReason: (asked) => addEntry(asked, "lossReason", asked.payload.name, null),
      addActivityType: (asked) => addEntry(asked, "activityType", asked.payload.name, null),
      addEntry: (asked) => addEntry(asked, asked.params.kind, asked.payload.name, null, asked.payload.id),
      changeSettings: (asked) =>
        answer(
          Effect.gen(function* () {
            const { settings } = yield* changed(asked, keptWorkspace, (asking, options) =>
              changeSettings(asking, asked.payload, options)
            )
            return shown(Settings, settings)
          })
        ),
      changeSight: (asked) =>
        changePerson(asked, { _tag: "ChangeSight", userId: asked.params.id, to: asked.payload.sees }),
      addPipeline: (asked) =>
        answer(
          Effect.gen(function* () {
            const { id, lossReasonRequired = false, name, stages: wanted } = asked.payload
            const stages: Array<{ id: StageId; name: string; kind: StageKind; color: string }> = []
            for (const { color, id, kind, name } of wanted) {
              stages.push({ id: id ?? StageId.make(yield* uuid), name, kind, color: color ?? colors[kind] })
            }
            const pipelineId = id ?? PipelineId.make(yield* uuid)
            const pipeline = yield* changed(asked, keptPipeline, (asking, options) =>
              changePipeline(
                asking,
                { _tag: "AddPipeline", pipelineId, name, stages, lossReasonRequired },
                options
              )
            )
            return shown(Pipeline, pipeline)
          })
        ),
      setRate: (asked) =>
        answer(
          Effect.gen(function* () {
            const { rates } = yield* changed(asked, keptWorkspace, (asking, options) =>
              setRate(asking, asked.payload, options)
            )
            return shown(Schema.Struct({ rates: Schema.Array(Rate) }), { rates })
          })
        ),
      addPerson: (asked) =>
        answer(
          Effect.gen(function* () {
            const accounts = yield* Accounts
            const { workspaceId } = yield* who
            const { name, password, role } = asked.payload
            const email = asked.payload.email?.toLowerCase() ?? null
            if (password !== undefined && email === null)
              return yield* new SignInIncomplete({
                field: "email",
                reason: "somebody with a password needs an e-mail address to sign in with"
              })
            const userId = UserId.make(yield* uuid)
            const add = (asking: Who, options: Repeatable) =>
              Effect.gen(function* () {
                if (email !== null && (yield* accounts.byEmail(email)) !== null)
                  return yield* new EmailTaken({
                    field: "email",
                    reason: "somebody signs in with this address already"
                  })
                return yield* changeUser(
                  asking,
                  { _tag: "AddUser", userId, name, email, role },
                  null,
                  options
                )
              })
            const passwordHash = password === undefined ? null : yield* hashedNew(password)
            const told = JSON.stringify([name, role, email, password === undefined])
            const user = yield* changed(asked, keptUser, add, told)
            // A repeat completes what was cut short: somebody who was added, and could not sign in yet.
            if (passwordHash !== null && email !== null && (yield* accounts.byEmail(email)) === null)
              yield* accounts.put({ workspaceId, userId: user.id, email, passwordHash })
            return shown(Person, person(user))
          })
        ),
      changeRole: (asked) =>
        changePerson(asked, { _tag: "ChangeRole", userId: asked.params.id, to: asked.payload.role }),
      disablePerson: (asked) =>
        answer(
          Effect.gen(function* () {
            const { workspaceId } = yield* who
            const { heirId = null } = asked.payload
            const user = yield* changed(asked, keptUser, (asking, options) =>
              changeUser(asking, { _tag: "DisableUser", userId: asked.params.id }, heirId, options)
            )
            yield* (yield* Sessions).endAllOf(workspaceId, user.id)
            return shown(Person, person(user))
          })
        ),
      enablePerson: (asked) => changePerson(asked, { _tag: "EnableUser", userId: asked.params.id })
    })
  })
)
