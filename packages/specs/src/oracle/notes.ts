/** What should the metrics of notes and files read, told from the whole list of events? */
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import { daily } from "./daily.ts"
import { falls } from "./stories.ts"
import { beside, counts, peopleThen } from "./tasks.ts"
import type { Tellers } from "./Teller.ts"
import { visibleTo } from "./visible.ts"

type Tag = Event["fact"]["_tag"]

/** The events that began records of a kind, as far as they count in this question. */
const begun = <Began extends Tag>(
  began: Began,
  deleted: Tag,
  restored: Tag,
  idOf: (fact: Event["fact"]) => string | null,
  events: ReadonlyArray<Event>,
  ask: Ask
) => {
  const visible = visibleTo(events, ask)
  const known = events.filter((e) => ask.asOf === null || e.recordedAt <= ask.asOf)
  return known.flatMap(({ fact, occurredAt: at }) => {
    const id = idOf(fact)
    if (fact._tag !== began || id === null || !visible(id)) return []
    const fate = known.findLast(
      (e) => idOf(e.fact) === id && [deleted, restored].includes(e.fact._tag) && !isAlong(e.fact)
    )
    const isGone = fate?.fact._tag === deleted || goneWith(fact, known)
    if (ask.deleted !== "include" && isGone !== (ask.deleted === "only")) return []
    return [{ at, id, fact: fact as Extract<Event["fact"], { _tag: Began }> }]
  })
}

/** A file that is said to go only because what it hangs on goes: that one's own fate is looked at. */
const isAlong = (fact: Event["fact"]): boolean => fact._tag === "FileDeleted" && fact.withOrigin

/** Whether what a file hangs on is gone. */
const goneWith = (fact: Event["fact"], known: ReadonlyArray<Event>): boolean => {
  if (fact._tag !== "FileAdded") return false
  const fates = {
    note: ["NoteDeleted", "NoteRestored"],
    task: ["ActivityDeleted", "ActivityRestored"],
    chat: ["TalkDeleted", "TalkRestored"]
  }[fact.origin]
  const last = known.findLast(
    (e) => fates.includes(e.fact._tag) && Object.values(e.fact).includes(fact.originId)
  )
  return last?.fact._tag === fates[0]
}

export const notes: Tellers = {
  notesAdded: ({ ask, events }) => {
    const idOf = (fact: Event["fact"]) => ("noteId" in fact ? fact.noteId : null)
    const written = begun("NoteAdded", "NoteDeleted", "NoteRestored", idOf, events, ask).filter(
      ({ fact }) => fact.sort === "common"
    )
    const within = (window: Ask["window"]) => written.filter(({ at }) => falls(at, window, ask))
    return {
      ...counts((window) => within(window).length, ask),
      rows: peopleThen(
        within(ask.window).map(({ fact }) => fact.authorId),
        within(ask.previous.sameElapsed).map(({ fact }) => fact.authorId),
        ask
      ),
      days: daily((window) => ({ n: within(window).length }), ask)
    }
  },
  latestUploads: ({ ask, events }) => {
    const idOf = (fact: Event["fact"]) => ("fileId" in fact ? fact.fileId : null)
    const uploaded = begun("FileAdded", "FileDeleted", "FileRestored", idOf, events, ask).flatMap(
      ({ at, fact, id }) =>
        fact.uploaderId === null ? [] : [{ at, id, by: fact.uploaderId as string, origin: fact.origin }]
    )
    const within = (window: Ask["window"]) => uploaded.filter(({ at }) => falls(at, window, ask))
    const [now, before] = [within(ask.window), within(ask.previous.sameElapsed)]
    const rows = peopleThen(
      now.map(({ by }) => by),
      before.map(({ by }) => by),
      ask
    )
    return {
      ...counts((window) => within(window).length, ask),
      origins: (["note", "task", "chat"] as const).map((name) => ({
        name,
        ...beside(
          now.filter(({ origin }) => origin === name),
          before.filter(({ origin }) => origin === name)
        )
      })),
      rows,
      latest: now
        .toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
        .slice(0, 10)
        .map(({ at, by, id, origin }) => {
          const { disabled, name } = rows.find((row) => row.id === by) ?? { disabled: false, name: by }
          return { fileId: id, at, origin, uploader: { id: by, name, disabled } }
        })
    }
  }
}
