/** What there is to choose from, and the admin's changes of it. */
import { uuid } from "@weir/application/Ids"
import { Accounts } from "@weir/application/ports/Accounts"
import { Catalogue } from "@weir/application/ports/Catalogue"
import { Directory } from "@weir/application/ports/Directory"
import { changeCatalogue } from "@weir/application/workspace/changeCatalogue"
import { changePipeline } from "@weir/application/workspace/changePipeline"
import { changeSettings } from "@weir/application/workspace/changeSettings"
import { changeUser } from "@weir/application/workspace/changeUser"
import { setRate } from "@weir/application/workspace/setRate"
import { Api } from "@weir/contract/Api"
import { Person, type Workspace } from "@weir/contract/Workspace"
import { Entry, type EntryKind, type SourceCategory } from "@weir/domain/catalogue/Catalogue"
import { type CommandKey, PipelineId, ROBOT, StageId, UserId } from "@weir/domain/identity/Id"
import { Rate } from "@weir/domain/money/Rate"
import { Pipeline, type StageKind } from "@weir/domain/pipeline/Pipeline"
import { Settings } from "@weir/domain/workspace/Workspace"
import { robot, type User } from "@weir/domain/user/User"
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { hashedNew } from "../auth/Passwords.ts"
import { Sessions } from "../auth/Sessions.ts"
import { who } from "../auth/who.ts"
import { Once } from "../http/Once.ts"
import { answering } from "../http/problem.ts"
import type { Services } from "../Services.ts"

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
    const services = yield* Effect.context<Services | Sessions | Once>()
    const changing = <A, E, R, Wire>(
      given: CommandKey | undefined,
      schema: Schema.Codec<A, Wire>,
      work: Effect.Effect<A, E, R>
    ) =>
      answering(
        Effect.gen(function* () {
          const answer = Effect.map(work, (value) =>
            HttpServerResponse.jsonUnsafe(Schema.encodeSync(schema)(value))
          )
          return yield* (yield* Once).run(given, answer)
        })
      ).pipe(Effect.provideContext(services))
    const addEntry = (kind: EntryKind, name: string, category: SourceCategory | null, given?: string) =>
      Effect.gen(function* () {
        const id = given ?? (yield* uuid)
        return yield* changeCatalogue(yield* who, { _tag: "AddEntry", id, kind, name, category })
      })
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
      addSource: ({ headers, payload }) =>
        changing(
          headers["idempotency-key"],
          Entry,
          addEntry("source", payload.name, payload.category ?? "other")
        ),
      addLossReason: ({ headers, payload }) =>
        changing(headers["idempotency-key"], Entry, addEntry("lossReason", payload.name, null)),
      addActivityType: ({ headers, payload }) =>
        changing(headers["idempotency-key"], Entry, addEntry("activityType", payload.name, null)),
      addEntry: ({ headers, params, payload }) =>
        changing(headers["idempotency-key"], Entry, addEntry(params.kind, payload.name, null, payload.id)),
      changeSettings: ({ headers, payload }) =>
        changing(
          headers["idempotency-key"],
          Settings,
          Effect.gen(function* () {
            return (yield* changeSettings(yield* who, payload)).settings
          })
        ),
      changeSight: ({ headers, params, payload }) =>
        changing(
          headers["idempotency-key"],
          Person,
          Effect.gen(function* () {
            return person(
              yield* changeUser(yield* who, { _tag: "ChangeSight", userId: params.id, to: payload.sees })
            )
          })
        ),
      addPipeline: ({ headers, payload }) =>
        changing(
          headers["idempotency-key"],
          Pipeline,
          Effect.gen(function* () {
            const stages = []
            for (const { color, id, kind, name } of payload.stages) {
              stages.push({ id: id ?? StageId.make(yield* uuid), name, kind, color: color ?? colors[kind] })
            }
            const pipelineId = payload.id ?? PipelineId.make(yield* uuid)
            const { lossReasonRequired = false, name } = payload
            return yield* changePipeline(yield* who, {
              _tag: "AddPipeline",
              pipelineId,
              name,
              stages,
              lossReasonRequired
            })
          })
        ),
      setRate: ({ headers, payload }) =>
        changing(
          headers["idempotency-key"],
          Schema.Struct({ rates: Schema.Array(Rate) }),
          Effect.gen(function* () {
            return yield* setRate(yield* who, payload)
          })
        ),
      addPerson: ({ headers, payload }) =>
        changing(
          headers["idempotency-key"],
          Person,
          Effect.gen(function* () {
            const accounts = yield* Accounts
            const { workspaceId } = yield* who
            const { name, password, role } = payload
            const email = payload.email?.toLowerCase() ?? null
            if (password !== undefined && email === null)
              return yield* new SignInIncomplete({
                field: "email",
                reason: "somebody with a password needs an e-mail address to sign in with"
              })
            if (email !== null && (yield* accounts.byEmail(email)) !== null)
              return yield* new EmailTaken({
                field: "email",
                reason: "somebody signs in with this address already"
              })
            const passwordHash = password === undefined ? null : yield* hashedNew(password)
            const userId = UserId.make(yield* uuid)
            const user = yield* changeUser(yield* who, { _tag: "AddUser", userId, name, email, role })
            if (passwordHash !== null && email !== null)
              yield* accounts.put({ workspaceId, userId, email, passwordHash })
            return person(user)
          })
        ),
      changeRole: ({ headers, params, payload }) =>
        changing(
          headers["idempotency-key"],
          Person,
          Effect.gen(function* () {
            return person(
              yield* changeUser(yield* who, { _tag: "ChangeRole", userId: params.id, to: payload.role })
            )
          })
        ),
      disablePerson: ({ headers, params, payload }) =>
        changing(
          headers["idempotency-key"],
          Person,
          Effect.gen(function* () {
            const asking = yield* who
            const user = yield* changeUser(
              asking,
              { _tag: "DisableUser", userId: params.id },
              payload.heirId ?? null
            )
            yield* (yield* Sessions).endAllOf(asking.workspaceId, params.id)
            return person(user)
          })
        ),
      enablePerson: ({ headers, params }) =>
        changing(
          headers["idempotency-key"],
          Person,
          Effect.gen(function* () {
            return person(yield* changeUser(yield* who, { _tag: "EnableUser", userId: params.id }))
          })
        )
    })
  })
)
