// Which of the entries are shown, and in which order? As they are filtered and sorted: on screen, in the file and in the link the same.
import type { LedgerEntry } from "./entries.ts"

export const columns = ["time", "deal", "fromTo", "owner", "count", "amount"] as const
export type Column = (typeof columns)[number]

export interface RowsView {
  /** Part of the name of the record, or of a stage. */
  readonly text: string
  /** The id of an owner; empty for all. */
  readonly owner: string
  /** Only what adds to the number, or only what takes from it. */
  readonly sign: "all" | "in" | "out"
  readonly sort: Column
  readonly down: boolean
}

/** Newest first, all of them: day by day, with the running sum. */
export const asTheyRan: RowsView = { text: "", owner: "", sign: "all", sort: "time", down: true }

export const isNarrowed = ({ owner, sign, text }: RowsView): boolean =>
  text.trim() !== "" || owner !== "" || sign !== "all"
export const isSorted = ({ down, sort }: RowsView): boolean => sort !== "time" || !down

/** Only what differs from the usual: an address without it stays short. */
export const writeView = (view: RowsView): string | undefined => {
  const said = Object.entries(view).filter(([name, value]) => asTheyRan[name as keyof RowsView] !== value)
  return said.length === 0 ? undefined : JSON.stringify(Object.fromEntries(said))
}

/** What an address says; what it says wrongly is as usual. */
export const readView = (said: unknown): RowsView => {
  try {
    const read = JSON.parse(typeof said === "string" ? said : "{}") as Partial<
      Record<keyof RowsView, unknown>
    >
    return {
      text: typeof read.text === "string" ? read.text : "",
      owner: typeof read.owner === "string" ? read.owner : "",
      sign: read.sign === "in" || read.sign === "out" ? read.sign : "all",
      sort: columns.find((one) => one === read.sort) ?? "time",
      down: read.down !== false
    }
  } catch {
    return asTheyRan
  }
}

type Key = string | number
const keys: Readonly<Record<Column, (entry: LedgerEntry) => Key>> = {
  time: ({ at }) => at,
  deal: ({ record }) => record.title,
  fromTo: ({ from, to }) => to?.name ?? from?.name ?? "",
  owner: ({ owner }) => owner?.name ?? "",
  count: ({ count }) => count,
  // Sums of several currencies are compared at what they are worth.
  amount: ({ converted }) => converted
}

/** Texts by the alphabet, numbers by size; what is empty comes last either way. */
export const inOrder =
  <Row>(keyOf: (row: Row) => Key, down: boolean) =>
  (a: Row, b: Row): number => {
    const [one, other] = [keyOf(a), keyOf(b)]
    if (one === other) return 0
    if (one === "" || other === "") return one === "" ? 1 : -1
    const order =
      typeof one === "string" && typeof other === "string"
        ? one.localeCompare(other, undefined, { numeric: true })
        : Number(one) - Number(other)
    return down ? -order : order
  }

/** The entries of a view. Those that are equal keep the order in which they ran. */
export const shownOf = (entries: ReadonlyArray<LedgerEntry>, view: RowsView): ReadonlyArray<LedgerEntry> => {
  const text = view.text.trim().toLocaleLowerCase()
  const fits = ({ count, from, owner, record, to, amount }: LedgerEntry) =>
    (text === "" ||
      [record.title, from?.name, to?.name].some((name) => name?.toLocaleLowerCase().includes(text))) &&
    (view.owner === "" || owner?.id === view.owner) &&
    (view.sign === "all" || Math.sign(count || amount || 0) === (view.sign === "in" ? 1 : -1))
  const found = isNarrowed(view) ? entries.filter(fits) : entries
  return isSorted(view) ? found.toSorted(inOrder(keys[view.sort], view.down)) : found
}

export interface RecordRow {
  readonly id: string
  readonly title: string
  readonly entries: number
  readonly last: number
}

/** The records that the entries are about, each once, the one that changed last first. */
export const recordsOf = (entries: ReadonlyArray<LedgerEntry>): ReadonlyArray<RecordRow> => {
  const found = new Map<string, RecordRow>()
  for (const { at, record } of entries) {
    const known = found.get(record.id)
    found.set(record.id, {
      id: record.id,
      title: record.title,
      entries: (known?.entries ?? 0) + 1,
      last: Math.max(known?.last ?? at, at)
    })
  }
  return [...found.values()].sort((a, b) => b.last - a.last)
}
