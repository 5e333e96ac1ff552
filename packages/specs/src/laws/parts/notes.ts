/** Which numbers do the metrics of notes and files show? */
import type { Parts, Shown } from "../parts.ts"

const counted = (r: {
  readonly now: number
  readonly before: number
  readonly beforeFull: number
  readonly rows: ReadonlyArray<{ readonly id: string; readonly count: number }>
}): ReadonlyArray<Shown> => [
  { part: "now", counted: r.now },
  { part: "before", counted: r.before },
  { part: "beforeFull", counted: r.beforeFull },
  ...r.rows.map(({ count, id }) => ({ part: `user:${id}`, counted: count }))
]

export const notes: Parts = {
  notesAdded: (r) => counted(r),
  latestUploads: (r) => [
    ...counted(r),
    ...r.origins.map(({ count, name }) => ({ part: `origin:${name}`, counted: count }))
  ]
}
