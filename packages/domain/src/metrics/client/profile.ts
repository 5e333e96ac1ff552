/** What do the numbers of a client profile have in common? They are sums over the records of one client, and nothing without one. */
import type { Query } from "../../ledger/Query.ts"
import type { Window } from "../../time/Window.ts"
import { type Ask, flow, type Touched } from "../Ask.ts"

const none: Touched = { deals: [], onDeals: [], outside: [] }

/** The period, as much of the one before as has passed of it, and all of that one (G3). */
export const whens = ["now", "before", "beforeFull"] as const
export type When = (typeof whens)[number]

/** The window of each. */
export const windowOf = (ask: Ask, when: When): Window =>
  when === "now" ? ask.window : when === "before" ? ask.previous.sameElapsed : ask.previous.full

/** What was touched then; nothing while no client is asked about. */
export const touched = (ask: Ask, when: When): Touched => ask.client?.[when] ?? none

/** The communications of some records in one of the three windows. */
export const communications = (
  ask: Ask,
  when: When,
  subjects: ReadonlyArray<string>,
  shape: Partial<Query> = {}
): Query => flow(ask, "communications", windowOf(ask, when), { ...shape, subjects })

/** Takes a part apart: "now", "before" or "beforeFull", or nothing that is known. */
export const whenOf = (text: string): When | null => whens.find((when) => when === text) ?? null

/** What a part of the period before is called. */
export const titled = (title: string, when: When): string =>
  when === "now"
    ? title
    : when === "before"
      ? `${title}, same part of the period before`
      : `${title}, period before`
