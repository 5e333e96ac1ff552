/** How is the ledger read, checked and rebuilt? */
import { CursorUnknown } from "@weir/application/ports/Deals"
import { type DayCell, type Discrepancy, Ledger } from "@weir/application/ports/Ledger"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Balance, Selection } from "@weir/domain/ledger/Query"
import { bookOf, books } from "@weir/domain/metrics/books"
import { isStorable } from "@weir/domain/text/Text"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { UTC, type Zone } from "@weir/domain/time/Zone"
import { Effect, Layer } from "effect"
import { type RawBuilder, sql } from "kysely"
import { Orm } from "./Orm.ts"
import { chosen } from "./read/chosenEntries.ts"
import { held } from "./read/held.ts"
import { balanceOf, summed, type SumRow } from "./read/sums.ts"
import { traced, traceOf } from "./read/traces.ts"
import {
  entriesOf,
  type EntriesRow,
  entriesSelection,
  entryOf,
  type EntryRow,
  entrySelection,
  measures
} from "./rows/entryRows.ts"
import { type StoredInteger, whole } from "./rows/numbers.ts"
import { texts } from "./sql/arrays.ts"
import { decoded, encoded } from "./sql/cursor.ts"
import { select } from "./sql/select.ts"
import { rebuilt } from "./write/rebuilt.ts"

export const layer: Layer.Layer<Ledger, never, Orm> = Layer.effect(
  Ledger,
  Effect.gen(function* () {
    const orm = yield* Orm
    const ask = <Row>(query: RawBuilder<Row>) => orm.show((db) => select(db, query))
    const entries = (query: RawBuilder<EntryRow>) => Effect.map(ask(query), (rows) => rows.map(entryOf))
    return Ledger.of({
      sums: Effect.fn("Ledger.sums")(function* (workspaceId, queries) {
        // Who asks for the position alone needs no zone.
        const [place] =
          Object.keys(queries).length === 0
            ? []
            : yield* ask(sql<{ zone: Zone }>`select zone from workspace where workspace_id = ${workspaceId}`)
        // One statement sees one moment, so all answers and the position are of the same. The zone of a workspace never changes.
        const questions = Object.entries(queries)
        // As rows, because a function takes at most 100 arguments.
        const answers = questions.map(
          ([, query], i) =>
            sql`select ${sql.lit(i)} as place, (${summed(workspaceId, place?.zone ?? UTC, query)}) as answer`
        )
        const none = sql`select null::int as place, null::json as answer where false`
        const [row] = yield* ask(sql<{ seq: StoredInteger; answers: ReadonlyArray<ReadonlyArray<SumRow>> }>`
        select coalesce((select last_seq from workspace where workspace_id = ${workspaceId}), 0) as seq,
          (select coalesce(json_agg(answer order by place), '[]')
            from (${answers.length === 0 ? none : sql.join(answers, sql` union all `)}) answered) as answers`)
        const balances = questions.map(([name, query], i): [string, ReadonlyArray<Balance>] => [
          name,
          row!.answers[i]!.map((sum) => balanceOf(query, sum))
        ])
        return { seq: whole(row!.seq), balances: Object.fromEntries(balances) }
      }),
      heldBy: Effect.fn("Ledger.heldBy")(function* (workspaceId, holders) {
        const [row] = yield* ask(sql<{ seq: StoredInteger; subjects: ReadonlyArray<string> }>`
        select coalesce((select last_seq from workspace where workspace_id = ${workspaceId}), 0) as seq,
          (select coalesce(json_agg(distinct id), '[]') from (${held(workspaceId, holders)}) as held(id)) as subjects`)
        return { seq: whole(row!.seq), subjects: row!.subjects }
      }),
      cells: Effect.fn("Ledger.cells")(function* (workspaceId) {
        // One statement again: the position and the cells are of one moment.
        const rows = yield* ask(sql<CellRow>`
        select (select last_seq from workspace where workspace_id = ${workspaceId}) as seq, book, day, key, ${sql.join(measures.map((m) => sql.ref(m)))}
        from cell where workspace_id = ${workspaceId}`)
        return { seq: rows.length === 0 ? 0 : whole(rows[0]!.seq), cells: rows.map(cellOf) }
      }),
      entries: Effect.fn("Ledger.entries")(function* (workspaceId, selections, { after, limit }) {
        const cursor = after === null ? null : placeOf(after)
        if (after !== null && cursor === null) return yield* new CursorUnknown({ cursor: after })
        if (selections.length === 0) return { entries: [], next: null }
        const beyond =
          cursor === null
            ? sql`true`
            : sql`
        (at < ${cursor.at} or (at = ${cursor.at} and (seq < ${cursor.seq} or (seq = ${cursor.seq} and line > ${cursor.line}))))`
        const newestFirst = sql`order by at desc, seq desc, line limit ${limit + 1}`
        const found = yield* ask(sql<EntryRow>`
        select * from (
          ${anyOf(
            selections,
            (selection) => sql`
            select ${entrySelection} from entry where ${chosen(workspaceId, selection)} and ${beyond} ${newestFirst}`
          )}) chosen
        ${newestFirst}`)
        const page = found.slice(0, limit)
        const last = page.at(-1)
        const next =
          last === undefined || found.length <= limit
            ? null
            : encoded([whole(last.at), whole(last.seq), last.line])
        return { entries: page.map(entryOf), next }
      }),
      count: Effect.fn("Ledger.count")(function* (workspaceId, selections) {
        if (selections.length === 0) return 0
        const [row] = yield* ask(sql<{ entries: StoredInteger }>`
        select count(*) as entries from (
          ${anyOf(selections, (selection) => sql`select seq, line from entry where ${chosen(workspaceId, selection)}`)}) chosen`)
        return whole(row!.entries)
      }),
      traces: (workspaceId, selections) =>
        selections.length === 0
          ? Effect.succeed([])
          : Effect.map(ask(traced(workspaceId, selections)), (rows) => rows.map(traceOf)),
      wrongCells: (workspaceId, limit) =>
        Effect.map(ask(wrongCells(workspaceId, limit)), (rows) => rows.map(discrepancyOf)),
      written: (workspaceId, afterSeq, uptoSeq) =>
        Effect.map(
          ask(sql<EntriesRow>`
          select ${entriesSelection} from (
            select ${entrySelection} from entry
            where workspace_id = ${workspaceId} and seq > ${afterSeq} and seq <= ${uptoSeq} order by seq, line) written`),
          ([row]) => entriesOf(row!)
        ),
      history: (workspaceId, subjects) =>
        entries(sql`
        select ${entrySelection} from entry
        where workspace_id = ${workspaceId} and subject = any(${texts(subjects.filter(isStorable))}::text[]) order by seq, line`),
      rebuild: (workspaceId) => orm.write((db) => rebuilt(db, workspaceId))
    })
  })
)

interface CellRow extends Readonly<Record<`m${number}`, StoredInteger>> {
  readonly seq: StoredInteger
  readonly book: string
  readonly day: number
  readonly key: string
}

const cellOf = (row: CellRow): DayCell => ({
  book: row.book,
  day: row.day,
  key: row.key,
  tally: bookOf(row.book).measures.map((_, i) => whole(row[`m${i + 1}`] ?? 0))
})

/** The rows that any of the selections choose, each once. */
const anyOf = (
  selections: ReadonlyArray<Selection>,
  select: (selection: Selection) => RawBuilder<unknown>
): RawBuilder<unknown> =>
  sql.join(
    selections.map((selection) => sql`(${select(selection)})`),
    sql` union `
  )

interface Place {
  readonly at: number
  readonly seq: number
  readonly line: number
}

/** The place in the list that a cursor stands for, or null. */
const placeOf = (cursor: string): Place | null => {
  const place = decoded(cursor)
  const [at, seq, line] = place
  return place.length === 3 && place.every((n) => Number.isSafeInteger(n))
    ? { at: at as number, seq: seq as number, line: line as number }
    : null
}

interface WrongCell {
  readonly book: string
  readonly day: number
  readonly key: string
  readonly stored: string
  readonly entered: string
}

/** Books whose entries are not added up: a cell of one is wrong whatever it holds. */
const unsummed = books.filter((book) => book.summed === false).map(({ id }) => id)

const wrongCells = (workspaceId: WorkspaceId, limit: number): RawBuilder<WrongCell> => {
  const refs = (table: string) =>
    sql.join(measures.map((name) => sql`coalesce(${sql.ref(`${table}.${name}`)}, 0)`))
  const sums = sql.join(measures.map((name) => sql`sum(${sql.ref(name)})::bigint as ${sql.ref(name)}`))
  return sql`
    select book, day, key, concat_ws(' ', ${refs("stored")}) as stored, concat_ws(' ', ${refs("entered")}) as entered
    from (select * from cell where workspace_id = ${workspaceId}) stored
    full join (select book, day, key, ${sums} from entry
      where workspace_id = ${workspaceId} and book <> all(${texts(unsummed)}::text[]) group by book, day, key) entered
      using (book, day, key)
    where (${refs("stored")}) is distinct from (${refs("entered")})
    order by book, day, key limit ${limit}`
}

const discrepancyOf = ({ book, day, entered, key, stored }: WrongCell): Discrepancy => ({
  what: "cell",
  subject: `${book} ${LocalDate.ofEpochDay(day)} ${key}`,
  detail: `stored ${stored}, entries add up to ${entered}`
})
