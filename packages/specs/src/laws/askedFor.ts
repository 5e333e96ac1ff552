/** What was asked for when facts about a talk or a call came of it? */
import type { CallCommand } from "@weir/domain/call/CallCommand"
import type { Fact } from "@weir/domain/log/Event"
import type { TalkCommand } from "@weir/domain/talk/TalkCommand"

/** What was asked for when these facts came of it. */
export const askedFor = (facts: ReadonlyArray<Fact>): TalkCommand | CallCommand | null => {
  // A closing comes before its survey, a call before those that it deals with; what reopens a talk comes before the message.
  const [first, last] = [facts[0], facts.at(-1)]
  const fact = first?._tag === "CallRecorded" || last?._tag === "NpsAsked" ? first : last
  switch (fact?._tag) {
    case "CallRecorded": {
      const { _tag: _, ...rest } = fact
      return { _tag: "RecordCall", ...rest }
    }
    case "CallHandled":
      return { _tag: "HandleCall", callId: fact.callId, by: fact.by }
    case "CallReassigned":
      return { _tag: "ReassignCall", callId: fact.callId, to: fact.to }
    case "CallRebound":
      return { _tag: "RebindCall", callId: fact.callId, to: fact.to }
    case "CallDeleted":
      return { _tag: "DeleteCall", callId: fact.callId }
    case "CallRestored":
      return { _tag: "RestoreCall", callId: fact.callId }
    case "TalkOpened": {
      const { _tag: _, ...rest } = fact
      return { _tag: "OpenTalk", ...rest }
    }
    case "MessageRecorded": {
      const { externalId, failed, from, messageId, talkId, userId } = fact
      return { _tag: "RecordMessage", talkId, messageId, externalId, from, userId, failed }
    }
    case "MessageFailed":
      return { _tag: "FailMessage", talkId: fact.talkId, messageId: fact.messageId }
    case "TalkReassigned":
      return { _tag: "ReassignTalk", talkId: fact.talkId, to: fact.to }
    case "TalkRebound":
      return { _tag: "RebindTalk", talkId: fact.talkId, to: fact.to }
    case "TalkClosed":
      return { _tag: "CloseTalk", talkId: fact.talkId, by: fact.by }
    case "TalkReopened":
      return { _tag: "ReopenTalk", talkId: fact.talkId }
    case "NpsAnswered":
      return { _tag: "AnswerNps", talkId: fact.talkId, score: fact.score }
    case "TalkDeleted":
      return { _tag: "DeleteTalk", talkId: fact.talkId }
    case "TalkRestored":
      return { _tag: "RestoreTalk", talkId: fact.talkId }
    default:
      return null
  }
}
