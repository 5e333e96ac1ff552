/** What is kept in memory? One shelf a workspace, and beside them who may sign in. */
import type { Credential, Session } from "@weir/application/ports/Accounts"
import type { KeptImage } from "@weir/application/ports/Images"
import type { Answer } from "@weir/application/ports/Journal"
import type { Entry as CatalogueEntry } from "@weir/domain/catalogue/Catalogue"
import type { Deal } from "@weir/domain/deal/Deal"
import type { DealId, ImportId, WorkspaceId } from "@weir/domain/identity/Id"
import type { ImportJob, ImportRow } from "@weir/domain/import/ImportJob"
import type { Entry } from "@weir/domain/ledger/Entry"
import type { SavedView } from "@weir/domain/log/SavedView"
import type { Event } from "@weir/domain/log/Event"
import { type RecordKind, recordKinds, type StateOf } from "@weir/domain/record/families"
import type { Pipeline } from "@weir/domain/pipeline/Pipeline"
import type { Instant } from "@weir/domain/time/Instant"
import type { User } from "@weir/domain/user/User"
import type { Workspace } from "@weir/domain/workspace/Workspace"

/** All that one workspace holds. Maps keep the order in which records were added. */
export interface Shelf {
  workspace: Workspace | null
  readonly users: Map<string, User>
  readonly pipelines: Map<string, Pipeline>
  readonly catalogue: Map<string, CatalogueEntry>
  readonly deals: Map<DealId, Deal>
  /** Deals by external id, which no two of them share. */
  readonly dealIds: Map<string, DealId>
  /** Activities, calls, talks and the like, by kind and id. */
  readonly records: Readonly<Record<RecordKind, Map<string, StateOf>>>
  /** The ids of records by kind and key, which no two of a kind share. */
  readonly recordIds: Readonly<Record<RecordKind, Map<string, string>>>
  /** The ids of records by the names of their parts, which no two of a kind share; see `record/names.ts`. */
  readonly names: Map<string, string>
  /** The event at place `seq` is at index `seq - 1`. */
  readonly events: Array<Event>
  /** The place of the last commit that changed what the directory tells. */
  directorySeq: number
  /** The link of each event, at its index. */
  readonly links: Array<string>
  readonly entries: Array<Entry>
  readonly entriesOf: Map<string, Array<Entry>>
  readonly answers: Map<string, Answer>
  /** When each answer was kept, by its key, in milliseconds. */
  readonly answeredAt: Map<string, number>
  /** One note a commit that wrote events. */
  readonly notes: Array<{ readonly seq: number; readonly recordedAt: Instant; toldAt: Instant | null }>
  readonly imports: Map<ImportId, ImportJob>
  readonly importRows: Map<ImportId, Map<number, ImportRow>>
  readonly files: Map<ImportId, ReadonlyArray<Uint8Array>>
  readonly mappings: Map<string, string>
  readonly images: Map<string, KeptImage>
  /** By person, then by name. */
  readonly views: Map<string, Map<string, SavedView>>
}

export interface Store {
  readonly shelves: Map<WorkspaceId, Shelf>
  /** By workspace and user. */
  readonly credentials: Map<string, Credential>
  /** By the hash of the token. */
  readonly sessions: Map<string, Session>
}

export const emptyStore = (): Store => ({ shelves: new Map(), credentials: new Map(), sessions: new Map() })

const emptyShelf = (): Shelf => ({
  workspace: null,
  users: new Map(),
  pipelines: new Map(),
  catalogue: new Map(),
  deals: new Map(),
  dealIds: new Map(),
  records: perKind(),
  recordIds: perKind(),
  names: new Map(),
  events: [],
  directorySeq: 0,
  links: [],
  entries: [],
  entriesOf: new Map(),
  answers: new Map(),
  answeredAt: new Map(),
  notes: [],
  imports: new Map(),
  importRows: new Map(),
  files: new Map(),
  mappings: new Map(),
  images: new Map(),
  views: new Map()
})

const perKind = <A>(): Readonly<Record<RecordKind, Map<string, A>>> =>
  Object.fromEntries(recordKinds.map((kind) => [kind, new Map<string, A>()])) as unknown as Readonly<
    Record<RecordKind, Map<string, A>>
  >

/** The shelf of a workspace, for reading; an empty one when there is none. */
export const look = (store: Store, id: WorkspaceId): Shelf => store.shelves.get(id) ?? emptyShelf()

/** The shelf of a workspace, for writing; put up when there is none. */
export const open = (store: Store, id: WorkspaceId): Shelf => {
  const shelf = look(store, id)
  store.shelves.set(id, shelf)
  return shelf
}

/** Files entries in the order they are given. */
export const enter = (shelf: Shelf, entries: ReadonlyArray<Entry>): void => {
  for (const entry of entries) {
    shelf.entries.push(entry)
    const own = shelf.entriesOf.get(entry.subject)
    if (own === undefined) shelf.entriesOf.set(entry.subject, [entry])
    else own.push(entry)
  }
}

/** What the ledger holds about a record. */
export const recall = (shelf: Shelf, subject: string): ReadonlyArray<Entry> =>
  shelf.entriesOf.get(subject) ?? []
