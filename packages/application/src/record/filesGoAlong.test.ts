/** Do files go with what they hang on, come back with it, and are they read by whoever reads it? */
import { it } from "@effect/vitest"
import { ContactId, FileId, NoteId, UserId } from "@weir/domain/identity/Id"
import { Currency } from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import { Zone } from "@weir/domain/time/Zone"
import { layer as memory } from "@weir/memory/Memory"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { assert, describe } from "vitest"
import { uuid } from "../Ids.ts"
import { verify } from "../ledger/verify.ts"
import * as Feed from "../live/Feed.ts"
import { EventLog } from "../ports/EventLog.ts"
import { Journal } from "../ports/Journal.ts"
import { Records } from "../ports/Records.ts"
import { changeCatalogue } from "../workspace/changeCatalogue.ts"
import { changeUser } from "../workspace/changeUser.ts"
import { openWorkspace } from "../workspace/openWorkspace.ts"
import { changeRecord } from "./changeRecord.ts"
import { listRecords, oneRecord } from "./findRecords.ts"

const world = Layer.mergeAll(memory, Feed.layer)
const page = { descending: false, after: null, limit: 50 }

/** A note of one person with a file of another, about a contact. */
const noted = Effect.gen(function* () {
  yield* TestClock.setTime(Instant.iso("2026-03-18T10:00:00Z"))
  const { adminId, workspaceId } = yield* openWorkspace({
    name: "Halden",
    zone: Zone.make("Europe/Lisbon"),
    weekStart: 1,
    baseCurrency: Currency.make("EUR"),
    admin: { name: "Ana", email: "ana@example.com" }
  })
  const who = { workspaceId, actor: { kind: "user", userId: adminId } } as const
  const sellerId = UserId.make(yield* uuid)
  yield* changeUser(who, { _tag: "AddUser", userId: sellerId, name: "Rui", email: null, role: "manager" })
  const contact = ContactId.make(yield* uuid)
  yield* changeCatalogue(who, { _tag: "AddEntry", id: contact, kind: "contact", name: "Eva", category: null })
  const bindings = [{ kind: "contact" as const, id: contact }]
  const noteId = NoteId.make(yield* uuid)
  const fileId = FileId.make(yield* uuid)
  yield* changeRecord(who, {
    _tag: "AddNote",
    noteId,
    sort: "common",
    authorId: sellerId,
    text: "Likes red",
    bindings
  })
  const file = {
    _tag: "AddFile",
    fileId,
    name: "red.pdf",
    mediaType: "application/pdf",
    bytes: 1,
    origin: "note",
    originId: noteId,
    uploaderId: adminId,
    bindings
  } as const
  yield* changeRecord(who, file)
  return { who, workspaceId, sellerId, noteId, fileId, file }
})

describe("a file on a note", () => {
  it.effect("goes with the note in one commit, and comes back with it", () =>
    Effect.gen(function* () {
      const { fileId, noteId, who, workspaceId } = yield* noted
      const files = Effect.map(
        Effect.flatMap(Records, (records) => records.some(workspaceId, "file", [fileId])),
        ([file]) => [file?.deletedAt !== null, file?.deletedWithOrigin]
      )
      const log = yield* EventLog
      const before = yield* log.last(workspaceId)
      yield* changeRecord(who, { _tag: "DeleteNote", noteId })
      assert.deepStrictEqual(yield* files, [true, true])
      assert.strictEqual(yield* log.last(workspaceId), before + 2)
      assert.deepStrictEqual((yield* listRecords(who, "file", {}, page)).items, [])
      yield* changeRecord(who, { _tag: "RestoreNote", noteId })
      assert.deepStrictEqual(yield* files, [false, false])
      assert.deepStrictEqual((yield* verify(workspaceId)).found, [])
    }).pipe(Effect.provide(world))
  )

  it.effect("hangs on a note that is there and that whoever adds it may read", () =>
    Effect.gen(function* () {
      const { file, noteId, sellerId, who, workspaceId } = yield* noted
      const another = { ...file, fileId: FileId.make(yield* uuid) }
      const nothing = { ...another, originId: yield* uuid }
      assert.strictEqual((yield* Effect.flip(changeRecord(who, nothing)))._tag, "OriginNotFound")
      const stranger = UserId.make(yield* uuid)
      const narrow = { workspaceId, actor: { kind: "user", userId: stranger }, holders: [stranger] } as const
      assert.strictEqual((yield* Effect.flip(changeRecord(narrow, another)))._tag, "OriginNotFound")
      yield* changeRecord(who, { _tag: "DeleteNote", noteId })
      assert.strictEqual((yield* Effect.flip(changeRecord(who, another)))._tag, "OriginNotFound")
      const seller = { ...narrow, holders: [sellerId] }
      assert.strictEqual((yield* Effect.flip(changeRecord(seller, another)))._tag, "OriginNotFound")
    }).pipe(Effect.provide(world))
  )

  it.effect("is read by whoever reads the note", () =>
    Effect.gen(function* () {
      const { fileId, sellerId, who } = yield* noted
      const seller = { ...who, holders: [sellerId] }
      assert.strictEqual((yield* oneRecord(seller, "file", fileId)).id, fileId)
      assert.strictEqual((yield* listRecords(seller, "file", {}, page)).total, 1)
      const other = { ...who, holders: [UserId.make(yield* uuid)] }
      assert.strictEqual((yield* Effect.flip(oneRecord(other, "file", fileId)))._tag, "RecordNotFound")
      assert.strictEqual((yield* listRecords(other, "file", {}, page)).total, 0)
    }).pipe(Effect.provide(world))
  )

  it.effect("does not outlive the note when the two meet: what comes second is decided again", () =>
    Effect.gen(function* () {
      const { file, fileId, noteId, who, workspaceId } = yield* noted
      const gone = { _tag: "DeleteNote", noteId } as const
      const back = { _tag: "RestoreNote", noteId } as const
      const other = { ...file, fileId: FileId.make(yield* uuid) }
      const files = Effect.map(
        Effect.flatMap(Records, (records) => records.some(workspaceId, "file", [fileId, other.fileId])),
        (found) => found.map(({ deletedWithOrigin }) => deletedWithOrigin)
      )
      // The note goes between the decision to add a file and its being written.
      const refused = yield* Effect.flip(meanwhile(changeRecord(who, other), changeRecord(who, gone)))
      assert.strictEqual(refused._tag, "OriginNotFound")
      assert.deepStrictEqual(yield* files, [true])
      yield* changeRecord(who, back)
      // A file comes between the decision to delete the note and its being written: it goes along.
      yield* meanwhile(changeRecord(who, gone), changeRecord(who, other))
      assert.deepStrictEqual(yield* files, [true, true])
      assert.deepStrictEqual((yield* verify(workspaceId)).found, [])
    }).pipe(Effect.provide(world))
  )
})

/** Carries out one change with another that is written just before it, after it was decided. */
const meanwhile = <A, E, R, B, F, S>(change: Effect.Effect<A, E, R>, other: Effect.Effect<B, F, S>) =>
  Effect.gen(function* () {
    const journal = yield* Journal
    let first = true
    const late = Journal.of({
      ...journal,
      commit: (commit) => {
        if (!first) return journal.commit(commit)
        first = false
        return Effect.andThen(planted, journal.commit(commit))
      }
    })
    const services = yield* Effect.context<S>()
    const planted = Effect.provide(Effect.orDie(other), services)
    return yield* Effect.provideService(change, Journal, late)
  })
