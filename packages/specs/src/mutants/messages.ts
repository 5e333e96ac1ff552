/** Mistakes in what is decided about talks, and in taking them back. */
import { entriesOf } from "@weir/domain/ledger/Ledger"
import { type Core, theCore } from "@weir/domain/workbook/Core"
import { type Mutant, withBook } from "./Mutant.ts"

type TalkFamily = Core["families"]["talk"]
type CallFamily = Core["families"]["call"]

const withTalks = (change: (family: TalkFamily) => Partial<TalkFamily>): Core => ({
  ...theCore,
  families: { ...theCore.families, talk: { ...theCore.families.talk, ...change(theCore.families.talk) } }
})

const withCalls = (change: (family: CallFamily) => Partial<CallFamily>): Core => ({
  ...theCore,
  families: { ...theCore.families, call: { ...theCore.families.call, ...change(theCore.families.call) } }
})

export const messageMutants: ReadonlyArray<Mutant> = [
  {
    name: "a message told twice is two",
    core: withTalks(({ decide }) => ({
      decide: (talk, command, at, around) =>
        decide(talk, command, at, { ...around, holderOfName: () => null })
    })),
    killedBy:
      "what was asked of a talk or a call, asked once more, is decided as it was, and asked twice is decided once"
  },
  {
    name: "a message told in two talks is two",
    core: withTalks(({ decide }) => ({
      decide: (talk, command, at, around) =>
        decide(talk, command, at, {
          ...around,
          holderOfName: (name) => {
            const holder = around.holderOfName(name)
            return holder?.id === talk?.id ? holder : null
          }
        })
    })),
    killedBy:
      "what was asked of a talk or a call, asked once more, is decided as it was, and asked twice is decided once"
  },
  {
    name: "whoever is called back waits on",
    core: withCalls(({ decide }) => ({
      decide: (call, command, at, around) => decide(call, command, at, { ...around, waitingCalls: () => [] })
    })),
    killedBy:
      "what was asked of a talk or a call, asked once more, is decided as it was, and asked twice is decided once"
  },
  {
    name: "who was called back before the call was told of waits",
    core: withCalls(({ decide }) => ({
      decide: (call, command, at, around) => decide(call, command, at, { ...around, callsBack: () => [] })
    })),
    killedBy:
      "what was asked of a talk or a call, asked once more, is decided as it was, and asked twice is decided once"
  },
  {
    name: "a run that the robot closed over its client begins anew with the answer",
    core: withTalks(({ evolve }) => ({
      evolve: (talk, fact, at) => {
        const next = evolve(talk, fact, at)
        return fact._tag === "TalkResumed" && talk !== null ? { ...next, messages: talk.aside } : next
      }
    })),
    killedBy: "replaying the events of a talk or a call gives the state that was decided on"
  },
  {
    name: "a conversation that goes on after all counts at both of its closings",
    core: withBook("conversations", ({ fact }, rightly) => (fact._tag === "TalkResumed" ? [] : rightly)),
    killedBy: "conversationsProcessed reads what the oracle tells"
  },
  {
    name: "what failed after its run had ended was sent",
    core: withTalks(({ decide }) => ({
      decide: (talk, command, at, around) =>
        decide(talk === null ? null : { ...talk, earlier: [] }, command, at, around)
    })),
    killedBy:
      "what was asked of a talk or a call, asked once more, is decided as it was, and asked twice is decided once"
  },
  {
    name: "a message told late is put last",
    core: withTalks(({ decide }) => ({
      decide: (talk, command, at, around) =>
        decide(
          talk,
          command,
          talk !== null && command._tag === "RecordMessage" && at < talk.changedAt ? talk.changedAt : at,
          around
        )
    })),
    killedBy:
      "in whatever order messages are told, those of equal instants apart, they make the same answers and the same wait"
  },
  {
    name: "a talk that is reopened goes on where it ended",
    core: withTalks(({ evolve }) => ({
      evolve: (talk, fact, at) => {
        const next = evolve(talk, fact, at)
        return fact._tag === "TalkReopened" && talk !== null
          ? { ...next, messages: [...talk.messages, ...next.messages] }
          : next
      }
    })),
    killedBy: "replaying the events of a talk or a call gives the state that was decided on"
  },
  {
    name: "a score is taken whenever it comes",
    core: withTalks(({ decide }) => ({
      decide: (talk, command, at, around) =>
        decide(talk, command, command._tag === "AnswerNps" && talk?.survey ? talk.survey.askedAt : at, around)
    })),
    killedBy: "a score is taken in time and within the scale, the last moment included"
  },
  {
    name: "a talk or a call that is deleted counts on",
    core: {
      ...theCore,
      entriesOf: (books, events, recalled) =>
        entriesOf(books, events, recalled).filter((e) => e.kind !== "reversed" || e.book === "stage-flow")
    },
    killedBy:
      "a deleted talk or call reads as if it had never been there, and brought back as if nothing had happened"
  }
]
