/** Of which records does the ledger hold anything that a number could speak of? `traces` of the core, as SQL. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Selection } from "@weir/domain/ledger/Query"
import { type Trace, unbounded } from "@weir/domain/ledger/Trace"
import { type RawBuilder, sql } from "kysely"
import { type StoredInteger, whole } from "../rows/numbers.ts"
import { chosen } from "./chosenEntries.ts"

type Place = StoredInteger | null

export interface TraceRow {
  readonly subject: string
  readonly inside: Place
  readonly reversed: Place
  readonly restored: Place
  readonly before: Place
  readonly after: Place
}

/** One row for each record; a selection at least is needed. */
export const traced = (
  workspaceId: WorkspaceId,
  selections: ReadonlyArray<Selection>
): RawBuilder<TraceRow> => {
  const lines = selections.map((selection) => {
    const { from, to } = selection
    const before = from === null ? sql`false` : sql`at < ${from}`
    return sql`
      select subject, seq, kind, (case when at >= ${to} then 'after' when ${before} then 'before' else 'inside' end) as side
      from entry where ${chosen(workspaceId, unbounded(selection))}`
  })
  return sql<TraceRow>`
    select subject,
      max(seq) filter (where side = 'inside') as inside,
      max(seq) filter (where side = 'inside' and kind = 'reversed') as reversed,
      max(seq) filter (where side = 'inside' and kind = 'restored') as restored,
      max(seq) filter (where side = 'before') as before,
      max(seq) filter (where side = 'after') as after
    from (${sql.join(lines, sql` union all `)}) lines group by subject`
}

export const traceOf = (row: TraceRow): Trace => ({
  subject: row.subject,
  inside: placeOf(row.inside),
  reversed: placeOf(row.reversed),
  restored: placeOf(row.restored),
  before: placeOf(row.before),
  after: placeOf(row.after)
})

const placeOf = (place: Place): number | null => (place === null ? null : whole(place))
