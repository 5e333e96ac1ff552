/** The book of bindings: which deal, activity, call, talk, note or file is bound to which deal, contact or company, and since when that is known. */
import * as Book from "../../ledger/Book.ts"
import type { EventDraft } from "../../log/Event.ts"
import type { Binding } from "../../record/Binding.ts"

/** What a fact binds its record to, and from what it releases it. */
const bound = ({ fact }: EventDraft) => {
  const clients = (details: { readonly contactId: string | null; readonly companyId: string | null }) => [
    ...(details.contactId === null ? [] : [{ kind: "contact" as const, id: details.contactId }]),
    ...(details.companyId === null ? [] : [{ kind: "company" as const, id: details.companyId }])
  ]
  const one = (of: string, subject: string, from: ReadonlyArray<Binding>, to: ReadonlyArray<Binding>) => ({
    of,
    subject,
    from,
    to
  })
  switch (fact._tag) {
    case "DealCreated":
      return one("deal", fact.dealId, [], clients(fact))
    case "DealDetailsChanged":
      return one("deal", fact.dealId, clients(fact.from), clients(fact.to))
    case "ActivityAdded":
      return one("activity", fact.activityId, [], fact.bindings)
    case "ActivityChanged":
      return one("activity", fact.activityId, fact.from.bindings, fact.to.bindings)
    case "CallRecorded":
      return one("call", fact.callId, [], fact.bindings)
    case "CallRebound":
      return one("call", fact.callId, fact.from, fact.to)
    case "TalkOpened":
      return one("talk", fact.talkId, [], fact.bindings)
    case "TalkRebound":
      return one("talk", fact.talkId, fact.from, fact.to)
    case "NoteAdded":
      return one("note", fact.noteId, [], fact.bindings)
    case "NoteRebound":
      return one("note", fact.noteId, fact.from, fact.to)
    case "FileAdded":
      return one("file", fact.fileId, [], fact.bindings)
    case "FileRebound":
      return one("file", fact.fileId, fact.from, fact.to)
    default:
      return null
  }
}

/** Which deals, contacts and companies records hang on: an entry for each binding, taken back when it ends. */
export const bindingsBook = Book.make({
  id: "bindings",
  dims: ["of", "to", "id"],
  measures: ["n"],
  summed: false,
  post: (event) => {
    const change = bound(event)
    if (change === null) return []
    const { from, of, subject, to } = change
    const has = (all: ReadonlyArray<Binding>, b: Binding) =>
      all.some((other) => other.kind === b.kind && other.id === b.id)
    const entry = (b: Binding, n: 1 | -1) => ({
      at: event.occurredAt,
      key: { of, to: b.kind, id: b.id },
      tally: { n },
      subject
    })
    return [
      ...from.filter((b) => !has(to, b)).map((b) => entry(b, -1)),
      ...to.filter((b) => !has(from, b)).map((b) => entry(b, 1))
    ]
  }
})
