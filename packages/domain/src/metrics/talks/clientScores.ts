/** Which score is a client's latest of a period (R1)? Each client counts once, however many answers and talks there were. */
import * as Book from "../../ledger/Book.ts"
import type { Balance, Query } from "../../ledger/Query.ts"
import type { Bindings } from "../../record/Binding.ts"
import type { Window } from "../../time/Window.ts"
import { type Ask, flow, present, snapshot } from "../Ask.ts"
import type { Part } from "../Metric.ts"

const dims = ["client", "answer", "score", "user", "channel"] as const

/**
 * Each answer by the client who gave it, as its talk was bound then: the first contact, else the first company, else the first deal; a
 * talk about nobody is a client of its own.
 */
export const clientScoreBook = Book.make({
  id: "client-scores",
  dims,
  measures: ["n"],
  summed: false,
  post: ({ fact, id: answer, occurredAt: at }) => {
    if (fact._tag !== "NpsAnswered") return []
    const { bindings, channel, ownerId: user, score, talkId } = fact
    const client = clientOf(bindings) ?? `talk ${talkId}`
    return [
      { at, key: { client, answer, score: String(score), user, channel }, tally: { n: 1 }, subject: talkId }
    ]
  }
})

const clientOf = (bindings: Bindings): string | null => {
  for (const kind of ["contact", "company", "deal"] as const) {
    const found = bindings.find((one) => one.kind === kind)
    if (found !== undefined) return `${kind} ${found.id}`
  }
  return null
}

/** Which clients are others by another name, since when that is known: what was merged counts as what absorbed it (G11). */
export const clientNamesBook = Book.make({
  id: "client-names",
  dims: ["client", "into"],
  measures: ["n"],
  summed: false,
  post: ({ fact, occurredAt: at }) => {
    if (fact._tag !== "ClientMerged" && fact._tag !== "ClientParted") return []
    const { clientId, of } = fact
    const [into, n] = fact._tag === "ClientMerged" ? [fact.into, 1] : [fact.from, -1]
    return [
      { at, key: { client: `${of} ${clientId}`, into: `${of} ${into}` }, tally: { n }, subject: clientId }
    ]
  }
})

/** The answers of a window one by one. */
export const eachAnswer = (ask: Ask, window: Window): Query =>
  flow(ask, "client-scores", window, { by: dims, perInstant: true, perSubject: true })

/** All merges that stand, of clients whoever may read them: who is who does not depend on who looks. */
export const clientNames = (ask: Ask): Query =>
  snapshot(ask, "client-names", present(ask), { by: ["client", "into"], deleted: "exclude", holders: null })

/** The latest answer of each client; of several at one instant the lowest score. */
export const latest = (
  answers: ReadonlyArray<Balance>,
  names: ReadonlyArray<Balance>
): ReadonlyArray<Balance> => {
  const into = new Map(names.map(({ key }) => [key["client"] ?? "", key["into"] ?? ""]))
  const whole = (client: string): string => {
    const next = into.get(client)
    return next === undefined ? client : whole(next)
  }
  const found = new Map<string, Balance>()
  for (const answer of answers) {
    const client = whole(answer.key["client"] ?? "")
    const other = found.get(client)
    if (other === undefined || comesAfter(answer, other)) found.set(client, answer)
  }
  return [...found.values()]
}

const comesAfter = (one: Balance, other: Balance): boolean => {
  const by = [
    (one.at ?? 0) - (other.at ?? 0),
    Number(other.key["score"]) - Number(one.key["score"]),
    (one.key["answer"] ?? "") < (other.key["answer"] ?? "") ? 1 : -1
  ]
  return (by.find((difference) => difference !== 0) ?? 0) > 0
}

/** The latest answers of each client in a window, of some scores where these are named. */
export const latestPart = (
  title: string,
  ask: Ask,
  window: Window,
  scores: ReadonlyArray<string> | null
): Part => {
  const those = ({ answers = [], names = [] }: Readonly<Record<string, ReadonlyArray<Balance>>>) =>
    latest(answers, names).filter(({ key }) => scores === null || scores.includes(key["score"] ?? ""))
  return {
    title,
    selections: [flow(ask, "client-scores", window, {})],
    measure: "n",
    found: {
      among: { answers: eachAnswer(ask, window), names: clientNames(ask) },
      records: (sums) => [...new Set(those(sums).flatMap(({ subject }) => subject ?? []))].sort(),
      where: (sums) => ({ answer: those(sums).map(({ key }) => key["answer"] ?? "") })
    }
  }
}
