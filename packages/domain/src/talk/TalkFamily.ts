/** How do talks belong among the records? */
import * as Family from "../record/Family.ts"
import { namesOf } from "./MessageDecision.ts"
import { Talk } from "./Talk.ts"
import { TalkCommand } from "./TalkCommand.ts"
import { TalkFact } from "./TalkEvent.ts"
import { decide } from "./TalkDecision.ts"
import { evolve } from "./evolve.ts"

/** Everything the rest of the core needs to know about talks. */
export const talks = Family.make({
  kind: "talk",
  Fact: TalkFact,
  Command: TalkCommand,
  State: Talk,
  idOf: (fact) => fact.talkId,
  subjectOf: (command) => command.talkId,
  mentions: (c) =>
    c._tag === "OpenTalk"
      ? { bindings: c.bindings, key: `${c.provider} ${c.externalId}` }
      : c._tag === "RebindTalk"
        ? { bindings: c.to }
        : {},
  decide,
  evolve,
  names: {
    given: (fact, talk) => (fact._tag === "MessageRecorded" ? namesOf(talk, fact) : []),
    asked: (command, talk) => (command._tag === "RecordMessage" ? namesOf(talk, command) : [])
  },
  placed: (s) => ({
    key: `${s.provider} ${s.externalId}`,
    ownerId: s.ownerId,
    bindings: s.bindings,
    at: s.openedAt,
    open: s.closedAt === null
  })
})
