/** How does a commit get into memory? Everything is checked and worked out first; what follows cannot fail. */
import { changesDirectory } from "@weir/application/ports/Directory"
import {
  AlreadyAnswered,
  type Commit,
  type Committed,
  CommandKeyReused,
  DirectoryChanged,
  type Journal,
  StaleVersion
} from "@weir/application/ports/Journal"
import { entriesOf } from "@weir/domain/ledger/Ledger"
import type { Event } from "@weir/domain/log/Event"
import { linked, noLink } from "@weir/domain/log/link"
import { familyOf, type StateOf } from "@weir/domain/record/families"
import { type Named, namesGiven, placeOf } from "@weir/domain/record/names"
import { partKinds, wholeKinds } from "@weir/domain/record/Whole"
import { books } from "@weir/domain/metrics/books"
import { Effect, Result } from "effect"
import { digest } from "./digest.ts"
import { recall, enter, look, open, type Shelf, type Store } from "./Shelf.ts"
import { demandStorable } from "./storable.ts"

type Refusal = StaleVersion | DirectoryChanged | AlreadyAnswered | CommandKeyReused

export const journal = (store: Store): typeof Journal.Service => ({
  commit: (commit) => Effect.suspend(() => Effect.fromResult(committed(store, commit))),
  answered: (workspaceId, key) => Effect.sync(() => look(store, workspaceId).answers.get(key) ?? null)
})

const committed = (store: Store, commit: Commit): Result.Result<Committed, Refusal> => {
  const shelf = look(store, commit.workspaceId)
  const refusal =
    answeredBefore(shelf, commit) ??
    directoryChanged(shelf, commit) ??
    stale(shelf, commit) ??
    keyTaken(shelf, commit) ??
    nameTaken(shelf, commit) ??
    partAlone(shelf, commit)
  if (refusal !== null) return Result.fail(refusal)
  demandStorable(shelf, commit)
  const before = shelf.events.length
  const events = commit.events.map((draft, i): Event => ({ ...draft, seq: before + i + 1 }))
  const entries = entriesOf(books, events, (subject) => recall(shelf, subject))
  const kept = open(store, commit.workspaceId)
  for (const { link, ...event } of linked(digest, kept.links.at(-1) ?? noLink, events)) {
    kept.events.push(event)
    kept.links.push(link)
  }
  enter(kept, entries)
  keepState(kept, commit)
  if (changesDirectory(commit.changes)) kept.directorySeq = kept.events.length
  const last = events.at(-1)
  if (last !== undefined) kept.notes.push({ seq: last.seq, recordedAt: last.recordedAt, toldAt: null })
  for (const { id, kind, name } of namesIn(commit)) kept.names.set(placeOf(kind, name), id)
  return Result.succeed({ events, seq: kept.events.length })
}

const answeredBefore = (shelf: Shelf, { answer }: Commit): Refusal | null => {
  const before = answer === null ? undefined : shelf.answers.get(answer.key)
  if (answer === null || before === undefined) return null
  return before.fingerprint === answer.fingerprint
    ? new AlreadyAnswered({ body: before.body })
    : new CommandKeyReused({ key: answer.key })
}

const directoryChanged = ({ directorySeq: at }: Shelf, { decidedOn = at }: Commit): DirectoryChanged | null =>
  at > decidedOn ? new DirectoryChanged({ at }) : null

const stale = (shelf: Shelf, { expected }: Commit): StaleVersion | null => {
  for (const { id, kind, version } of expected) {
    const actual = versionOf(shelf, kind, id)
    if (actual !== version) return new StaleVersion({ kind, id, expected: version, actual })
  }
  return null
}

const versionOf = (shelf: Shelf, kind: Commit["expected"][number]["kind"], id: string): number => {
  const records: ReadonlyMap<string, { readonly version: number }> = {
    workspace: new Map(shelf.workspace === null ? [] : [[shelf.workspace.id as string, shelf.workspace]]),
    user: shelf.users,
    pipeline: shelf.pipelines,
    catalogue: shelf.catalogue,
    deal: shelf.deals,
    import: shelf.imports,
    ...shelf.records
  }[kind]
  return records.get(id)?.version ?? 0
}

/** A record cannot take a key that another one has and keeps: whoever decided to add it did not know that one yet. */
const keyTaken = (shelf: Shelf, { changes }: Commit): StaleVersion | null => {
  const records = changes.records ?? []
  const changed = new Set(records.map(({ id, kind }) => `${kind} ${id}`))
  for (const record of records) {
    const { key } = familyOf(record.kind).placed(record)
    const id = key === null ? record.id : (shelf.recordIds[record.kind].get(key) ?? record.id)
    if (id !== record.id && !changed.has(`${record.kind} ${id}`)) {
      const actual = shelf.records[record.kind].get(id)?.version ?? 0
      return new StaleVersion({ kind: record.kind, id, expected: 0, actual })
    }
  }
  return null
}

/** Nor can a part of it take a name that a part of another one has. */
const nameTaken = (shelf: Shelf, commit: Commit): StaleVersion | null => {
  for (const { id, kind, name } of namesIn(commit)) {
    const holder = shelf.names.get(placeOf(kind, name)) ?? id
    if (holder === id) continue
    const actual = shelf.records[kind].get(holder)?.version ?? 0
    return new StaleVersion({ kind, id: holder, expected: 0, actual })
  }
  return null
}

/** A part stands only while what it is a part of does: whoever decided otherwise did not know of the other's end, or beginning. */
const partAlone = (shelf: Shelf, { changes }: Commit): StaleVersion | null => {
  const records = changes.records ?? []
  const changed = new Map(records.map((record) => [`${record.kind} ${record.id}`, record]))
  const gone = new Set<string>()
  for (const record of records) {
    if (record.deletedAt !== null) {
      gone.add(`${record.kind} ${record.id}`)
      continue
    }
    const { partOf } = familyOf(record.kind).placed(record)
    if (partOf === undefined) continue
    const whole = changed.get(`${partOf.kind} ${partOf.id}`) ?? shelf.records[partOf.kind].get(partOf.id)
    if (whole?.deletedAt !== null)
      return new StaleVersion({ ...partOf, expected: 0, actual: whole?.version ?? 0 })
  }
  if (!wholeKinds.some((kind) => records.some((record) => record.kind === kind && record.deletedAt !== null)))
    return null
  for (const kind of partKinds)
    for (const part of shelf.records[kind].values()) {
      const { partOf } = familyOf(kind).placed(part)
      const left = part.deletedAt === null && !changed.has(`${kind} ${part.id}`)
      if (left && partOf !== undefined && gone.has(`${partOf.kind} ${partOf.id}`))
        return new StaleVersion({ kind, id: part.id, expected: 0, actual: part.version })
    }
  return null
}

const namesIn = ({ changes, events }: Commit): ReadonlyArray<Named> =>
  namesGiven(events, (kind, id) => changes.records?.find((r) => r.kind === kind && r.id === id))

const keepState = (shelf: Shelf, { answer, changes }: Commit): void => {
  if (changes.workspace !== undefined) shelf.workspace = changes.workspace
  for (const user of changes.users ?? []) shelf.users.set(user.id, user)
  for (const pipeline of changes.pipelines ?? []) shelf.pipelines.set(pipeline.id, pipeline)
  for (const entry of changes.catalogue ?? []) shelf.catalogue.set(entry.id, entry)
  for (const deal of changes.deals ?? []) {
    shelf.deals.set(deal.id, deal)
    if (deal.externalId !== null) shelf.dealIds.set(deal.externalId, deal.id)
  }
  keepRecords(shelf, changes.records ?? [])
  if (changes.importJob !== undefined) shelf.imports.set(changes.importJob.id, changes.importJob)
  if (changes.importRows !== undefined) {
    const { importId, rows } = changes.importRows
    const known = shelf.importRows.get(importId) ?? new Map()
    for (const row of rows) known.set(row.row, row)
    shelf.importRows.set(importId, known)
  }
  if (answer !== null) {
    shelf.answers.set(answer.key, answer)
    shelf.answeredAt.set(answer.key, Date.now())
  }
}

/** Keys that are given up are free before others are taken. */
const keepRecords = ({ recordIds, records }: Shelf, changed: ReadonlyArray<StateOf>): void => {
  for (const { id, kind } of changed) {
    const before = records[kind].get(id)
    const key = before === undefined ? null : familyOf(kind).placed(before).key
    if (key !== null && recordIds[kind].get(key) === id) recordIds[kind].delete(key)
  }
  for (const record of changed) {
    records[record.kind].set(record.id, record)
    const { key } = familyOf(record.kind).placed(record)
    if (key !== null) recordIds[record.kind].set(key, record.id)
  }
}
