/** What is asked for about a deal in tests? A task, a call, a note, of whoever the deal is. */
import { id } from "./crew.ts"
import type { Visitor } from "./serving.ts"

export interface OnADeal {
  readonly bindings: ReadonlyArray<{ readonly kind: string; readonly id: string }>
  readonly task: (over?: object) => { readonly activityId: string }
  readonly call: (over?: object) => { readonly callId: string }
  readonly note: (over?: object) => { readonly noteId: string }
}

/** Commands to add each, every time another one, with anything said otherwise. */
export const onADeal = ({ userId }: Visitor, deal: { readonly id: string }): OnADeal => {
  const bindings = [{ kind: "deal", id: deal.id }]
  return {
    bindings,
    task: (over = {}) => ({
      _tag: "AddActivity",
      activityId: id(),
      type: { of: "task", typeId: null },
      direction: "none",
      text: "Call back about the oak",
      due: { at: "2030-01-01T10:00:00Z" },
      ownerId: userId,
      bindings,
      ...over
    }),
    call: (over = {}) => ({
      _tag: "RecordCall",
      callId: id(),
      provider: "pbx",
      externalId: id(),
      direction: "in",
      outcome: "answered",
      startedAt: new Date(Date.now() - 600_000).toISOString(),
      durationMs: 60_000,
      userId,
      phone: "+351912345678",
      bindings,
      ...over
    }),
    note: (over = {}) => ({
      _tag: "AddNote",
      noteId: id(),
      sort: "common",
      authorId: userId,
      text: "They like it dark",
      bindings,
      ...over
    })
  }
}
