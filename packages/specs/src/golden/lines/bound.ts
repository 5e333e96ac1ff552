/** What does a name in a story stand for, where a call, a task or a note is about it? A contact, a company, or else a deal. */
import type { Binding } from "@weir/domain/record/Binding"
import type { Scene } from "./Telling.ts"

/** The binding to what is called so; none for nothing. */
export const bound = (name: string | undefined, { idOf, state }: Scene): ReadonlyArray<Binding> => {
  if (name === undefined) return []
  const id = idOf(name)
  const kind = state.catalogue.get(id)?.kind
  return [{ kind: kind === "contact" || kind === "company" ? kind : "deal", id }]
}
