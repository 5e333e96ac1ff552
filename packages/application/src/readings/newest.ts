/** Which records did numbers come to count last? The newest of each, without the sums and exclusions of an opened number. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Entry } from "@weir/domain/ledger/Entry"
import type { Balance, Selection } from "@weir/domain/ledger/Query"
import type { Figure } from "@weir/domain/metrics/Figure"
import type { Contribution } from "@weir/domain/metrics/forecast/contribution"
import { standing } from "@weir/domain/metrics/standing"
import { Effect } from "effect"
import { Ledger } from "../ports/Ledger.ts"
import { type Subject, subjects } from "../record/subjects.ts"
import { added, byRecords, contributed, type Placed, placeOf, weighingOf } from "./behind.ts"
import { choosesNothing } from "./choosesNothing.ts"
import type { Narrowing } from "./narrowing.ts"
import { ask, type Question } from "./question.ts"
import { answerable, type MetricId } from "./readings.ts"

/** A part of a metric's reading, narrowed or not, and how many of its records are wanted. */
export interface NewestAsk extends Narrowing {
  readonly metric: MetricId
  readonly part: string
  readonly limit: number
}

/** A record that counts, with the entry that made it count last. */
export interface NewestRecord {
  readonly entry: Entry
  readonly key: Readonly<Record<string, string>>
  readonly adds: Figure
  readonly subject: Subject | null
}

const mostAtOnce = 200
/** What came and went again stands among the entries: so often more of them are read until enough is found that stayed. */
const mostPages = 8

/** The newest records of each of these, newest first; those beyond `limit` are left out. */
export const newest = Effect.fn("newest")(function* (
  workspaceId: WorkspaceId,
  question: Question,
  asks: ReadonlyArray<NewestAsk>
) {
  yield* answerable(question, [], asks)
  const whole = yield* ask(workspaceId, question)
  const lists = yield* Effect.forEach(asks, ({ limit, metric, part, ...only }) =>
    Effect.flatMap(placeOf(workspaceId, question, whole, metric, part, only), (placed) =>
      begun(workspaceId, placed, limit)
    )
  )
  for (let page = 0; page < mostPages; page++) {
    const open = lists.filter((list) => list.more && list.found.length < list.limit)
    if (open.length === 0) break
    for (const list of open) yield* readOn(workspaceId, list)
    yield* sift(workspaceId, open)
  }
  const ids = new Set(lists.flatMap(({ found }) => found.map((one) => one.entry.subject)))
  const named = yield* subjects(workspaceId, ids, whole.holders)
  return lists.map(({ found }) =>
    found.map(({ adds, entry, key }): NewestRecord => {
      return { entry, key, adds, subject: named.get(entry.subject) ?? null }
    })
  )
})

/** A list that is being read. */
interface Reading {
  readonly placed: Placed
  readonly limit: number
  readonly contributions: ReadonlyArray<Contribution>
  readonly selections: ReadonlyArray<Selection>
  readonly read: Array<ReturnType<typeof lineOf>>
  after: string | null
  more: boolean
  found: ReadonlyArray<ReturnType<typeof lineOf>>
}

const begun = Effect.fnUntraced(function* (workspaceId: WorkspaceId, placed: Placed, limit: number) {
  const weighing = weighingOf(placed)
  const { balances } =
    Object.keys(weighing).length === 0 ? { balances: {} } : yield* (yield* Ledger).sums(workspaceId, weighing)
  const theirs = yield* byRecords(workspaceId, placed.selections)
  const selections = theirs.filter((s) => !choosesNothing(s))
  const list: Reading = {
    placed,
    limit,
    contributions: contributed(placed, balances),
    selections,
    read: [],
    after: null,
    more: selections.length > 0,
    found: []
  }
  return list
})

const lineOf = ({ contributions, placed }: Pick<Reading, "contributions" | "placed">, entry: Entry) => {
  const { adds, key } = added(placed.behind, entry, contributions)
  return { subject: entry.subject, count: adds.deals, entry, key, adds }
}

/** Reads the next page of a list's entries. */
const readOn = Effect.fnUntraced(function* (workspaceId: WorkspaceId, list: Reading) {
  const { after, limit, read, selections } = list
  const page = { after, limit: Math.min(mostAtOnce, read.length === 0 ? limit * 2 : mostAtOnce) }
  const { entries, next } = yield* (yield* Ledger).entries(workspaceId, selections, page)
  read.push(...entries.map((entry) => lineOf(list, entry)))
  list.after = next
  list.more = next !== null
})

/** Finds out which of the records that were read still count. */
const sift = Effect.fnUntraced(function* (workspaceId: WorkspaceId, lists: ReadonlyArray<Reading>) {
  const queries = lists.flatMap(({ placed, read }, i) => {
    const candidates = new Set(read.map(({ subject }) => subject))
    return placed.selections.map((selection, j) => {
      const among = selection.subjects?.filter((id) => candidates.has(id)) ?? [...candidates]
      const shape = { by: [], perDay: false, perInstant: false, perSubject: true }
      return [`${i} ${j}`, { ...selection, ...shape, subjects: among }] as const
    })
  })
  const asking = queries.filter(([, query]) => !choosesNothing(query))
  const { balances } = yield* (yield* Ledger).sums(workspaceId, Object.fromEntries(asking))
  for (const [i, list] of lists.entries()) {
    const own = Object.entries(balances).filter(([name]) => name.startsWith(`${i} `))
    const counted = stillCounted(own.flatMap(([, sums]) => sums))
    list.found = standing(list.read, counted).slice(0, list.limit)
  }
})

/** The records of which something is left over all selections. */
const stillCounted = (balances: ReadonlyArray<Balance>): ReadonlySet<string> => {
  const left = new Map<string, ReadonlyArray<number>>()
  for (const { subject, tally } of balances) {
    const before = left.get(subject ?? "") ?? []
    left.set(
      subject ?? "",
      Object.values(tally).map((n, i) => n + (before[i] ?? 0))
    )
  }
  return new Set([...left].filter(([, sums]) => sums.some((n) => n !== 0)).map(([subject]) => subject))
}
