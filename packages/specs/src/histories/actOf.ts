/** What does an intent ask of a workspace as it is? Null when there is nothing it could be about. */
import { ROBOT, UserId } from "@weir/domain/identity/Id"
import type { Cause } from "@weir/domain/log/Cause"
import type { State } from "@weir/domain/log/replay"
import * as Instant from "@weir/domain/time/Instant"
import { adminCommand } from "./adminCommand.ts"
import { createCommand, dealCommand } from "./dealCommand.ts"
import type { Act, Command } from "@weir/domain/workbook/Act"
import { theImport } from "./ids.ts"
import { type Intent, picker } from "./intents.ts"
import { workOf } from "./works/works.ts"

const day = 86_400_000

export const actOf = (state: State, intent: Intent, now: Instant.Instant): Act | null => {
  const recordedAt = Instant.make(now + intent.gap)
  const pick = picker(intent)
  const act = (command: Command, at: Instant.Instant, cause: Cause): Act => ({
    command,
    at,
    recordedAt,
    cause,
    actor: actorOf(state, intent, cause)
  })
  const own = adminCommand(state, intent, pick, recordedAt)
  if (own !== null)
    return act(own, recordedAt, {
      kind: own._tag === "ArchiveStage" || own._tag === "DisableUser" ? "admin" : "user"
    })
  const work = workOf(intent.wish)
  if (work !== null) {
    const wanted = work.wanted(state, intent.wish, pick, recordedAt)
    if (wanted === null) return null
    const earliest = wanted.earliest ?? Instant.clamp(recordedAt - 20 * day)
    return act(wanted.command, wanted.at ?? toldAt(intent, earliest, recordedAt), causeOf(intent))
  }
  if (intent.wish === "create" || state.deals.size === 0) {
    const at =
      intent.back === null ? recordedAt : Instant.clamp(Math.floor(recordedAt - intent.back * 90 * day))
    return act(createCommand(state, pick), at, causeOf(intent))
  }
  const deals = [...state.deals.values()]
  const standing = deals.filter((deal) => (deal.deletedAt !== null) === (intent.wish === "restore"))
  const deal = pick(5, intent.because === 19 || standing.length === 0 ? deals : standing)
  if (deal === undefined) return null
  const at = toldAt(intent, deal.changedAt, recordedAt)
  const command = dealCommand(state, deal, intent.wish, pick)
  return command === null ? null : act(command, at, causeOf(intent))
}

/** When it is said to have happened. Now and then something is told too late: it must be refused. */
const toldAt = (
  { back, because }: Intent,
  earliest: Instant.Instant,
  recordedAt: Instant.Instant
): Instant.Instant =>
  because === 18
    ? Instant.clamp(earliest - 1)
    : back === null || earliest > recordedAt
      ? recordedAt
      : Instant.make(Math.floor(earliest + (1 - back) * (recordedAt - earliest)))

const causeOf = ({ because, wish }: Intent): Cause => {
  if (because === 0) return { kind: "automation" }
  if (because === 1) return { kind: "admin" }
  if (because <= 4) return { kind: wish === "delete" ? "undo" : "import", importId: theImport }
  return { kind: "user" }
}

const actorOf = (state: State, { because }: Intent, cause: Cause): Act["actor"] => {
  const users = [...state.users.keys()]
  const user = users[because % Math.max(1, users.length)]
  return cause.kind === "automation" || user === undefined
    ? { kind: "robot", userId: ROBOT }
    : { kind: "user", userId: UserId.make(user) }
}
