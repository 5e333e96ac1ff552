/** What is an id the id of, and how is that called? Deals and records of all kinds, looked up together. */
import type { Holders } from "@weir/domain/access/Viewer"
import { mayRead } from "@weir/domain/access/Viewer"
import type { ClientKind } from "@weir/domain/client/Client"
import type { Deal } from "@weir/domain/deal/Deal"
import { DealId, type WorkspaceId } from "@weir/domain/identity/Id"
import { dealsOf } from "@weir/domain/record/Binding"
import { familyOf, type RecordKind, type StateOf } from "@weir/domain/record/families"
import { robot } from "@weir/domain/user/User"
import { Effect } from "effect"
import { dealsBehind } from "../access/readable.ts"
import { Catalogue } from "../ports/Catalogue.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory } from "../ports/Directory.ts"
import { Records } from "../ports/Records.ts"

export interface Subject {
  readonly kind: RecordKind | "deal"
  readonly id: string
  readonly title: string
  readonly deleted: boolean
  /** The deal itself, or the first that the record is bound to and the viewer may read. */
  readonly deal: Deal | null
  /** A record that is no deal. */
  readonly record: StateOf | null
}

// The likeliest first: looking ends when everything was found.
const kinds: ReadonlyArray<RecordKind> = [
  "activity",
  "call",
  "talk",
  "note",
  "file",
  "presence",
  "client",
  "goal",
  "team"
]

/** The subjects with these ids, as far as they exist. Deals beside a record are named only to those who may read them. */
export const subjects = Effect.fn("subjects")(function* (
  workspaceId: WorkspaceId,
  wanted: Iterable<string>,
  holders: Holders
) {
  const missing = new Set(wanted)
  const found = new Map<string, Subject>()
  if (missing.size === 0) return found
  const ids = [...missing].map((id) => DealId.make(id))
  for (const deal of yield* (yield* Deals).some(workspaceId, ids)) {
    const { deletedAt, id, title } = deal
    found.set(id, { kind: "deal", id, title, deleted: deletedAt !== null, deal, record: null })
    missing.delete(id)
  }
  const stored = yield* Records
  const records: Array<StateOf> = []
  for (const kind of kinds) {
    if (missing.size === 0) break
    const own: ReadonlyArray<StateOf> = yield* stored.some(workspaceId, kind, [...missing])
    for (const record of own) missing.delete(record.id)
    records.push(...own)
  }
  const deals = yield* dealsBehind(workspaceId, records)
  const nameOf = yield* namesBehind(workspaceId, records)
  for (const record of records) {
    const bound = dealsOf(familyOf(record.kind).placed(record as never).bindings)
    const deal = bound
      .map((id) => deals.get(id))
      .find((d) => d !== undefined && mayRead(holders, [d.ownerId]))
    found.set(record.id, {
      kind: record.kind,
      id: record.id,
      title: titleOf(record, nameOf),
      deleted: record.deletedAt !== null,
      deal: deal ?? null,
      record
    })
  }
  return found
})

/** How people and clients are called. */
const namesBehind = Effect.fn("namesBehind")(function* (
  workspaceId: WorkspaceId,
  records: ReadonlyArray<StateOf>
) {
  const { users } = yield* (yield* Directory).get(workspaceId)
  const names = new Map<string, string>([...users, robot].map((user) => [user.id, user.name]))
  const catalogue = yield* Catalogue
  for (const kind of ["contact", "company"] satisfies ReadonlyArray<ClientKind>) {
    const ids = records.flatMap((r) => (r.kind === "client" && r.of === kind ? [r.id as string] : []))
    if (ids.length > 0)
      for (const entry of yield* catalogue.some(workspaceId, kind, ids)) names.set(entry.id, entry.name)
  }
  return (id: string) => names.get(id) ?? id
})

const most = 80

/** What a record is called in a line: the beginning of its text, its name, or what kind of thing it was. */
export const titleOf = (record: StateOf, nameOf: (id: string) => string): string => {
  switch (record.kind) {
    case "activity":
    case "note":
      return beginning(record.text)
    case "call":
      return record.phone === null ? record.direction : `${record.direction} ${record.phone}`
    case "talk":
      return record.channel
    case "file":
    case "team":
      return record.name
    case "goal":
      return `${record.month} ${record.measure}`
    case "dashboard":
      return record.ownerId === null ? record.current.theme.title || "everybody" : nameOf(record.ownerId)
    case "presence":
    case "client":
      return nameOf(record.id)
  }
}

const beginning = (text: string): string => {
  const [line = ""] = text.trim().split("\n")
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`
}
