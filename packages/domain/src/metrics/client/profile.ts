/** What do the numbers of a client profile have in common? They are sums over the records of one client, and nothing without one. */
import type { Query } from "../../ledger/Query.ts"
import { type Ask, flow, type Touched } from "../Ask.ts"
import { type When, windowOf } from "../When.ts"

const none: Touched = { deals: [], onDeals: [], outside: [] }

/** What was touched then; nothing while no client is asked about. */
export const touched = (ask: Ask, when: When): Touched => ask.client?.[when] ?? none

/** The communications of some records in one of the three windows. */
export const communications = (
  ask: Ask,
  when: When,
  subjects: ReadonlyArray<string>,
  shape: Partial<Query> = {}
): Query => flow(ask, "communications", windowOf(ask, when), { ...shape, subjects })
