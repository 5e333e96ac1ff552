/** How do people join, change role, and leave? Leaving hands their open deals to somebody else (G8). */
import { decide as decideDeal } from "@weir/domain/deal/DealDecision"
import { evolve as evolveDeal } from "@weir/domain/deal/evolve"
import type { Deal } from "@weir/domain/deal/Deal"
import type { UserId } from "@weir/domain/identity/Id"
import type { Fact } from "@weir/domain/log/Event"
import * as Users from "@weir/domain/user/User"
import { Effect, Schema } from "effect"
import { surroundings } from "../deal/surroundings.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory } from "../ports/Directory.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"
import type { Who } from "../Who.ts"

/** Somebody who still holds open deals cannot leave without an heir. */
export class HeirRequired extends Schema.TaggedError<HeirRequired>()(
  "HeirRequired",
  { id: Schema.String, openDeals: Schema.Int },
  { httpApiStatus: 422 }
) {}

/** Carries out a command on a user; `heirId` takes over the open deals of one who is disabled. Gives the user afterwards. */
export const changeUser = Effect.fn("changeUser")(function* (
  who: Who,
  command: Users.UserCommand,
  heirId: UserId | null = null
) {
  const directory = yield* (yield* Directory).get(who.workspaceId)
  const facts = yield* Effect.fromResult(Users.decide(directory.users, command))
  const before = directory.users.find((u) => u.id === command.userId) ?? null
  const after = facts.reduce<Users.User | null>((user, fact) => Users.evolve(user, fact), before)
  if (after === null) return yield* new Users.UserNotFound({ id: command.userId })
  const disabling = facts.some((fact) => fact._tag === "UserDisabled")
  const at = yield* present
  const handed = disabling ? yield* handOver(who, after.id, heirId, at) : []
  yield* record(who, {
    facts: [
      ...handed.flatMap((h) => h.facts.map((fact) => ({ fact, at: h.after.changedAt }))),
      ...facts.map((fact) => ({ fact, at }))
    ],
    expected: [
      ...(facts.length === 0 ? [] : [{ kind: "user" as const, id: after.id, version: before?.version ?? 0 }]),
      ...handed.map((h) => ({ kind: "deal" as const, id: h.before.id, version: h.before.version }))
    ],
    changes: { users: facts.length === 0 ? [] : [after], deals: handed.map((h) => h.after) },
    cause: { kind: disabling ? "admin" : "user" }
  })
  return after
})

/** The open deals of somebody, given to an heir. */
const handOver = Effect.fn("handOver")(function* (
  who: Who,
  from: UserId,
  heirId: UserId | null,
  now: Deal["changedAt"]
) {
  const deals = yield* Deals
  const around = yield* surroundings(yield* (yield* Directory).get(who.workspaceId), {})
  const handed: Array<{ readonly before: Deal; readonly after: Deal; readonly facts: ReadonlyArray<Fact> }> =
    []
  let after: string | null = null
  do {
    const page: Effect.Success<ReturnType<typeof deals.list>> = yield* Effect.orDie(
      deals.list(who.workspaceId, {
        filter: { ownerIds: [from], status: "active" },
        holders: null,
        sort: "created",
        descending: false,
        after,
        limit: 200
      })
    )
    if ((heirId === null || heirId === from) && page.total > 0)
      return yield* new HeirRequired({ id: from, openDeals: page.total })
    for (const deal of page.items) {
      const at = deal.changedAt > now ? deal.changedAt : now
      const facts = yield* Effect.fromResult(
        decideDeal(deal, { _tag: "ChangeOwner", dealId: deal.id, to: heirId! }, at, around)
      )
      handed.push({
        before: deal,
        after: facts.reduce<Deal>((d, fact) => evolveDeal(d, fact, at), deal),
        facts
      })
    }
    after = page.next
  } while (after !== null)
  return handed
})
