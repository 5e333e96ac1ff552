/** What must a store of records refuse that was decided too early? A key or a name that is taken meanwhile, and a part of what is gone. */
import { assert } from "@effect/vitest"
import { Journal } from "@weir/application/ports/Journal"
import { Records } from "@weir/application/ports/Records"
import type { CallCommand } from "@weir/domain/call/CallCommand"
import { FileCommand } from "@weir/domain/file/File"
import { FileId, MessageId, NoteId, TalkId } from "@weir/domain/identity/Id"
import { NoteCommand } from "@weir/domain/note/Note"
import type { StateOf } from "@weir/domain/record/families"
import { TalkCommand } from "@weir/domain/talk/TalkCommand"
import { Cause, Effect, Exit } from "effect"
import { answer } from "./answering.ts"
import { dump } from "./dump.ts"
import {
  commitOf,
  creation,
  dealId,
  newWorkspaceId,
  officeOnceOpened,
  openedAt,
  openOffice,
  person
} from "./office.ts"
import { run, type Suite } from "./suite.ts"

type Call = StateOf<"call">

/** A call about nothing, with a key of its own. */
export const call = (n: number, externalId: string): CallCommand => ({
  _tag: "RecordCall",
  callId: `ca11${String(n).padStart(4, "0")}-0000-4000-8000-000000000000` as Call["id"],
  provider: "line",
  externalId,
  direction: "in",
  outcome: "answered",
  startedAt: openedAt,
  durationMs: 60_000,
  userId: person(0),
  phone: null,
  bindings: []
})

const talk = (n: number) =>
  TalkCommand.cases.OpenTalk.make({
    talkId: TalkId.make(`7a1c${String(n).padStart(4, "0")}-0000-4000-8000-000000000000`),
    channel: "web",
    provider: "web",
    externalId: `t-${n}`,
    ownerId: person(0),
    bindings: []
  })

const message = (n: number, told: number) =>
  TalkCommand.cases.RecordMessage.make({
    talkId: talk(n).talkId,
    messageId: MessageId.make(`3e55${String(told).padStart(4, "0")}-0000-4000-8000-000000000000`),
    externalId: `m-${told}`,
    from: "client",
    userId: null,
    failed: false
  })

const noteId = NoteId.make("40720000-0000-4000-8000-000000000000")
const note = NoteCommand.cases.AddNote.make({
  noteId,
  sort: "common",
  authorId: person(0),
  text: "A note",
  bindings: [{ kind: "deal", id: dealId(1) }]
})
const fileOn = (n: number) =>
  FileCommand.cases.AddFile.make({
    fileId: FileId.make(`f11e${String(n).padStart(4, "0")}-0000-4000-8000-000000000000`),
    name: "plan.pdf",
    mediaType: "application/pdf",
    bytes: 1,
    origin: "note",
    originId: noteId,
    uploaderId: person(0),
    bindings: [{ kind: "deal", id: dealId(1) }]
  })

/** A workspace with a note, and how it looks to somebody who knows of the note and of nothing after. */
const noted = Effect.gen(function* () {
  const journal = yield* Journal
  const office = yield* openOffice()
  const blind = officeOnceOpened(office.workspaceId)
  for (const command of [creation(office, 1), note]) {
    yield* journal.commit(commitOf(office.ask(command)))
    blind.ask(command)
  }
  return { office, blind }
})

export const recordRaces: Suite = {
  title: "Records that meet",
  laws: ({ test }) => {
    test("a key belongs to one record of its kind: the second to come is told that it decided too early", () =>
      Effect.gen(function* () {
        const [journal, records] = [yield* Journal, yield* Records]
        const [one, two] = [yield* openOffice(), yield* openOffice()]
        yield* journal.commit(commitOf(one.ask(call(1, "same"))))
        yield* journal.commit(commitOf(two.ask(call(1, "other"))))
        const before = yield* dump(two.workspaceId)
        // Decided without knowing of the first.
        const blind = commitOf(officeOnceOpened(two.workspaceId).ask(call(2, "other")), answer("blind"))
        const error = yield* Effect.flip(journal.commit(blind))
        assert.deepInclude(error, {
          _tag: "StaleVersion",
          kind: "call",
          id: call(1, "").callId,
          expected: 0,
          actual: 1
        })
        assert.deepStrictEqual(yield* dump(two.workspaceId), before)
        const [first] = yield* records.byKeys(two.workspaceId, "call", ["line other"])
        assert.strictEqual(first?.id, call(1, "").callId)
      }))

    test("a message belongs to one talk: telling it in another, not knowing of the first, is told that it decided too early", () =>
      Effect.gen(function* () {
        const [journal, records] = [yield* Journal, yield* Records]
        const office = yield* openOffice()
        for (const n of [1, 2]) yield* journal.commit(commitOf(office.ask(talk(n))))
        const blind = officeOnceOpened(office.workspaceId)
        for (const n of [1, 2]) blind.ask(talk(n))
        const late = commitOf(blind.ask(message(2, 7)), answer("blind message"))
        yield* journal.commit(commitOf(office.ask(message(1, 7))))
        const before = yield* dump(office.workspaceId)
        const error = yield* Effect.flip(journal.commit(late))
        assert.deepInclude(error, {
          _tag: "StaleVersion",
          kind: "talk",
          id: talk(1).talkId,
          expected: 0,
          actual: 2
        })
        assert.deepStrictEqual(yield* dump(office.workspaceId), before)
        const names = ["told web m-7", "told web m-8"]
        const taken = yield* records.byNames(office.workspaceId, "talk", names)
        assert.deepStrictEqual(
          taken.map(([name, { id }]) => [name, id]),
          [["told web m-7", talk(1).talkId as string]]
        )
        assert.deepStrictEqual(yield* records.byNames(newWorkspaceId(), "talk", names), [])
      }))

    test("of eight records of one key that come at once, one is kept", () =>
      Effect.gen(function* () {
        const [journal, records] = [yield* Journal, yield* Records]
        const office = yield* openOffice()
        const commits = Array.from({ length: 8 }, (_, n) =>
          commitOf(officeOnceOpened(office.workspaceId).ask(call(n, "same")))
        )
        const exits = yield* Effect.all(
          commits.map((commit) => Effect.exit(journal.commit(commit))),
          { concurrency: "unbounded" }
        )
        assert.strictEqual(exits.filter(Exit.isSuccess).length, 1)
        for (const exit of exits.filter(Exit.isFailure))
          assert.deepInclude(Cause.squash(exit.cause), { _tag: "StaleVersion", kind: "call", expected: 0 })
        const kept = yield* records.all(office.workspaceId, "call")
        assert.lengthOf(
          kept.filter(({ externalId }) => externalId === "same"),
          1
        )
      }))

    test("a part of what is gone is told that it decided too early, and so is whoever takes away what has got a part", () =>
      Effect.gen(function* () {
        const journal = yield* Journal
        const gone = { _tag: "DeleteNote", noteId } as const
        // The note goes first.
        const one = yield* noted
        yield* journal.commit(commitOf(one.office.ask(gone)))
        const before = yield* dump(one.office.workspaceId)
        const late = commitOf(one.blind.ask(fileOn(1)), answer("late file"))
        assert.deepInclude(yield* Effect.flip(journal.commit(late)), {
          _tag: "StaleVersion",
          kind: "note",
          id: noteId,
          actual: 2
        })
        assert.deepStrictEqual(yield* dump(one.office.workspaceId), before)
        // The file comes first.
        const two = yield* noted
        yield* journal.commit(commitOf(two.office.ask(fileOn(1))))
        const kept = yield* dump(two.office.workspaceId)
        assert.deepInclude(
          yield* Effect.flip(journal.commit(commitOf(two.blind.ask(gone), answer("late end")))),
          {
            _tag: "StaleVersion",
            kind: "file",
            id: fileOn(1).fileId,
            actual: 1
          }
        )
        assert.deepStrictEqual(yield* dump(two.office.workspaceId), kept)
        // Whoever knows of the file takes it along.
        yield* journal.commit(commitOf(two.office.ask(gone)))
        const files = yield* (yield* Records).some(two.office.workspaceId, "file", [fileOn(1).fileId])
        assert.deepStrictEqual(
          files.map(({ deletedWithOrigin }) => deletedWithOrigin),
          [true]
        )
      }))
  }
}

/** Holds an adapter to what it must refuse of records. */
export const recordRacesSuite = run(recordRaces)
