/** What is a task, a note or a file about? Names of deals, contacts and companies, parted by commas. */
import type { Binding } from "@weir/domain/record/Binding"
import type { Scene } from "./Telling.ts"

export const aboutOf = (names: string, { idOf, state }: Scene): ReadonlyArray<Binding> =>
  names.split(",").map((name) => {
    const id = idOf(name.trim())
    const kind = state.catalogue.get(id)?.kind
    return { kind: kind === "contact" || kind === "company" ? kind : "deal", id }
  })
