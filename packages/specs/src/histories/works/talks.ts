/** What is wanted of talks, messages and scores? */
import { MessageId, ROBOT, TalkId, type UserId } from "@weir/domain/identity/Id"
import type { State } from "@weir/domain/log/replay"
import type { Talk } from "@weir/domain/talk/Talk"
import { waitingSince } from "@weir/domain/talk/run"
import { TalkCommand } from "@weir/domain/talk/TalkCommand"
import * as Instant from "@weir/domain/time/Instant"
import { id } from "@weir/domain/workbook/ids"
import { defaultSettings } from "@weir/domain/workspace/Workspace"
import type { Pick } from "../intents.ts"
import { about } from "./about.ts"
import type { Wanted, Work } from "./Work.ts"

const minute = 60_000
const hour = 60 * minute

const { cases } = TalkCommand

export const talks: Work = {
  wishes: {
    openTalk: 3,
    openTalkAgain: 1,
    write: 14,
    answerClient: 8,
    answerClosed: 2,
    writeLate: 8,
    repeatMessage: 2,
    failMessage: 4,
    closeTalk: 7,
    reopenTalk: 2,
    giveScore: 9,
    handTalk: 3,
    rebindTalk: 2,
    dropTalk: 2,
    bringTalk: 5,
    setHours: 3
  },
  wanted: (state, wish, pick, now) => {
    const all = [...state.records.talk.values()]
    if (wish === "setHours") return setHours(state, pick, now)
    if (wish === "openTalk" || all.length === 0) return open(state, pick, now)
    const talk = pick(5, fitting(all, wish))
    if (talk === undefined) return null
    const command = asked(talk, state, wish, pick)
    if (command === null) return null
    const earliest = talk.changedAt
    switch (wish) {
      case "write":
      case "answerClient":
      case "answerClosed":
        return { command, earliest, at: Instant.clamp(Math.max(earliest, now - (pick(4, steps) ?? 0))) }
      case "writeLate":
        return { command, earliest: null, at: lateOn(talk, pick, now) }
      case "giveScore": {
        // Mostly soon after it was asked for, whenever that is told.
        const asked = talk.survey?.askedAt ?? now
        const at = Math.min(now, asked + (pick(4, [1, minute, hour, 23 * hour, 400 * hour]) ?? 0))
        return { command, earliest, at: Instant.clamp(Math.max(earliest, at)) }
      }
      default:
        return {
          command,
          earliest: wish === "failMessage" ? null : earliest,
          ...(wish === "failMessage" ? { at: now } : {})
        }
    }
  }
}

/** Some hours of some days, all of them, or none; in quarters of an hour. */
const setHours = (state: State, pick: Pick, now: Instant.Instant): Wanted => {
  const on =
    pick(0, [
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5, 6, 7],
      [2, 6]
    ] as const) ?? []
  const [opens, closes] = pick(1, [
    [540, 1080],
    [540, 1080],
    [0, 1440],
    [1125, 1440]
  ] as const) ?? [0, 1440]
  const businessHours =
    pick(2, [true, true, true, false]) === false ? null : on.map((weekday) => ({ weekday, opens, closes }))
  const settings = state.workspace?.settings ?? defaultSettings
  return { command: { _tag: "ChangeSettings", to: { ...settings, businessHours } }, earliest: now }
}

const steps = [0, 1, 50_000, 7 * minute, hour]

/** The talks that a wish is most likely about; any one when none fits. */
const fitting = (all: ReadonlyArray<Talk>, wish: string): ReadonlyArray<Talk> => {
  // The latest ones, so that something comes of them.
  const standing = all.filter(({ deletedAt }) => deletedAt === null).slice(-4)
  const open = standing.filter(({ closedAt }) => closedAt === null)
  const wanted: Readonly<Record<string, ReadonlyArray<Talk>>> = {
    answerClient: open.filter(({ waitingSince }) => waitingSince !== null),
    answerClosed: [
      ...standing.filter(closedOverTheClient),
      ...open.filter(({ waitingSince }) => waitingSince !== null)
    ].slice(0, 1),
    // Those in which somebody has written come first: they count when they are closed.
    closeTalk: open.filter(({ messages }) => messages.some(({ from }) => from === "user")),
    reopenTalk: standing.filter(({ closedAt }) => closedAt !== null),
    giveScore: unanswered(standing),
    failMessage: standing.filter(({ messages }) => messages.some(({ from }) => from === "user")),
    bringTalk: all.filter(({ deletedAt }) => deletedAt !== null)
  }
  const best = wanted[wish] ?? standing
  if (best.length > 0) return best
  // What is deleted to be brought back has had a score where there is one.
  const answered = all.filter(({ survey }) => survey?.answer)
  if (wish === "bringTalk" && answered.length > 0) return answered
  return open.length > 0 ? open : all
}

/** Whether the robot closed a talk while its client waited: an answer takes it up again. */
const closedOverTheClient = ({ closedAt, closedBy, messages }: Talk): boolean =>
  closedAt !== null && closedBy === ROBOT && waitingSince(messages) !== null

/** The talks whose clients were asked for a score and have not given one yet. */
const unanswered = (talks: ReadonlyArray<Talk>): ReadonlyArray<Talk> =>
  talks.filter(({ survey }) => survey !== null && survey.answer === null)

const someone = (state: State, pick: Pick): UserId | undefined => pick(0, [...state.users.values()])?.id

const open = (state: State, pick: Pick, now: Instant.Instant): Wanted | null => {
  const ownerId = someone(state, pick)
  if (ownerId === undefined) return null
  const number = state.records.talk.size
  return {
    command: cases.OpenTalk.make({
      talkId: TalkId.make(id("talk", number)),
      channel: pick(1, ["whatsapp", "telegram", "e-mail"]) ?? "whatsapp",
      provider: "waba",
      externalId: `talk-${number}`,
      // Now and then it is nobody's yet.
      ownerId: number % 7 === 5 ? ROBOT : ownerId,
      // The same client comes back, mostly one who has answered before.
      bindings: [
        ...((pick(3, [true, true, false]) === true ? pick(5, returning(state)) : undefined) ??
          about(state, pick))
      ]
    }),
    earliest: Instant.clamp(now - (pick(4, [0, minute, 30 * hour]) ?? 0))
  }
}

/** Whom the talks were about that have a score, else all talks. */
const returning = (state: State): ReadonlyArray<Talk["bindings"]> => {
  const all = [...state.records.talk.values()].filter(({ bindings }) => bindings.length > 0)
  const scored = all.filter(({ survey }) => survey?.answer)
  return (scored.length > 0 ? scored : all).map(({ bindings }) => bindings)
}

/** Somewhere among the messages there are: at one of them, or around it, before the talk was closed or reopened, or long ago. */
const lateOn = (talk: Talk, pick: Pick, now: Instant.Instant): Instant.Instant => {
  const moments = [
    ...talk.messages.map(({ at }) => at),
    ...talk.messages.map(({ at }) => at),
    talk.openedAt,
    talk.closedAt ?? now,
    talk.runSince ?? now
  ]
  const around = pick(3, [0, 1, -1, 30_000, -30_000, -20 * hour]) ?? 0
  return Instant.clamp(Math.min(now, (pick(2, moments) ?? now) + around))
}

const asked = (talk: Talk, state: State, wish: string, pick: Pick): TalkCommand | null => {
  const talkId = talk.id
  const owner = someone(state, pick) ?? talk.ownerId
  const sent = [...talk.messages, ...talk.aside, ...talk.earlier]
  switch (wish) {
    case "openTalkAgain": {
      const { bindings, channel, externalId, ownerId, provider } = talk
      const again = TalkId.make(id("talk", state.records.talk.size + 1000))
      return cases.OpenTalk.make({
        talkId: pick(1, [talkId, again]) ?? talkId,
        channel: pick(2, [channel, channel, "sms"]) ?? channel,
        provider,
        externalId,
        ownerId,
        bindings
      })
    }
    case "write":
    case "writeLate":
      return message(
        talk,
        owner,
        pick(1, ["client", "client", "client", "user", "user", "robot", "system"] as const) ?? "client",
        state,
        pick
      )
    case "answerClient":
      return message(talk, owner, "user", state, pick)
    case "answerClosed":
      return closedOverTheClient(talk)
        ? message(talk, owner, "user", state, pick)
        : cases.CloseTalk.make({ talkId, by: ROBOT })
    case "repeatMessage": {
      const told = pick(1, sent)
      if (told === undefined) return null
      const { externalId, failed, from, userId } = told
      // Told again under the same id or another, it is the same message.
      const messageId = pick(2, [told.id, MessageId.make(id("message", numberOf(state) + 1000))]) ?? told.id
      // And so it is in another talk.
      const others = [...state.records.talk.values()].filter(({ deletedAt }) => deletedAt === null)
      const heard = pick(3, [talkId, ...others.map((other) => other.id)]) ?? talkId
      return cases.RecordMessage.make({ talkId: heard, messageId, externalId, from, userId, failed })
    }
    case "failMessage": {
      const ours = sent.filter(({ failed, from }) => from === "user" && !failed)
      const told = pick(1, [...ours, ...ours, ...ours, ...sent])
      return told === undefined ? null : cases.FailMessage.make({ talkId, messageId: told.id })
    }
    case "closeTalk":
      return cases.CloseTalk.make({ talkId, by: pick(1, [owner, ROBOT]) ?? owner })
    case "reopenTalk":
      return cases.ReopenTalk.make({ talkId })
    case "giveScore":
      // Before anybody is asked a talk has to be closed, and before that a client has to write.
      if (talk.closedAt === null && talk.survey === null)
        return talk.messages.some(({ from }) => from === "client")
          ? cases.CloseTalk.make({ talkId, by: owner })
          : message(talk, owner, "client", state, pick)
      return cases.AnswerNps.make({
        talkId,
        score: pick(1, [10, 10, 9, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 11]) ?? 10
      })
    case "handTalk":
      return cases.ReassignTalk.make({ talkId, to: owner })
    case "rebindTalk":
      return cases.RebindTalk.make({ talkId, to: [...about(state, pick)] })
    case "dropTalk":
      return cases.DeleteTalk.make({ talkId })
    case "bringTalk":
      // Where there is nothing to bring back, something is deleted that can be brought back next.
      return talk.deletedAt === null && pick(1, [true, true, false]) === true
        ? cases.DeleteTalk.make({ talkId })
        : cases.RestoreTalk.make({ talkId })
    default:
      return null
  }
}

/** The messages of all talks so far. */
const numberOf = (state: State): number =>
  [...state.records.talk.values()].reduce(
    (n, { aside, earlier, messages }) => n + aside.length + earlier.length + messages.length,
    0
  )

const message = (
  talk: Talk,
  writer: UserId,
  from: "client" | "user" | "robot" | "system",
  state: State,
  pick: Pick
): TalkCommand => {
  const number = numberOf(state)
  return cases.RecordMessage.make({
    talkId: talk.id,
    messageId: MessageId.make(id("message", number)),
    externalId: `m-${number}`,
    from,
    userId: from === "user" ? writer : null,
    failed: from !== "client" && pick(2, [true, ...Array.from({ length: 8 }, () => false)]) === true
  })
}
