/** What may a call, a task, a talk, a note or a file be about? Deals and clients: one activity shows in the timeline of each (B6). */
import { Schema } from "effect"
import { Uuid } from "../identity/Id.ts"

/** The kinds of records that others hang on. */
export const BindingKind = Schema.Literals(["deal", "contact", "company"])
export type BindingKind = typeof BindingKind.Type

/** A record that another one hangs on. */
export const Binding = Schema.Struct({ kind: BindingKind, id: Uuid })
export type Binding = typeof Binding.Type

/** At most 20, each once. */
export const Bindings = Schema.Array(Binding).check(
  Schema.isMaxLength(20),
  Schema.makeFilter(
    (all: ReadonlyArray<Binding>) =>
      new Set(all.map((b) => `${b.kind} ${b.id}`)).size === all.length || "must name each record once"
  )
)
export type Bindings = typeof Bindings.Type

/** The deals among some bindings. */
export const dealsOf = (bindings: Bindings): ReadonlyArray<string> =>
  bindings.filter((b) => b.kind === "deal").map((b) => b.id)
