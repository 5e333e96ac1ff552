/** What do the numbers of a client profile have in common? They are sums over the records of one client, and nothing without one. */
import type { Query } from "../../ledger/Query.ts"
import type { Window } from "../../time/Window.ts"
import { type Ask, flow, type Touched } from "../Ask.ts"

const none: Touched = { deals: [], onDeals: [], outside: [] }

/** The period, or the one before. */
export type When = "now" | "before"

/** The period, or as much of the one before as has passed of it. */
export const windowOf = (ask: Ask, when: When): Window =>
  when === "now" ? ask.window : ask.previous.sameElapsed

/** What was touched then; nothing while no client is asked about. */
export const touched = (ask: Ask, when: When): Touched => ask.client?.[when] ?? none

/** The communications of some records in one of the two windows. */
export const communications = (
  ask: Ask,
  when: When,
  subjects: ReadonlyArray<string>,
  shape: Partial<Query> = {}
): Query => flow(ask, "communications", windowOf(ask, when), { ...shape, subjects })

/** Takes a part apart: "now" or "before", or nothing that is known. */
export const whenOf = (text: string): When | null => (text === "now" || text === "before" ? text : null)

/** What a part of the period before is called. */
export const titled = (title: string, when: When): string =>
  when === "now" ? title : `${title}, same part of the period before`
