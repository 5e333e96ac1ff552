/**
 * What does a client profile count? The deals and records bound to the client, each once, and which of the deals were touched (Q1, Q2).
 *
 * Found by questions to the ledger in three steps, so that it knows what was known at any past instant. Whoever drives the steps
 * answers each with the balances that it asks for.
 */
import type { ClientKind } from "../../client/Client.ts"
import type { Clients } from "../../client/clientScope.ts"
import type { Balance, Query } from "../../ledger/Query.ts"
import type { Window } from "../../time/Window.ts"
import { type Ask, type ClientScope, flow, present, snapshot, type Touched } from "../Ask.ts"
import type { When } from "../When.ts"

type Queries = Readonly<Record<string, Query>>
type Sums = Readonly<Record<string, ReadonlyArray<Balance>>>

/** Asks for sums step by step; the last step gives the scope. */
export function* profileScope(
  ask: Ask,
  kind: ClientKind,
  id: string,
  within: Clients
): Generator<Queries, ClientScope, Sums> {
  const { companies, contacts } = within
  const direct = yield {
    contacts: bindings(ask, "contact", contacts),
    companies: bindings(ask, "company", companies)
  }
  const own = [...(direct["contacts"] ?? []), ...(direct["companies"] ?? [])]
  const bound = subjects(own.filter((b) => b.key["of"] === "deal"))
  const records = new Map(
    subjects(own.filter((b) => b.key["of"] !== "deal")).map((one) => [one, [] as Array<string>])
  )
  const later = yield {
    records: bindings(ask, "deal", bound),
    there: life(ask, "there", present(ask), bound)
  }
  const deals = subjects(later["there"] ?? [])
  for (const { key, subject } of later["records"] ?? []) {
    const deal = key["id"] ?? ""
    if (subject === null || !deals.includes(deal)) continue
    records.set(subject, [...(records.get(subject) ?? []), deal])
  }
  const known = [...records.keys()].sort()
  const all = [...deals, ...known]
  const during = (window: Window) => flow(ask, "touch", window, { subjects: all, perSubject: true })
  const touches = yield {
    now: during(ask.window),
    nowOpen: life(ask, "open", ask.window.to, deals),
    nowThere: life(ask, "there", ask.window.to, deals),
    before: during(ask.previous.sameElapsed),
    beforeOpen: life(ask, "open", ask.previous.sameElapsed.to, deals),
    beforeThere: life(ask, "there", ask.previous.sameElapsed.to, deals),
    beforeFull: during(ask.previous.full),
    beforeFullOpen: life(ask, "open", ask.previous.full.to, deals),
    beforeFullThere: life(ask, "there", ask.previous.full.to, deals)
  }
  const touched = (when: When): Touched => {
    const there = new Set(subjects(touches[`${when}There`] ?? []))
    const moved = new Set(subjects(touches[when] ?? []))
    const open = new Set(subjects(touches[`${when}Open`] ?? []))
    const stirred = new Set([...records].flatMap(([one, of]) => (moved.has(one) ? of : [])))
    // What was told of a deal before it was created, such as a call that came first, does not make it one of that time.
    const those = deals.filter(
      (deal) => there.has(deal) && (open.has(deal) || moved.has(deal) || stirred.has(deal))
    )
    const is = new Set(those)
    const on = new Set([...records].flatMap(([one, of]) => (of.some((deal) => is.has(deal)) ? [one] : [])))
    return {
      deals: those,
      onDeals: known.filter((one) => on.has(one)),
      outside: known.filter((one) => !on.has(one))
    }
  }
  return {
    kind,
    id,
    deals,
    records: known,
    now: touched("now"),
    before: touched("before"),
    beforeFull: touched("beforeFull")
  }
}

/** Answers all steps at once, for whoever has the sums at hand. */
export const resolved = (
  steps: Generator<Queries, ClientScope, Sums>,
  sum: (query: Query) => ReadonlyArray<Balance>
): ClientScope => {
  let step = steps.next()
  while (step.done !== true) {
    step = steps.next(
      Object.fromEntries(Object.entries(step.value).map(([name, query]) => [name, sum(query)]))
    )
  }
  return step.value
}

// Bindings of deleted records are asked for too: whether those count is the question of each number.
const bindings = (ask: Ask, to: string, ids: ReadonlyArray<string>): Query =>
  snapshot(ask, "bindings", present(ask), {
    where: { to: [to], id: ids },
    by: ["of", "id"],
    perSubject: true,
    deleted: "include"
  })

const life = (ask: Ask, what: "there" | "open", to: Window["to"], deals: ReadonlyArray<string>): Query =>
  snapshot(ask, "deal-life", to, { where: { what: [what] }, subjects: deals, perSubject: true })

const subjects = (balances: ReadonlyArray<Balance>): ReadonlyArray<string> =>
  [...new Set(balances.flatMap((b) => b.subject ?? []))].sort()
