/** What may a record be a part of? A file hangs on a note, a task or a talk: it is read with that, and goes with it. */

/** The kinds of records that others are parts of. */
export const wholeKinds = ["note", "activity", "talk"] as const
/** One of them. */
export type WholeKind = (typeof wholeKinds)[number]

/** A record that others are parts of. */
export interface Whole {
  readonly kind: WholeKind
  readonly id: string
}

/** The kinds of records that are parts of others. */
export const partKinds = ["file"] as const
