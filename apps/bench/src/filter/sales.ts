// Which sales are looked through? Two years of them, each with its pipeline, its owner and its source, as columns and as entries of the ledger.
import { worth } from "@weir/domain/deal/DealTally"
import * as Book from "@weir/domain/ledger/Book"
import { Columns } from "@weir/domain/ledger/columns/Columns"
import type { Query } from "@weir/domain/ledger/Query"
import { bookOf } from "@weir/domain/metrics/books"
import * as Currency from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import { UTC } from "@weir/domain/time/Zone"

/** In the order of time. */
export interface Sales {
  readonly count: number
  readonly at: Float64Array
  readonly owner: Uint8Array
  readonly source: Uint8Array
  readonly pipeline: Uint8Array
  readonly amount: Float64Array
}

export const owners = 20
const sources = 6
const pipelines = 3
const dayMs = 86_400_000
const begin = Date.UTC(2023, 0, 1)
const days = 730
/** The month that is asked about: the last but one. */
export const month = { from: begin + (days - 61) * dayMs, to: begin + (days - 31) * dayMs }

export const salesOf = (count: number): Sales => {
  let state = 11
  const chance = (of: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * of)
  }
  const sales = {
    count,
    at: new Float64Array(count),
    owner: new Uint8Array(count),
    source: new Uint8Array(count),
    pipeline: new Uint8Array(count),
    amount: new Float64Array(count)
  }
  for (let i = 0; i < count; i++) {
    sales.at[i] = begin + Math.floor((i / count) * days * dayMs)
    sales.owner[i] = chance(owners)
    sales.source[i] = chance(sources)
    sales.pipeline[i] = chance(pipelines)
    sales.amount[i] = 10_000 + chance(990_000)
  }
  return sales
}

/** Those of about the last three months alone. */
export const lately = ({ amount, at, count, owner, pipeline, source }: Sales): Sales => {
  const from = at.findIndex((moment) => moment >= month.from - 30 * dayMs)
  return {
    count: count - from,
    at: at.slice(from),
    owner: owner.slice(from),
    source: source.slice(from),
    pipeline: pipeline.slice(from),
    amount: amount.slice(from)
  }
}

const name = (kind: string, n: number): string => `${kind}-${n}`
const currency = Currency.make("EUR")
const book = bookOf("won-deals")

export const ledgerOf = ({ amount, at, count, owner, pipeline, source }: Sales): Columns => {
  const ledger = new Columns(UTC, bookOf)
  for (let i = 0; i < count; i++) {
    const moment = Instant.make(at[i]!)
    const key = {
      pipeline: name("pipeline", pipeline[i]!),
      owner: name("owner", owner[i]!),
      source: name("source", source[i]!),
      currency
    }
    ledger.add({
      book: book.id,
      at: moment,
      key: Book.encodeKey(book, key),
      tally: Book.encodeTally(book, worth({ amount: amount[i]!, currency, base: amount[i]! }, 1)),
      subject: name("deal", i),
      kind: "posted",
      seq: i + 1,
      recordedAt: moment
    })
  }
  return ledger
}

/** What somebody has chosen. */
export interface Choice {
  readonly owners: ReadonlyArray<number>
  readonly sources: ReadonlyArray<number>
  readonly pipeline: number
}

/** The `n`-th choice; no two are the same for a long time, so nothing can be remembered of the last ones. */
export const choiceOf = (n: number): Choice => {
  const bits = (Math.imul(n + 1, 0x9e3779b1) >>> 0) | 1
  return {
    owners: Array.from({ length: owners }, (_, i) => i).filter((i) => (bits >>> i) & 1),
    sources: [n % sources, (n + 2) % sources],
    pipeline: n % pipelines
  }
}

/** Deals and money of each owner. */
export type Answer = ReadonlyArray<readonly [deals: number, money: number]>

export const ofLedger = (ledger: Columns, choice: Choice): Answer => {
  const query: Query = {
    book: book.id,
    where: {
      owner: choice.owners.map((n) => name("owner", n)),
      source: choice.sources.map((n) => name("source", n)),
      pipeline: [name("pipeline", choice.pipeline)]
    },
    from: Instant.make(month.from),
    to: Instant.make(month.to),
    knownAt: null,
    deleted: "exclude",
    subjects: null,
    holders: null,
    by: ["owner"],
    perDay: false,
    perInstant: false,
    perSubject: false
  }
  const found = new Map(ledger.sums(query)!.map(({ key, tally }) => [key["owner"], tally]))
  return Array.from({ length: owners }, (_, i) => {
    const tally = found.get(name("owner", i))
    return [tally?.["deals"] ?? 0, tally?.["amount"] ?? 0] as const
  })
}

/** The same by hand: the month is found by halving, and every sale in it is looked at. */
export const byHand = ({ amount, at, count, owner, pipeline, source }: Sales, choice: Choice): Answer => {
  const first = (moment: number): number => {
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >> 1
      if (at[middle]! < moment) low = middle + 1
      else high = middle
    }
    return low
  }
  const mask = (chosen: ReadonlyArray<number>) => chosen.reduce((bits, n) => bits | (1 << n), 0)
  const [ofOwner, ofSource] = [mask(choice.owners), mask(choice.sources)]
  const [deals, money] = [new Float64Array(owners), new Float64Array(owners)]
  const end = first(month.to)
  for (let i = first(month.from); i < end; i++) {
    if (pipeline[i] !== choice.pipeline) continue
    if (((ofOwner >>> owner[i]!) & (ofSource >>> source[i]!) & 1) === 0) continue
    deals[owner[i]!]! += 1
    money[owner[i]!]! += amount[i]!
  }
  return Array.from({ length: owners }, (_, i) => [deals[i]!, money[i]!] as const)
}
