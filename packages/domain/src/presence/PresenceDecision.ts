/** May this be done to the presence of a person, and what happens then? */
import { Result } from "effect"
import type { Around } from "../record/Family.ts"
import { HappenedBeforeLastChange } from "../pipeline/StageTransition.ts"
import { type CommonRefusal, responsible } from "../record/RecordRefusal.ts"
import { daysOf } from "../time/Calendar.ts"
import * as Instant from "../time/Instant.ts"
import { lengthMs } from "../time/Window.ts"
import type { Zone } from "../time/Zone.ts"
import {
  type Credit,
  longestCreditMs,
  type Presence,
  type PresenceCommand,
  PresenceFact
} from "./Presence.ts"

/**
 * What a beat makes happen. `at` is when the server received it: what a window says about the past counts nothing.
 *
 * Each beat credits the time since the last one of any window, as far as some window was visible in it: a visible beat vouches for
 * its window until the next beat of that window, at most for `longestCreditMs`. So several windows credit their union, and time
 * without internet is lost. Nothing happens where presence is switched off, and where a beat says nothing new.
 */
export const decide = (
  state: Presence | null,
  command: PresenceCommand,
  at: Instant.Instant,
  around: Around
): Result.Result<ReadonlyArray<PresenceFact>, CommonRefusal> => {
  const { userId, visible, window } = command
  const { settings, zone } = around.workspace
  if (!settings.presence) return Result.succeed([])
  const person = responsible(userId, around)
  if (Result.isFailure(person)) return Result.fail(person.failure)
  if (state !== null && at < state.changedAt)
    return Result.fail(new HappenedBeforeLastChange({ at, lastChangeAt: state.changedAt }))
  if (!tellsSomething(state, command, at)) return Result.succeed([])
  const credits = state === null ? [] : creditsUntil(state, at, zone)
  return Result.succeed([PresenceFact.cases.UserSeen.make({ userId, window, visible, credits })])
}

/** A hidden window that was not visible before tells nothing; nor does a beat that came twice at one instant. */
const tellsSomething = (
  state: Presence | null,
  { visible, window }: PresenceCommand,
  at: Instant.Instant
): boolean => {
  const known = state?.visible.find((w) => w.window === window)
  return visible ? known?.beatAt !== at : known !== undefined
}

const creditsUntil = (state: Presence, at: Instant.Instant, zone: Zone): ReadonlyArray<Credit> => {
  const vouchedUntil = Math.max(...state.visible.map(({ beatAt }) => beatAt + longestCreditMs))
  const from = state.lastBeatAt
  const to = Instant.clamp(Math.max(from, Math.min(at, vouchedUntil)))
  return daysOf(zone, { from, to }).map(({ window }) => ({ at: window.from, ms: lengthMs(window) }))
}
