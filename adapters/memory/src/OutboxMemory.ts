/** Which commits has nobody been told of, in memory, and what of it is cleared away? */
import type { Housekeeping } from "@weir/application/ports/Housekeeping"
import type { Outbox } from "@weir/application/ports/Outbox"
import { Effect } from "effect"
import { look, type Store } from "./Shelf.ts"

const untold = (store: Store) =>
  [...store.shelves]
    .flatMap(([workspaceId, { notes }]) => notes.map((note) => ({ workspaceId, note })))
    .filter(({ note }) => note.toldAt === null)
    .sort((a, b) => a.note.recordedAt - b.note.recordedAt || a.note.seq - b.note.seq)

export const outbox = (store: Store): typeof Outbox.Service => ({
  untold: (limit) =>
    Effect.sync(() =>
      untold(store)
        .slice(0, limit)
        .map(({ note, workspaceId }) => ({ workspaceId, seq: note.seq }))
    ),
  told: (notes, at) =>
    Effect.sync(() => {
      for (const { seq, workspaceId } of notes) {
        const note = look(store, workspaceId).notes.find((one) => one.seq === seq)
        if (note !== undefined) note.toldAt ??= at
      }
    }),
  waiting: Effect.sync(() => {
    const waiting = untold(store)
    return { commits: waiting.length, oldest: waiting[0]?.note.recordedAt ?? null }
  }),
  // Nobody else writes here.
  announced: () => Effect.never
})

export const housekeeping = (store: Store): typeof Housekeeping.Service => ({
  clear: (before, limit) =>
    Effect.sync(() => {
      let [answers, notes] = [0, 0]
      for (const shelf of store.shelves.values()) {
        for (const [key, at] of shelf.answeredAt) {
          if (at >= before.answers || answers >= limit) continue
          shelf.answers.delete(key)
          shelf.answeredAt.delete(key)
          answers += 1
        }
        const old = shelf.notes
          .filter(({ toldAt }) => toldAt !== null && toldAt < before.notes)
          .slice(0, limit - notes)
        for (const note of old) shelf.notes.splice(shelf.notes.indexOf(note), 1)
        notes += old.length
      }
      return { answers, notes }
    })
})
