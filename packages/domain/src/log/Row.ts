/** What does one line of the log say? What happened to which object, and what stood there before and after. */
import type { EntryKind } from "../catalogue/Catalogue.ts"
import type { BindingKind } from "../record/Binding.ts"
import type { FactTag, SubjectKind } from "./Event.ts"
import type { finerKinds } from "./finerKinds.ts"
import { Value } from "./Value.ts"

/** What happened, as a line names it: a fact, or a part of one. */
export type RowKind = FactTag | (typeof finerKinds)[number]

/** What a line is about. Contacts, companies and entries of lists are told apart. */
export type ObjectKind = Exclude<SubjectKind, "catalogue" | "client"> | EntryKind

/** One line of the log, with ids instead of names: what happened to what, and the value before and after, where there is one. */
export interface Row {
  readonly what: RowKind
  readonly object: { readonly kind: ObjectKind; readonly id: string }
  /** The name of the field, where it is one that people made. */
  readonly field: string | null
  readonly before: Value | null
  readonly after: Value | null
  /** What belongs to the value after: the source of a deal, the day a task is due. */
  readonly also: Value | null
}

type Said = Partial<Pick<Row, "field" | "before" | "after" | "also">>

/** A line; what is not said of it is null. */
export const row = (
  what: RowKind,
  kind: ObjectKind,
  id: string,
  { after = null, also = null, before = null, field = null }: Said = {}
): Row => ({ what, object: { kind, id }, field, before, after, also })

const { Entry, Money, Person, Records, Stage } = Value.cases

/** A person as a value; nobody is no value. */
export const person = (id: string | null): Value | null => (id === null ? null : Person.make({ id }))
/** A budget as a value, in minor units; none is no value. */
export const money = (budget: { readonly amount: number; readonly currency: string } | null): Value | null =>
  budget === null ? null : Money.make({ amount: budget.amount, currency: budget.currency })
/** A stage as a value, with its pipeline. */
export const stage = ({
  pipelineId,
  stageId
}: {
  readonly pipelineId: string
  readonly stageId: string
}): Value => Stage.make({ pipelineId, stageId })
/** An entry of a list, such as a source, as a value; none is no value. */
export const entry = (kind: EntryKind, id: string | null): Value | null =>
  id === null ? null : Entry.make({ kind, id })

/** At most so many records are named in a line. */
const mostNamed = 3

/** Records as a value: the first three, and how many more there are; none is no value. */
export const records = (
  all: ReadonlyArray<{ readonly kind: BindingKind; readonly id: string }>
): Value | null =>
  all.length === 0
    ? null
    : Records.make({ records: all.slice(0, mostNamed), more: Math.max(0, all.length - mostNamed) })

const linked = { contact: "ContactLinked", company: "CompanyLinked", deal: "DealLinked" } as const
const unlinked = { contact: "ContactUnlinked", company: "CompanyUnlinked", deal: "DealUnlinked" } as const

interface End {
  readonly kind: BindingKind
  readonly id: string
}

/** A link is one fact and two lines, one on each side (E5); what stood there before is unlinked in two more. */
export const relinked = (
  one: End,
  kind: BindingKind,
  from: string | null,
  to: string | null
): ReadonlyArray<Row> => {
  const ends = (id: string): readonly [End, End] => [one, { kind, id }]
  const pair = (
    names: typeof linked | typeof unlinked,
    side: "before" | "after",
    [a, b]: readonly [End, End]
  ) => [
    row(names[b.kind], a.kind, a.id, { [side]: records([b]) }),
    row(names[a.kind], b.kind, b.id, { [side]: records([a]) })
  ]
  if (from === to) return []
  return [
    ...(from === null ? [] : pair(unlinked, "before", ends(from))),
    ...(to === null ? [] : pair(linked, "after", ends(to)))
  ]
}
