/** How long was somebody online? Beats of visible windows, credited by the time the server received them (Y1). */
import { Schema } from "effect"
import { UserId } from "../identity/Id.ts"
import { text } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"

/** A beat credits at most this much: time without internet is not counted, even with the window open. */
export const longestCreditMs = 45_000
/** How often a visible window beats. */
export const beatEveryMs = 30_000

/** Tells one window of a person from their others; the window makes it. */
export const WindowName = text(64)

/** Which windows of a person were last seen, and when. */
export const Presence = Schema.Struct({
  kind: Schema.Literal("presence"),
  /** The user's id: everybody has one presence, however many windows. */
  id: UserId,
  /** The windows whose last beat said that they are visible, and when it came. */
  visible: Schema.Array(Schema.Struct({ window: WindowName, beatAt: InstantFromIso })),
  /** The last beat of any window. */
  lastBeatAt: InstantFromIso,
  changedAt: InstantFromIso,
  deletedAt: Schema.NullOr(InstantFromIso),
  version: Schema.Int
})
export type Presence = typeof Presence.Type

/** A stretch of credited time: `ms` from `at` on. It lies in one day of the workspace, and no two of a person overlap. */
export const Credit = Schema.Struct({ at: InstantFromIso, ms: Schema.Int })
export type Credit = typeof Credit.Type

/** What a beat leaves behind: the time that it credits. */
export const PresenceFact = Schema.TaggedUnion({
  UserSeen: {
    userId: UserId,
    window: WindowName,
    visible: Schema.Boolean,
    credits: Schema.Array(Credit)
  }
})
export type PresenceFact = typeof PresenceFact.Type

/** What can be told of a person's presence: a beat. */
export const PresenceCommand = Schema.TaggedUnion({
  /** `visible` is false for the beat a window sends when it is hidden, minimised or closed. */
  Beat: { userId: UserId, window: WindowName, visible: Schema.Boolean }
})
export type PresenceCommand = typeof PresenceCommand.Type
