/** What proves each row of the specification? Laws, golden vectors, or a written reason why there is neither. */
import { vectors } from "../golden/vectors.ts"
import { laws } from "../laws/laws.ts"
import { type Reason, reasons } from "./reasons.ts"
import { type RowId, sections } from "./rows.ts"

export interface Row {
  readonly id: RowId
  readonly title: string
  readonly laws: ReadonlyArray<string>
  readonly vectors: ReadonlyArray<string>
  readonly reason: Reason | null
}

export interface Section {
  readonly title: string
  readonly rows: ReadonlyArray<Row>
}

const naming = (
  claims: ReadonlyArray<{ readonly name: string; readonly proves: ReadonlyArray<string> }>,
  id: string
): ReadonlyArray<string> => claims.filter(({ proves }) => proves.includes(id)).map(({ name }) => name)

export const specMap = (): ReadonlyArray<Section> =>
  sections.map(({ rows, title }) => ({
    title,
    rows: Object.entries(rows).map(([id, title]) => ({
      id: id as RowId,
      title,
      laws: naming(laws, id),
      vectors: naming(
        vectors.map(({ id: name, proves }) => ({ name, proves })),
        id
      ),
      reason: reasons[id as RowId] ?? null
    }))
  }))

/** Rows that nothing proves and nobody has explained. */
export const unnamed = (): ReadonlyArray<RowId> =>
  specMap().flatMap(({ rows }) =>
    rows
      .filter((row) => row.laws.length === 0 && row.vectors.length === 0 && row.reason === null)
      .map(({ id }) => id)
  )
