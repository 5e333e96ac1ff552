/** What must a ledger do? Give exactly the sums and entries that the core's definition gives, however it keeps them. */
import { assert } from "@effect/vitest"
import { EventLog } from "@weir/application/ports/EventLog"
import { Journal } from "@weir/application/ports/Journal"
import { Ledger } from "@weir/application/ports/Ledger"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { added, type Entry } from "@weir/domain/ledger/Entry"
import { type Query, selecting, type Selection, sign } from "@weir/domain/ledger/Query"
import { bookOf, books } from "@weir/domain/metrics/books"
import * as Instant from "@weir/domain/time/Instant"
import { histories } from "@weir/specs/histories/histories"
import type { Played } from "@weir/specs/histories/play"
import { Effect } from "effect"
import * as fc from "fast-check"
import { dump, plainEntries, unordered } from "./dump.ts"
import { commitOf, continued, creation, type Office, openOffice, person, store } from "./office.ts"
import { due, entriesIn, everything, heldIn, queryOf, queryWishes } from "./queries.ts"
import { run, type Suite } from "./suite.ts"

const wishes = fc.array(queryWishes, { minLength: 12, maxLength: 12 })

/** All pages of some selections, and how many there were. */
const allPages = (workspaceId: WorkspaceId, selections: ReadonlyArray<Selection>, limit: number) =>
  Effect.gen(function* () {
    const ledger = yield* Ledger
    const found: Array<Entry> = []
    let after: string | null = null
    do {
      const page: Effect.Success<ReturnType<typeof ledger.entries>> = yield* ledger.entries(
        workspaceId,
        selections,
        { after, limit }
      )
      assert.isAtMost(page.entries.length, limit)
      found.push(...page.entries)
      after = page.next
    } while (after !== null)
    return found
  })

const chosen = (played: Played, selections: ReadonlyArray<Selection>): ReadonlyArray<Entry> => {
  const held = heldIn(played)
  const all = selections.map((selection) => selecting(bookOf(selection.book), selection, held))
  return entriesIn(played).filter((entry) => all.some((belongs) => belongs(entry)))
}

const total = (entries: ReadonlyArray<Entry>): ReadonlyArray<number> =>
  entries.reduce<ReadonlyArray<number>>((sum, { tally }) => added(sum, tally), [0])

const enact = (stage: Office["stage"], command: DealCommand, ms: number): void => {
  const at = Instant.make(ms)
  assert.isNull(
    stage.enact({
      command,
      at,
      recordedAt: at,
      cause: { kind: "user" },
      actor: { kind: "user", userId: person(0) }
    })
  )
}

const named = (queries: ReadonlyArray<Query>) =>
  Object.fromEntries(queries.map((query, i) => [`q${i}`, query]))

export const ledger: Suite = {
  title: "Ledger",
  laws: ({ law, runs, test }) => {
    const inBatches = fc.tuple(histories(), fc.constantFrom(1, 4, 50))

    law("holds exactly the entries that the core posts for the log", inBatches, runs, ([history, size]) =>
      Effect.gen(function* () {
        const ledger = yield* Ledger
        const played = yield* store(history, size)
        const all = entriesIn(played)
        const written = yield* ledger.written(played.workspaceId, 0, played.events.length)
        assert.deepStrictEqual(plainEntries(written), plainEntries(all))
        assert.deepStrictEqual(
          written.map(({ seq }) => seq),
          written.map(({ seq }) => seq).sort((a, b) => a - b)
        )
        const middle = Math.floor(played.events.length / 2)
        const later = yield* ledger.written(played.workspaceId, middle, played.events.length - 1)
        assert.deepStrictEqual(
          plainEntries(later),
          plainEntries(all.filter(({ seq }) => seq > middle && seq < played.events.length))
        )
        const subjects = played.deals.slice(0, 2).map(({ id }) => id as string)
        const own = yield* ledger.history(played.workspaceId, subjects)
        assert.deepStrictEqual(
          plainEntries(own),
          plainEntries(all.filter(({ subject }) => subjects.includes(subject)))
        )
      })
    )

    law(
      "gives the sums of the core's definition, from whatever it adds them up",
      fc.tuple(histories(), wishes),
      runs,
      ([history, wanted]) =>
        Effect.gen(function* () {
          const ledger = yield* Ledger
          const played = yield* store(history)
          const queries = wanted.map((wish) => queryOf(played, wish))
          const sums = yield* ledger.sums(played.workspaceId, named(queries))
          assert.strictEqual(sums.seq, played.events.length)
          for (const [i, query] of queries.entries()) {
            assert.deepStrictEqual(
              unordered(sums.balances[`q${i}`] ?? []),
              unordered(due(played, query)),
              JSON.stringify(query)
            )
          }
        })
    )

    law(
      "shows each chosen entry once, newest first, and the pages add up to the sum",
      fc.tuple(
        histories(),
        fc.array(queryWishes, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 7 })
      ),
      runs,
      ([history, wanted, limit]) =>
        Effect.gen(function* () {
          const ledger = yield* Ledger
          const played = yield* store(history)
          const selections = wanted.map((wish) => queryOf(played, wish))
          for (const some of [selections, ...selections.map((one) => [one])]) {
            const pages = yield* allPages(played.workspaceId, some, limit)
            assert.deepStrictEqual(plainEntries(pages), plainEntries(chosen(played, some)))
            assert.strictEqual(yield* ledger.count(played.workspaceId, some), pages.length)
            for (const [i, { at, seq }] of pages.slice(1).entries()) {
              const before = pages[i]
              assert.isTrue(
                before !== undefined && (before.at > at || (before.at === at && before.seq >= seq)),
                "out of order"
              )
            }
            const [only, ...others] = some
            if (only === undefined || others.length > 0) continue
            const whole = { ...only, by: [], perDay: false, perInstant: false, perSubject: false }
            const { balances } = yield* ledger.sums(played.workspaceId, { whole })
            const sum = balances["whole"]?.[0]?.tally ?? {}
            const added = total(pages).map((n) => n * sign(only))
            for (const [measure, n] of bookOf(only.book).measures.map(
              (name, i) => [name, added[i] ?? 0] as const
            )) {
              assert.strictEqual(sum[measure] ?? 0, n || 0, measure)
            }
          }
        })
    )

    test("refuses a cursor that it did not give out", () =>
      Effect.gen(function* () {
        const { workspaceId } = yield* openOffice()
        const page = { after: "no such place", limit: 10 }
        const error = yield* Effect.flip(
          (yield* Ledger).entries(
            workspaceId,
            books.map((book) => everything(book)),
            page
          )
        )
        assert.deepInclude(error, { _tag: "CursorUnknown", cursor: "no such place" })
      }))

    test("sums and their place in the log are of one moment while others write", () =>
      Effect.gen(function* () {
        const [journal, ledger] = [yield* Journal, yield* Ledger]
        const office = yield* openOffice()
        const begun = office.stage.events.length
        const flow = everything(bookOf("stage-flow"), { by: [] })
        const batches = Array.from({ length: 12 }, (_, n) => office.ask(creation(office, n)))
        const look = Effect.gen(function* () {
          const { balances, seq } = yield* ledger.sums(office.workspaceId, {
            cells: flow,
            records: { ...flow, perSubject: true }
          })
          assert.strictEqual(balances["cells"]?.[0]?.tally["deals"] ?? 0, seq - begun)
          assert.strictEqual(balances["records"]?.length, seq - begun)
        })
        const work = batches.flatMap((batch) => [Effect.asVoid(journal.commit(commitOf(batch))), look])
        yield* Effect.all(work, { concurrency: "unbounded" })
        yield* look
        assert.strictEqual((yield* ledger.sums(office.workspaceId, { flow })).seq, begun + 12)
      }))

    law(
      "forgets a deleted deal at its original instants, and a restored one is back as it was",
      histories(),
      runs,
      (history) =>
        Effect.gen(function* () {
          const [journal, ledger] = [yield* Journal, yield* Ledger]
          const played = yield* store(history)
          const { workspaceId } = played
          const live = played.deals.filter(({ deletedAt }) => deletedAt === null)
          const subjects = live.map(({ id }) => id as string)
          const shapes = books.flatMap((book) => [
            everything(book, { perDay: true, subjects }),
            everything(book, { perDay: true, perSubject: true, subjects })
          ])
          const ask = (shape: Partial<Query>) =>
            Effect.map(
              ledger.sums(workspaceId, named(shapes.map((q) => ({ ...q, ...shape })))),
              ({ balances }) => Object.entries(balances).map(([name, list]) => [name, unordered(list)])
            )
          const whole = books.map((book) => everything(book, { perDay: true }))
          const askWhole = Effect.map(ledger.sums(workspaceId, named(whole)), ({ balances }) =>
            Object.values(balances).map(unordered)
          )
          const before = yield* ask({})
          const now = played.events.at(-1)?.recordedAt ?? Instant.MIN
          const stage = continued(played)
          for (const { id } of live)
            enact(stage, DealCommand.cases.DeleteDeal.make({ dealId: id }), now + 3_600_000)
          stage.close()
          yield* Effect.all(stage.batches.map((batch) => journal.commit(commitOf(batch))))
          const none = yield* ask({})
          assert.deepStrictEqual(
            none.flatMap(([, list]) => list),
            []
          )
          const later = { ...played, events: stage.events, state: stage.state }
          const dueWhole = () => whole.map((query) => unordered(due(later, query)))
          assert.deepStrictEqual(yield* askWhole, dueWhole())
          assert.deepStrictEqual(yield* ask({ deleted: "only" }), yield* ask({ deleted: "include" }))
          // As it was known before the deletions, nothing is gone (GV30).
          assert.deepStrictEqual(yield* ask({ knownAt: now }), before)
          const deletions = stage.batches.length
          for (const { id } of live)
            enact(stage, DealCommand.cases.RestoreDeal.make({ dealId: id }), now + 7_200_000)
          stage.close()
          yield* Effect.all(stage.batches.slice(deletions).map((batch) => journal.commit(commitOf(batch))))
          // A book may count that a deal came back: that is new.
          const news = stage.events.filter(({ fact }) => fact._tag === "DealRestored")
          const counting = books.filter((book) => news.some((event) => book.post(event).length > 0))
          const asBefore = (list: typeof before) =>
            list.filter((_, i) => counting.every(({ id }) => id !== shapes[i]?.book))
          assert.deepStrictEqual(asBefore(yield* ask({})), asBefore(before))
          assert.deepStrictEqual(yield* askWhole, dueWhole())
          assert.deepStrictEqual(yield* ask({ knownAt: Instant.make(now + 3_600_000) }), none)
          assert.deepStrictEqual((yield* dump(workspaceId)).wrongCells, [])
        })
    )

    law(
      "keeps its sums, entries and their number when it is rebuilt from the log",
      histories(),
      Math.ceil(runs / 2),
      (history) =>
        Effect.gen(function* () {
          const ledger = yield* Ledger
          const played = yield* store(history)
          const other = yield* openOffice()
          const [before, elsewhere] = [yield* dump(played.workspaceId), yield* dump(other.workspaceId)]
          const ask = ledger.sums(
            played.workspaceId,
            named(books.map((book) => everything(book, { perDay: true })))
          )
          const sums = yield* ask
          assert.strictEqual(yield* ledger.rebuild(played.workspaceId), entriesIn(played).length)
          assert.deepStrictEqual(
            Object.values((yield* ask).balances).map(unordered),
            Object.values(sums.balances).map(unordered)
          )
          assert.deepStrictEqual(yield* dump(played.workspaceId), before)
          assert.deepStrictEqual(yield* dump(other.workspaceId), elsewhere)
          assert.strictEqual(yield* (yield* EventLog).last(played.workspaceId), played.events.length)
        })
    )

    test("counts on after a rebuild as if there had been none", () =>
      Effect.gen(function* () {
        const [journal, ledger] = [yield* Journal, yield* Ledger]
        const office = yield* openOffice()
        yield* journal.commit(commitOf(office.ask(creation(office, 1))))
        yield* ledger.rebuild(office.workspaceId)
        yield* journal.commit(commitOf(office.ask(creation(office, 2))))
        const { balances } = yield* ledger.sums(office.workspaceId, {
          all: everything(bookOf("stage-flow"), { by: [] })
        })
        assert.deepInclude(balances["all"]?.[0]?.tally, { deals: 2, amount: 2003 })
        assert.deepStrictEqual((yield* dump(office.workspaceId)).wrongCells, [])
      }))
  }
}

/** Holds an adapter to the laws of the ledger. */
export const ledgerSuite = run(ledger)
