/** For whom does open work count: for the owner of the deal that it is about, or for whoever is responsible for it (4.5)? */
import type { Balance, Query } from "../../ledger/Query.ts"
import { type Ask, present, snapshot } from "../Ask.ts"
import type { Found } from "../Metric.ts"

/** Whether work about a deal counts for the owner of the deal. */
export const forRecords = (ask: Ask): boolean => ask.workspace.settings.counters === "record"

/**
 * What a reading asks besides what is open by whoever is responsible for it: the part of that which is about deals, and whose those
 * are. Nothing, where everything counts for whoever is responsible.
 *
 * A deal that was deleted, or that the viewer may not read, owns nothing: then work counts as if it were about no deal.
 */
export const aboutDeals = (ask: Ask, open: Query): { readonly about: Query; readonly owners: Query } => {
  const none = forRecords(ask) ? null : []
  return {
    about: { ...open, ...(none === null ? {} : { subjects: none }), by: ["kind", "deal", "user"] },
    owners: {
      ...snapshot(ask, "deal-owners", present(ask), { by: ["owner"], perSubject: true }),
      ...(none === null ? {} : { subjects: none }),
      deleted: ask.deleted === "exclude" ? "exclude" : "include"
    }
  }
}

type Balances = ReadonlyArray<Balance>

/** The same work under the owners of its deals: what is to be added to the sums by whoever is responsible, "user" among the dimensions. */
export const handed = ({
  about,
  owners
}: {
  readonly about: Balances
  readonly owners: Balances
}): Balances => {
  const ownerOf = new Map(owners.map((b) => [b.subject, b.key["owner"] ?? ""]))
  return about.flatMap((work) => {
    const { deal = "", kind = "", user = "" } = work.key
    const owner = ownerOf.get(deal)
    if (owner === undefined || owner === user) return []
    const tally = { n: -(work.tally["n"] ?? 0) }
    return [
      { ...work, key: { kind, user }, tally },
      { ...work, key: { kind, user: owner } }
    ]
  })
}

/** Which records count for a person, among those of `mine`, for which that person is responsible, and those about deals. */
export const countedFor = (
  ask: Ask,
  person: string,
  mine: ReadonlyArray<Query>,
  open: Query
): { readonly found?: Found } => {
  if (!forRecords(ask)) return {}
  const { about, owners } = aboutDeals(ask, { ...open, perSubject: true })
  const own = mine.map((query, i) => [`mine ${i}`, { ...query, by: [], perSubject: true }] as const)
  return {
    found: {
      among: { ...Object.fromEntries(own), about, owners },
      records: (sums) => {
        const left = new Set(own.flatMap(([name]) => (sums[name] ?? []).map((b) => b.subject ?? "")))
        for (const { key, subject, tally } of handed({
          about: sums["about"] ?? [],
          owners: sums["owners"] ?? []
        })) {
          if (subject === null || key["user"] !== person) continue
          if ((tally["n"] ?? 0) > 0) left.add(subject)
          else left.delete(subject)
        }
        return [...left].sort()
      }
    }
  }
}
