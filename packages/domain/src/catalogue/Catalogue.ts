/** What lists do records refer to? Sources, loss reasons, types of activities, companies, contacts and products: named entries, archived, never deleted. */
import { Result, Schema } from "effect"
import { Uuid } from "../identity/Id.ts"
import { Name } from "../text/Text.ts"

/** The ways enquiries arrive (S-2). */
export const SourceCategory = Schema.Literals([
  "email",
  "chat",
  "phone",
  "webform",
  "manual",
  "import",
  "api",
  "other"
])
export type SourceCategory = typeof SourceCategory.Type

/** Which list of the workspace an entry stands in. */
export const EntryKind = Schema.Literals([
  "source",
  "lossReason",
  "activityType",
  "company",
  "contact",
  "product"
])
export type EntryKind = typeof EntryKind.Type

/** Any id of the catalogue; the branded ids of `identity/Id.ts` say which kind is meant. */
export const EntryId = Uuid

/** One line of a list: a name that records point at. Archived entries keep their name for the records that have them. */
export const Entry = Schema.Struct({
  id: EntryId,
  kind: EntryKind,
  name: Name,
  /** Only sources have a category. */
  category: Schema.NullOr(SourceCategory),
  archived: Schema.Boolean,
  version: Schema.Int
})
export type Entry = typeof Entry.Type

/** Everything that can happen to an entry of a list. */
export const CatalogueFact = Schema.TaggedUnion({
  EntryAdded: { id: EntryId, kind: EntryKind, name: Name, category: Schema.NullOr(SourceCategory) },
  EntryRenamed: { id: EntryId, kind: EntryKind, from: Name, to: Name },
  EntryArchived: { id: EntryId, kind: EntryKind }
})
export type CatalogueFact = typeof CatalogueFact.Type

/** No list of that kind has an entry with this id. */
export class EntryNotFound extends Schema.TaggedError<EntryNotFound>()(
  "EntryNotFound",
  { kind: EntryKind, id: EntryId },
  { httpApiStatus: 404 }
) {}

/** A source, loss reason or type of activity of that name exists. Companies, contacts and products may share names. */
export class NameTaken extends Schema.TaggedError<NameTaken>()(
  "NameTaken",
  { kind: EntryKind, name: Name, by: EntryId },
  { httpApiStatus: 409 }
) {}

/** Everything that can be asked of the lists. */
export const CatalogueCommand = Schema.TaggedUnion({
  AddEntry: { id: EntryId, kind: EntryKind, name: Name, category: Schema.NullOr(SourceCategory) },
  RenameEntry: { id: EntryId, kind: EntryKind, to: Name },
  ArchiveEntry: { id: EntryId, kind: EntryKind }
})
export type CatalogueCommand = typeof CatalogueCommand.Type

/** Names are compared as people read them: in lower case, spaces at the ends and doubled spaces ignored. */
export const folded = (name: string): string =>
  name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase()

/** What a command makes happen, given the entry it names (or null) and one of the same kind that has the wanted name (or null). */
export const decide = (
  entry: Entry | null,
  namesake: Entry | null,
  command: CatalogueCommand
): Result.Result<ReadonlyArray<CatalogueFact>, EntryNotFound | NameTaken> => {
  const { id, kind } = command
  const unique = kind === "source" || kind === "lossReason" || kind === "activityType"
  const taken = unique && namesake !== null && namesake.id !== id ? namesake : null
  if (command._tag === "AddEntry") {
    if (entry !== null) return Result.succeed([])
    if (taken !== null) return Result.fail(new NameTaken({ kind, name: command.name, by: taken.id }))
    const category = kind === "source" ? (command.category ?? "other") : null
    return Result.succeed([CatalogueFact.cases.EntryAdded.make({ id, kind, name: command.name, category })])
  }
  if (entry === null) return Result.fail(new EntryNotFound({ kind, id }))
  if (command._tag === "ArchiveEntry") {
    return Result.succeed(entry.archived ? [] : [CatalogueFact.cases.EntryArchived.make({ id, kind })])
  }
  if (entry.name === command.to) return Result.succeed([])
  if (taken !== null) return Result.fail(new NameTaken({ kind, name: command.to, by: taken.id }))
  return Result.succeed([
    CatalogueFact.cases.EntryRenamed.make({ id, kind, from: entry.name, to: command.to })
  ])
}

/** State after one more fact. */
export const evolve = (entry: Entry | null, fact: CatalogueFact): Entry => {
  if (fact._tag === "EntryAdded") {
    return {
      id: fact.id,
      kind: fact.kind,
      name: fact.name,
      category: fact.category,
      archived: false,
      version: 1
    }
  }
  if (entry === null) throw new Error(`${fact.kind} ${fact.id} was never added`)
  const version = entry.version + 1
  return fact._tag === "EntryRenamed"
    ? { ...entry, name: fact.to, version }
    : { ...entry, archived: true, version }
}
