/** How do people join, change role, and leave? Leaving hands all that is still open to somebody else (G8). */
import type { Instant } from "@weir/domain/time/Instant"
import type { UserId } from "@weir/domain/identity/Id"
import { handingOver, type HandedOver } from "@weir/domain/record/handingOver"
import * as Users from "@weir/domain/user/User"
import { Effect, Schema } from "effect"
import { answerOf, type Repeatable, settled } from "../change/once.ts"
import { play } from "../change/play.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory } from "../ports/Directory.ts"
import { Records } from "../ports/Records.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"
import { counted } from "../watch/counted.ts"
import type { Who } from "../Who.ts"

/** Somebody who still holds open deals, activities or talks, or calls to be dealt with, cannot leave without an heir. */
export class HeirRequired extends Schema.TaggedError<HeirRequired>()(
  "HeirRequired",
  {
    id: Schema.String,
    openDeals: Schema.Int,
    openActivities: Schema.Int,
    openTalks: Schema.Int,
    waitingCalls: Schema.Int
  },
  { httpApiStatus: 422 }
) {}

/** A user as they are kept under the key of a change. */
export const keptUser = Schema.fromJsonString(Users.User)

/** Carries out a command on a user; `heirId` takes over what is still open of one who is disabled. Gives the user afterwards. */
export const changeUser = Effect.fn("changeUser")(
  (who: Who, command: Users.UserCommand, heirId: UserId | null = null, options: Repeatable = {}) =>
    counted(settled(attempt(who, command, heirId, options), options, keptUser), command._tag)
)

const attempt = Effect.fn("attemptChange")(function* (
  who: Who,
  command: Users.UserCommand,
  heirId: UserId | null,
  options: Repeatable
) {
  const directory = yield* (yield* Directory).get(who.workspaceId)
  const facts = yield* Effect.fromResult(Users.decide(directory.users, command))
  const before = directory.users.find((u) => u.id === command.userId) ?? null
  const after = facts.reduce<Users.User | null>((user, fact) => Users.evolve(user, fact), before)
  if (after === null) return yield* new Users.UserNotFound({ id: command.userId })
  const disabling = facts.some((fact) => fact._tag === "UserDisabled")
  const at = yield* present
  const handed = disabling ? yield* handOver(who, after.id, heirId, at) : null
  yield* record(who, {
    facts: [...(handed?.facts ?? []), ...facts.map((fact) => ({ fact, at }))],
    expected: [
      ...(facts.length === 0 ? [] : [{ kind: "user" as const, id: after.id, version: before?.version ?? 0 }]),
      ...(handed?.expected ?? [])
    ],
    directory,
    changes: { users: facts.length === 0 ? [] : [after], ...handed?.changes },
    cause: { kind: disabling ? "admin" : "user" },
    answer: yield* answerOf(options, keptUser, after)
  })
  if (disabling) yield* latecomers(who, after.id, heirId)
  return after
})

/**
 * What came to them while they were being disabled goes the same way; where nobody was to inherit anything, to whoever disabled them.
 * From now on nobody gives them anything.
 */
const latecomers = Effect.fn("latecomers")(function* (who: Who, from: UserId, heirId: UserId | null) {
  const heir = heirId ?? (who.actor.kind === "user" ? who.actor.userId : null)
  if (heir === null || heir === from) return
  const attempt = Effect.gen(function* () {
    const late = yield* handOver(who, from, heir, yield* present)
    if (late !== null) yield* record(who, { ...late, cause: { kind: "admin" } })
  })
  yield* Effect.retry(attempt, { while: ({ _tag }) => _tag === "StaleVersion" })
})

/** What somebody leaves open, given to an heir: decided, not yet written. */
const handOver = Effect.fn("handOver")(function* (
  who: Who,
  from: UserId,
  heirId: UserId | null,
  now: Instant
) {
  const left = yield* leftOpen(who, from)
  if (left.length === 0) return null
  if (heirId === null || heirId === from) {
    const many = (kind: HandedOver["kind"]) => left.filter((one) => one.kind === kind).length
    return yield* new HeirRequired({
      id: from,
      openDeals: many("deal"),
      openActivities: many("activity"),
      openTalks: many("talk"),
      waitingCalls: many("call")
    })
  }
  return yield* play(
    // Who may disable somebody hands over all that they held, whatever the asker may read otherwise.
    { ...who, holders: null },
    left.map((one) => ({ order: handingOver(one, heirId) })),
    now
  )
})

/** Everything of somebody that is still to be worked on. */
const leftOpen = Effect.fn("leftOpen")(function* ({ workspaceId }: Who, from: UserId) {
  const deals = yield* Deals
  const records = yield* Records
  const left: Array<HandedOver> = []
  let after: string | null = null
  do {
    const page: Effect.Success<ReturnType<typeof deals.list>> = yield* Effect.orDie(
      deals.list(workspaceId, {
        filter: { ownerIds: [from], status: "active" },
        holders: null,
        sort: "created",
        descending: false,
        after,
        limit: 200
      })
    )
    left.push(...page.items.map(({ id }): HandedOver => ({ kind: "deal", id })))
    after = page.next
  } while (after !== null)
  do {
    const page: Effect.Success<ReturnType<typeof records.list>> = yield* Effect.orDie(
      records.list(workspaceId, {
        filter: { kinds: ["activity", "talk", "call"], ownerIds: [from], open: true, holders: null },
        descending: false,
        after,
        limit: 200
      })
    )
    for (const { id, kind } of page.items)
      if (kind === "activity" || kind === "talk" || kind === "call") left.push({ kind, id } as HandedOver)
    after = page.next
  } while (after !== null)
  return left
})
