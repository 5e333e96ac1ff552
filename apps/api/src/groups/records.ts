/** Finding and changing activities, calls, talks, notes, files, goals and teams: one way for all. */
import type { Kept } from "@weir/application/change/once"
import { changeRecord } from "@weir/application/record/changeRecord"
import { goalHistory } from "@weir/application/record/goalHistory"
import { listRecords, oneRecord } from "@weir/application/record/findRecords"
import { Records } from "@weir/application/ports/Records"
import { Api } from "@weir/contract/Api"
import type { RecordQuery } from "@weir/contract/Records"
import { versionTag } from "@weir/contract/Write"
import type { CommandKey } from "@weir/domain/identity/Id"
import type { Binding } from "@weir/domain/record/Binding"
import {
  type CommandOf,
  familyOf,
  familyOfCommand,
  type RecordKind,
  type StateOf
} from "@weir/domain/record/families"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { who } from "../auth/who.ts"
import { keyOfRequest } from "../http/Once.ts"
import { onlyShown } from "../http/onlyShown.ts"
import { answering } from "../http/problem.ts"
import { versionOf } from "../http/version.ts"
import type { Services } from "../Services.ts"
import { carriedOut } from "./repeats.ts"

const keptOf = (kind: RecordKind): Kept<StateOf> =>
  Schema.fromJsonString(familyOf(kind).State as Schema.Codec<StateOf, unknown>) as Kept<StateOf>
const encoded = (record: StateOf) => Schema.encodeUnknownSync(familyOf(record.kind).State as never)(record)

/** The answer that shows a record, with its version as `ETag`. */
export const shown = (record: StateOf) =>
  HttpServerResponse.jsonUnsafe(encoded(record), { headers: { etag: versionTag(record.version) } })

/** A page of records. */
export const shownPage = ({
  items,
  next,
  total
}: {
  readonly items: ReadonlyArray<StateOf>
  readonly total: number
  readonly next: string | null
}) => HttpServerResponse.jsonUnsafe({ items: items.map(encoded), total, next })

/** Commands that put something in the place of what was there: somebody else's change must not be lost by them unseen. */
const replacing: ReadonlySet<string> = new Set<CommandOf["_tag"]>([
  "RescheduleActivity",
  "ReassignActivity",
  "RetypeActivity",
  "RebindActivity",
  "RewordActivity",
  "RebindCall",
  "ReassignTalk",
  "RebindTalk",
  "EditNote",
  "RebindNote",
  "RebindFile",
  "SetGoal",
  "RenameTeam",
  "ChangeMembers",
  "AddressClient",
  "LinkClient"
])

export interface Asked {
  readonly headers: { readonly "idempotency-key"?: CommandKey; readonly "if-match"?: string }
  readonly payload: { readonly command: CommandOf; readonly at?: Instant }
}

/** Carries out one command and shows the record as it is afterwards. */
export const askOne = Effect.fn("askOne")(function* ({ headers, payload }: Asked) {
  const asking = yield* who
  const { at, command } = payload
  const { kind, subjectOf } = familyOfCommand(command._tag)!
  const once = yield* keyOfRequest(headers["idempotency-key"])
  const tag = headers["if-match"]
  const work = Effect.gen(function* () {
    const wanted =
      tag === undefined && replacing.has(command._tag)
        ? (yield* (yield* Records).some(asking.workspaceId, kind, [subjectOf(command)])).length > 0
        : false
    const expectedVersion = tag !== undefined || wanted ? yield* versionOf(tag) : undefined
    return yield* changeRecord(asking, command, {
      ...(at === undefined ? {} : { at }),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
      ...(once === undefined ? {} : { once })
    })
  })
  return shown(yield* carriedOut(once, keptOf(kind), work))
})

const boundTo = ({ company, contact, deal }: RecordQuery): ReadonlyArray<Binding> => [
  ...(deal === undefined ? [] : [{ kind: "deal" as const, id: deal }]),
  ...(contact === undefined ? [] : [{ kind: "contact" as const, id: contact }]),
  ...(company === undefined ? [] : [{ kind: "company" as const, id: company }])
]

const handling = (kind: RecordKind) =>
  Effect.map(Effect.context<Services>(), (services) => {
    const answer = <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.provideContext(answering(work), services)
    return {
      list: ({ query }: { readonly query: RecordQuery }) =>
        answer(
          onlyShown(
            Effect.gen(function* () {
              const { after, deleted, from, limit, open, order, owner, to } = query
              const bindings = boundTo(query)
              const page = yield* listRecords(
                yield* who,
                kind,
                {
                  ...(bindings.length === 0 ? {} : { boundTo: bindings }),
                  ...(owner === undefined ? {} : { ownerIds: owner }),
                  ...(open === undefined ? {} : { open }),
                  ...(deleted === true ? { withDeleted: true as const } : {}),
                  ...(from === undefined ? {} : { from }),
                  ...(to === undefined ? {} : { to })
                },
                { descending: order !== "asc", after: after ?? null, limit: limit ?? 50 }
              )
              return shownPage(page)
            })
          )
        ),
      get: ({ params }: { readonly params: { readonly id: string } }) =>
        answer(
          Effect.gen(function* () {
            return shown(yield* oneRecord(yield* who, kind, params.id))
          })
        ),
      ask: (asked: Asked) => answer(askOne(asked))
    }
  })

export const activitiesGroup = HttpApiBuilder.group(
  Api,
  "activities",
  Effect.fn(function* (handlers) {
    return handlers.handleAll(yield* handling("activity"))
  })
)
export const callsGroup = HttpApiBuilder.group(
  Api,
  "calls",
  Effect.fn(function* (handlers) {
    return handlers.handleAll(yield* handling("call"))
  })
)
export const talksGroup = HttpApiBuilder.group(
  Api,
  "talks",
  Effect.fn(function* (handlers) {
    return handlers.handleAll(yield* handling("talk"))
  })
)
export const notesGroup = HttpApiBuilder.group(
  Api,
  "notes",
  Effect.fn(function* (handlers) {
    return handlers.handleAll(yield* handling("note"))
  })
)
export const filesGroup = HttpApiBuilder.group(
  Api,
  "files",
  Effect.fn(function* (handlers) {
    return handlers.handleAll(yield* handling("file"))
  })
)
export const goalsGroup = HttpApiBuilder.group(
  Api,
  "goals",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services>()
    return handlers.handleAll({
      ...(yield* handling("goal")),
      history: ({ params }) =>
        answering(
          Effect.gen(function* () {
            return { items: yield* goalHistory(yield* who, params.id) }
          })
        ).pipe(Effect.provideContext(services))
    })
  })
)
export const teamsGroup = HttpApiBuilder.group(
  Api,
  "teams",
  Effect.fn(function* (handlers) {
    return handlers.handleAll(yield* handling("team"))
  })
)
