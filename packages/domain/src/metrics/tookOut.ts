/** What did an event do to a record that a number no longer counts, in a word of business? */
import type { Event } from "../log/Event.ts"
import type { StageKind } from "../pipeline/Pipeline.ts"

/** The words for what takes records out of numbers. */
export const hows = [
  "deleted",
  "merged",
  "unmerged",
  "restored",
  "reopened",
  "movedOn",
  "reassigned",
  "rebound",
  "done",
  "answered",
  "closed",
  "rescheduled",
  "corrected"
] as const

/** One of the words. */
export type How = (typeof hows)[number]

const words: Readonly<Record<string, How>> = {
  DealAbsorbed: "merged",
  DealMerged: "merged",
  DealUnmerged: "unmerged",
  DealReleased: "unmerged",
  DealOwnerChanged: "reassigned",
  CallReassigned: "reassigned",
  TalkReassigned: "reassigned",
  CallRebound: "rebound",
  TalkRebound: "rebound",
  NoteRebound: "rebound",
  FileRebound: "rebound",
  ActivityCompleted: "done",
  CallHandled: "done",
  ActivityReopened: "reopened",
  TalkReopened: "reopened",
  TalkResumed: "reopened",
  TalkClosed: "closed",
  MessageRecorded: "answered",
  ActivityRescheduled: "rescheduled",
  DealPlannedCloseChanged: "rescheduled"
}

const isClosed = (kind: StageKind): boolean => kind === "won" || kind === "lost"

/** The word for an event that took a record out: `corrected` for whatever changed what was said of it. */
export const tookOut = ({ fact }: Event): How => {
  if (fact._tag === "DealMoved")
    return isClosed(fact.from.kind) && !isClosed(fact.to.kind) ? "reopened" : "movedOn"
  const tag: string = fact._tag
  if (tag.endsWith("Deleted")) return "deleted"
  if (tag.endsWith("Restored")) return "restored"
  return (Object.hasOwn(words, tag) ? words[tag] : undefined) ?? "corrected"
}
