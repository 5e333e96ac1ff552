/** Which of the deals closed in a period are repeat ones: their client had bought before (4.4)? */
import type { Balance, Query } from "../../ledger/Query.ts"
import type { Window } from "../../time/Window.ts"
import { type Ask, flow, inPipeline, snapshot } from "../Ask.ts"
import { clientNames } from "../talks/clientScores.ts"

type Balances = ReadonlyArray<Balance>

/** What tells repeat deals from primary ones in the period and the one before. */
export interface Known {
  readonly closed: Balances
  readonly first: Balances
  readonly wins: Balances
  readonly names: Balances
}

/** Wins before both periods are asked for as one count a client; within them, at their instants. */
export const knowing = (ask: Ask): Readonly<Record<keyof Known, Query>> => {
  const { from } = ask.previous.full
  const both: Window = { from, to: ask.window.to }
  const deleted = ask.deleted === "exclude" ? "exclude" : "include"
  return {
    closed: flow(ask, "client-closings", both, {
      where: inPipeline(ask),
      by: ["client", "outcome", "owner"],
      perInstant: true,
      perSubject: true
    }),
    first: { ...snapshot(ask, "client-wins", from, { by: ["client"] }), deleted },
    wins: { ...flow(ask, "client-wins", both, { by: ["client"], perInstant: true }), deleted },
    names: clientNames(ask)
  }
}

/** A deal that was closed for a client who had bought before. */
export interface Repeat {
  readonly deal: string
  readonly at: number
  readonly outcome: string
  readonly owner: string
}

/** The repeat deals closed in both periods. A win at the very instant is not one before. */
export const repeats = ({ closed, first, names, wins }: Known): ReadonlyArray<Repeat> => {
  const into = new Map(names.map(({ key }) => [key["client"] ?? "", key["into"] ?? ""]))
  const whole = (client: string): string => {
    const next = into.get(client)
    return next === undefined ? client : whole(next)
  }
  const earliest = new Map<string, number>()
  for (const { at, key } of [...first, ...wins]) {
    const client = whole(key["client"] ?? "")
    earliest.set(client, Math.min(earliest.get(client) ?? Infinity, at ?? -Infinity))
  }
  const found = new Map<string, Repeat>()
  for (const { at, key, subject } of closed) {
    if (at === null || subject === null) continue
    if ((earliest.get(whole(key["client"] ?? "")) ?? Infinity) < at)
      found.set(subject, { deal: subject, at, outcome: key["outcome"] ?? "", owner: key["owner"] ?? "" })
  }
  return [...found.values()]
}
