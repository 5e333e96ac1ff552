/** Which names do events give to parts of records? What stores of records keep beside them; see `Family.names`. */
import type { EventDraft } from "../log/Event.ts"
import { type FactOf, familyOf, familyOfFact, type RecordKind, type StateOf } from "./families.ts"

/** A name and the record that has the part with it. */
export interface Named {
  readonly kind: RecordKind
  readonly name: string
  readonly id: string
}

/** The names that events give, the first time each is given. `recordOf` gives the record an event is about as it is after it, or later. */
export const namesGiven = (
  events: Iterable<Pick<EventDraft, "fact">>,
  recordOf: (kind: RecordKind, id: string) => StateOf | undefined
): ReadonlyArray<Named> => {
  const found = new Map<string, Named>()
  for (const { fact } of events) {
    const family = familyOfFact(fact._tag)
    if (family?.names === undefined) continue
    const { kind } = family
    const id = family.idOf(fact as FactOf)
    const record = recordOf(kind, id)
    if (record === undefined) continue
    for (const name of familyOf(kind).names?.given(fact as FactOf, record) ?? []) {
      const place = placeOf(kind, name)
      if (!found.has(place)) found.set(place, { kind, name, id })
    }
  }
  return [...found.values()]
}

/** A name among those of all kinds. */
export const placeOf = (kind: RecordKind, name: string): string => `${kind} ${name}`
