/** With which calls and talks does a history begin? A few of each, so that their numbers have something to say from the first. */
import { CallCommand } from "@weir/domain/call/CallCommand"
import { CallId, MessageId, ROBOT, TalkId, UserId } from "@weir/domain/identity/Id"
import { TalkCommand } from "@weir/domain/talk/TalkCommand"
import type { Binding } from "@weir/domain/record/Binding"
import * as Instant from "@weir/domain/time/Instant"
import type { Command } from "@weir/domain/workbook/Act"
import { id } from "@weir/domain/workbook/ids"
import { defaultSettings, type Workspace } from "@weir/domain/workspace/Workspace"

const minute = 60_000
const user = (n: number) => UserId.make(id("user", n))

/** What was done so many milliseconds before the opening. */
export interface Earlier {
  readonly command: Command
  readonly ago: number
}

/** Clients are asked for scores; in most workspaces somebody is there at almost any time, by the clock of the workspace. */
export const firstSettings = ({ demo, weekStart }: Pick<Workspace, "demo" | "weekStart">): Command => ({
  _tag: "ChangeSettings",
  to: {
    ...defaultSettings,
    nps: { ...defaultSettings.nps, enabled: true },
    businessHours:
      demo && weekStart === 7
        ? null
        : ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, opens: 75, closes: 1440 }))
  }
})

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
      phone: `+49 40 ${n}`,
      bindings: []
    })
  }))

/** With whom each talk is; in the last a client waits for word on the first deal. */
const about: ReadonlyArray<ReadonlyArray<Binding>> = [
  [{ kind: "contact", id: id("entry", 5) }],
  [{ kind: "contact", id: id("entry", 7) }],
  [{ kind: "company", id: id("entry", 8) }],
  [
    { kind: "contact", id: id("entry", 9) },
    { kind: "deal", id: id("deal", 0) }
  ]
]

const opened = (n: number, channel: string): Command =>
  TalkCommand.cases.OpenTalk.make({
    talkId: TalkId.make(id("talk", n)),
    channel,
    provider: "waba",
    externalId: `talk-${n}`,
    ownerId: user(n % 3),
    bindings: [...(about[n] ?? [])]
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

/** A talk that is answered, closed and scored, so many minutes before the opening. */
const scored = (
  n: number,
  channel: string,
  message: number,
  score: number,
  ago: number
): ReadonlyArray<Earlier> => {
  const talkId = TalkId.make(id("talk", n))
  return [
    { ago: ago * minute, command: opened(n, channel) },
    { ago: ago * minute, command: said(message, n, "client") },
    { ago: (ago - 4) * minute, command: said(message + 1, n, n) },
    { ago: (ago - 10) * minute, command: TalkCommand.cases.CloseTalk.make({ talkId, by: ROBOT }) },
    { ago: (ago - 20) * minute, command: TalkCommand.cases.AnswerNps.make({ talkId, score }) }
  ]
}

/** Three talks are over, in another a client waits after having been answered once. */
const talks: ReadonlyArray<Earlier> = [
  ...scored(0, "whatsapp", 0, 9, 300),
  ...scored(1, "telegram", 2, 7, 200),
  ...scored(2, "e-mail", 4, 4, 100),
  { ago: 50 * minute, command: opened(3, "whatsapp") },
  { ago: 50 * minute, command: said(6, 3, "client") },
  { ago: 49 * minute, command: said(7, 3, "client") },
  { ago: 49 * minute, command: said(8, 3, "robot") },
  { ago: 44 * minute, command: said(9, 3, 0) },
  { ago: 40 * minute, command: said(10, 3, 1) },
  { ago: 2 * minute, command: said(11, 3, "client") }
]

/** The first calls and talks of a history that is opened then. */
export const firstTalks = (opening: Instant.Instant): ReadonlyArray<Earlier> => [...calls(opening), ...talks]
