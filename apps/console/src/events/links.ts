// Where does one go from a record in the log? A deal opens in the list of deals, anything else shows all that happened to it.
import type { RouteLocationRaw } from "vue-router"
import type { NamesWire } from "../api/events.ts"

/** Nowhere where the record is deleted, or not for this reader. */
export const linkTo = (
  kind: string,
  id: string,
  named: NamesWire[string] | undefined
): RouteLocationRaw | undefined => {
  if (named === undefined || named.hidden || named.gone || named.name === null) return undefined
  return kind === "deal"
    ? { name: "deals", query: { q: named.name, status: "any" } }
    : { name: "events", query: { subjectId: id } }
}
