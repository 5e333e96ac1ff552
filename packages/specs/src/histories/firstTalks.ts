/** With which calls and talks does a history begin? A few of each, so that their numbers have something to say from the first. */
import { CallCommand } from "@weir/domain/call/CallCommand"
import { CallId, MessageId, ROBOT, TalkId, UserId } from "@weir/domain/identity/Id"
import { TalkCommand } from "@weir/domain/talk/TalkCommand"
import * as Instant from "@weir/domain/time/Instant"
import type { Command } from "@weir/domain/workbook/Act"
import { id } from "@weir/domain/workbook/ids"
import { defaultSettings } from "@weir/domain/workspace/Workspace"

const minute = 60_000
const user = (n: number) => UserId.make(id("user", n))

/** What was done so many milliseconds before the opening. */
export interface Earlier {
  readonly command: Command
  readonly ago: number
}

/** Clients are asked for scores. */
export const asksForScores: Command = {
  _tag: "ChangeSettings",
  to: { ...defaultSettings, nps: { ...defaultSettings.nps, enabled: true } }
}

/** Answered and unanswered calls both ways. */
const calls = (opening: Instant.Instant): ReadonlyArray<Earlier> =>
  (
    [
      ["in", "answered", 0],
      ["in", "missed", 1],
      ["in", "voicemail", 2],
      ["out", "answered", 1],
      ["out", "missed", 2],
      ["out", "voicemail", 0]
    ] as const
  ).map(([direction, outcome, by], n) => ({
    ago: n * 90 * minute,
    command: CallCommand.cases.RecordCall.make({
      callId: CallId.make(id("call", n)),
      provider: "sip",
      externalId: `call-${n}`,
      direction,
      outcome,
      startedAt: Instant.make(opening - n * 90 * minute),
      durationMs: outcome === "answered" ? 61_000 : 0,
      userId: user(by),
      phone: null,
      bindings: []
    })
  }))

const opened = (n: number, channel: string): Command =>
  TalkCommand.cases.OpenTalk.make({
    talkId: TalkId.make(id("talk", n)),
    channel,
    provider: "waba",
    externalId: `talk-${n}`,
    ownerId: user(n),
    bindings: []
  })

const said = (n: number, talk: number, from: "client" | "robot" | number): Command =>
  TalkCommand.cases.RecordMessage.make({
    talkId: TalkId.make(id("talk", talk)),
    messageId: MessageId.make(id("message", n)),
    externalId: `m-${n}`,
    from: typeof from === "number" ? "user" : from,
    userId: typeof from === "number" ? user(from) : null,
    failed: false
  })

/** One talk is answered, closed and scored, another waits. */
const talks: ReadonlyArray<Earlier> = [
  { ago: 50 * minute, command: opened(0, "whatsapp") },
  { ago: 50 * minute, command: said(0, 0, "client") },
  { ago: 49 * minute, command: said(1, 0, "client") },
  { ago: 49 * minute, command: said(2, 0, "robot") },
  { ago: 44 * minute, command: said(3, 0, 0) },
  { ago: 40 * minute, command: said(4, 0, 1) },
  {
    ago: 30 * minute,
    command: TalkCommand.cases.CloseTalk.make({ talkId: TalkId.make(id("talk", 0)), by: ROBOT })
  },
  {
    ago: 20 * minute,
    command: TalkCommand.cases.AnswerNps.make({ talkId: TalkId.make(id("talk", 0)), score: 9 })
  },
  { ago: 15 * minute, command: opened(1, "telegram") },
  { ago: 15 * minute, command: said(5, 1, "client") },
  { ago: 5 * minute, command: said(6, 1, 2) },
  { ago: 2 * minute, command: said(7, 1, "client") }
]

/** The first calls and talks of a history that is opened then. */
export const firstTalks = (opening: Instant.Instant): ReadonlyArray<Earlier> => [...calls(opening), ...talks]
