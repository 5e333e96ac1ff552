/** Laws of what a number leaves out: with what it counts these are all records it could have counted, each for one reason (8.1). */
import { decodeKey } from "@weir/domain/ledger/Book"
import type { Entry } from "@weir/domain/ledger/Entry"
import type { Selection } from "@weir/domain/ledger/Query"
import { type Event, subjectOf } from "@weir/domain/log/Event"
import type { Figure } from "@weir/domain/metrics/Figure"
import { type LeftOut, tallied } from "@weir/domain/metrics/leftOut"
import type { Part } from "@weir/domain/metrics/Metric"
import { type MetricName, metricNames } from "@weir/domain/workbook/Core"
import {
  type Asked,
  type Explained,
  explained,
  notCounted,
  putTo,
  summed
} from "@weir/domain/workbook/evaluate"
import { assert } from "vitest"
import { visibleTo } from "../oracle/visible.ts"
import type { Law, Trial } from "./Law.ts"
import { shown } from "./parts.ts"

interface Opened {
  readonly name: MetricName
  readonly word: string
  readonly at: string
  readonly part: Part
  /** The entries of all books that the number is made of. */
  readonly ledger: ReadonlyArray<Entry>
  readonly behind: Explained
  readonly left: ReadonlyArray<LeftOut>
}

const known = new WeakMap<Trial, ReadonlyArray<Opened>>()

/** One number of three of every reading, opened: once for all these laws, and others in other cases. */
const eachPart = (trial: Trial): ReadonlyArray<Opened> => {
  const found = known.get(trial) ?? [...opened(trial)]
  known.set(trial, found)
  return found
}

const opened = function* ({ ask, core, ledger: whole, picks, reading }: Trial): Generator<Opened> {
  const kept = new Map<string, ReadonlyArray<Entry>>()
  let n = picks[6] ?? 0
  for (const name of metricNames) {
    const metric = core.metrics[name]
    const put = putTo(metric, ask, core)
    for (const word of new Set(shown(name, reading(name) as never).map((number) => number.part))) {
      const part = n++ % 3 === 0 ? metric.explain(word, put) : null
      if (part === null) continue
      const books = new Set(
        [
          ...part.selections,
          ...(part.without ?? []),
          ...(part.within ?? []).flat(),
          ...Object.values(part.found?.among ?? {}),
          ...(part.weighed === undefined ? [] : Object.values<Selection>(metric.needs(put)))
        ].map(({ book }) => book)
      )
      const names = [...books].sort().join(" ")
      const ledger = kept.get(names) ?? whole.filter((entry) => books.has(entry.book))
      kept.set(names, ledger)
      const behind = explained(name, word, ledger, ask, core)
      if (behind === null) continue
      const left = notCounted(behind, ledger, ask, core)
      yield { name, word, at: `${name} ${word}`, part, ledger, behind, left }
    }
  }
}

/** Whether an entry would be chosen if it counted at another instant. */
const speaksOf = ({ core }: Trial, selection: Selection, may: (id: string) => boolean, entry: Entry) => {
  const { book: id, deleted, knownAfter, knownAt, subjects, where } = selection
  const book = core.books.find((b) => b.id === id)
  if (entry.book !== id || book === undefined || !may(entry.subject)) return false
  if (knownAt !== null && entry.recordedAt > knownAt) return false
  if (knownAfter !== undefined && entry.recordedAt <= knownAfter) return false
  if (deleted === "include" && entry.kind !== "posted") return false
  if (deleted === "only" && entry.kind === "posted") return false
  if (subjects !== null && !subjects.includes(entry.subject)) return false
  const key = decodeKey(book, entry.key)
  return Object.entries(where).every(([dim, values]) => values.includes(key[dim] ?? ""))
}

/** What a selection's readers may read: some numbers are shown to fewer people than records are. */
const sight = ({ events }: Trial): ((selection: Selection) => (id: string) => boolean) => {
  const made = new Map<string, (id: string) => boolean>()
  return ({ holders }) => {
    const who = JSON.stringify(holders)
    const may = made.get(who) ?? visibleTo(events, { holders: holders as Asked["holders"] })
    made.set(who, may)
    return may
  }
}

const within = ({ from, to }: Selection, { at }: Entry): boolean => (from === null || at >= from) && at < to

const partition: Law = {
  name: "what is counted and what is left out are together all candidates, and none is both",
  proves: ["8.1", "D8", "G10"],
  holds: (trial) => {
    const may = sight(trial)
    for (const { at, behind, ledger, left } of eachPart(trial)) {
      const candidates = new Map<string, { before: boolean; inside: boolean; after: boolean }>()
      for (const selection of behind.selections) {
        for (const entry of ledger) {
          if (!speaksOf(trial, selection, may(selection), entry)) continue
          const seen = candidates.get(entry.subject) ?? { before: false, inside: false, after: false }
          candidates.set(entry.subject, seen)
          if (within(selection, entry)) seen.inside = true
          else if (entry.at >= selection.to) seen.after = true
          else seen.before = true
        }
      }
      const both = [...behind.records, ...left.map(({ subject }) => subject)]
      assert.deepStrictEqual(both.toSorted(), [...candidates.keys()].sort(), at)
      for (const { side, subject, why } of left) {
        const seen = candidates.get(subject)
        assert.strictEqual(why === "outside", seen?.inside === false, `${at}: ${subject} is ${why}`)
        const lies = seen?.before === true ? (seen.after ? "both" : "before") : "after"
        assert.strictEqual(side, why === "outside" ? lies : null, `${at}: ${subject}`)
      }
    }
  }
}

/** The records that are deleted, or merged away, as these events tell it. */
const goneIn = (events: ReadonlyArray<Event>): ReadonlySet<string> => {
  const gone = new Set<string>()
  for (const event of events) {
    const { id } = subjectOf(event)
    if (/(Deleted|Absorbed)$/.test(event.fact._tag)) gone.add(id)
    if (/(Restored|Released)$/.test(event.fact._tag)) gone.delete(id)
  }
  return gone
}

const gone: Law = {
  name: "left out as deleted is what is deleted, and all that would count if nothing were",
  proves: ["8.1", "G10"],
  holds: (trial) => {
    const { ask, core, events } = trial
    if (ask.deleted !== "exclude") return
    const deleted = goneIn(events.filter((e) => ask.asOf === null || e.recordedAt <= ask.asOf))
    const knowing: Asked = { ...ask, deleted: "include" }
    for (const { at, behind, ledger, left, name, part, word } of eachPart(trial)) {
      // The bridge also asks what was known at the beginning, and what was deleted since.
      const same = part.selections.every((s) => s.deleted === "exclude" && s.knownAt === ask.asOf)
      for (const { subject, why } of left)
        if (same && why === "deleted") assert.isTrue(deleted.has(subject), `${at}: ${subject} is there`)
      if (!same || behind.narrowed !== null || part.found !== undefined) continue
      const whole = explained(name, word, ledger, knowing, core)
      for (const { subject, why } of left)
        if (whole?.records.has(subject) === true) assert.strictEqual(why, "deleted", `${at}: ${subject}`)
    }
  }
}

const decides: Law = {
  name: "what is there, and does not count for what else it has, is left out for that",
  proves: ["8.1", "T4", "G15"],
  holds: (trial) => {
    const { ask, core, events } = trial
    const may = visibleTo(events, ask)
    for (const { at, behind, ledger, left, part } of eachPart(trial)) {
      const standing = (selections: Part["selections"]) => {
        const sums = selections.flatMap((s) =>
          summed(ledger, { ...s, by: [], perDay: false, perInstant: false, perSubject: true }, ask, core)
        )
        return new Set(sums.map(({ subject }) => subject).filter((id) => id !== null && may(id)))
      }
      if (part.within === undefined && part.without === undefined) {
        for (const { why } of left) assert.notInclude(["excepted", "wanting"], why, at)
        continue
      }
      const [inside, outside] = [standing(behind.selections), standing(part.without ?? [])]
      for (const { subject, why } of left) {
        const due = !inside.has(subject) ? null : outside.has(subject) ? "excepted" : "wanting"
        if (due === null) assert.notInclude(["excepted", "wanting"], why, `${at}: ${subject}`)
        else assert.strictEqual(why, due, `${at}: ${subject}`)
      }
    }
  }
}

const last: Law = {
  name: "what took a record out of a number was known, and is the last that was entered for it there",
  proves: ["8.1", "G12"],
  holds: (trial) => {
    const { ask, events } = trial
    for (const { at, behind, ledger, left } of eachPart(trial)) {
      if (left.length === 0) continue
      const newest = new Map<string, { inside: number; outside: number; kinds: Set<string> }>()
      for (const selection of behind.selections) {
        for (const entry of ledger) {
          if (!speaksOf(trial, selection, () => true, entry)) continue
          const seen = newest.get(entry.subject) ?? { inside: 0, outside: 0, kinds: new Set<string>() }
          newest.set(entry.subject, seen)
          if (!within(selection, entry)) seen.outside = Math.max(seen.outside, entry.seq)
          else if (entry.seq >= seen.inside) {
            if (entry.seq > seen.inside) seen.kinds.clear()
            seen.inside = entry.seq
            seen.kinds.add(entry.kind)
          }
        }
      }
      for (const { seq, subject, why } of left) {
        const event = events[seq - 1]
        assert.isTrue(event !== undefined && (ask.asOf === null || event.recordedAt <= ask.asOf), at)
        const seen = newest.get(subject)
        assert.strictEqual(seq, why === "outside" ? seen?.outside : seen?.inside, `${at}: ${subject}`)
        if (why === "cancelled") assert.isTrue(seen?.kinds.has("posted"), `${at}: ${subject}`)
        if (why === "deleted") assert.isTrue(seen?.kinds.has("reversed"), `${at}: ${subject}`)
        if (why === "restored") assert.isTrue(seen?.kinds.has("restored"), `${at}: ${subject}`)
      }
    }
  }
}

const minus = (a: Figure, b: Figure): Figure => ({
  deals: a.deals - b.deals || 0,
  money: [],
  converted: a.converted - b.converted || 0,
  unpriced: a.unpriced - b.unpriced || 0,
  unbudgeted: a.unbudgeted - b.unbudgeted || 0
})

const moneyOf = ({ money }: Figure) =>
  new Map(money.map(({ amount, currency }) => [currency as string, amount]))

const takenAway: Law = {
  name: "taking one record away changes a number by exactly what that record adds",
  proves: ["8.1", "D8", "G6"],
  holds: (trial) => {
    const { ask, core, picks } = trial
    for (const [n, { at, behind, ledger, name, part, word }] of eachPart(trial).entries()) {
      // What the others are expected to bring is learned from all of them.
      if (part.weighed === "total") continue
      const all = [...behind.records].sort()
      const one = all[((picks[n % picks.length] ?? 0) + n) % Math.max(1, all.length)]
      if (one === undefined) continue
      // Which records count stays as it was found: without one another might, such as the answer before a client's latest.
      const { found: _, ...fixed } = { ...part, selections: behind.selections }
      const metric = { ...core.metrics[name], explain: () => fixed }
      const settled = { ...core, metrics: { ...core.metrics, [name]: metric } }
      const own = new Set(behind.selections.map(({ book }) => book))
      const over = (keeps: (subject: string) => boolean) =>
        explained(
          name,
          word,
          ledger.filter((e) => !own.has(e.book) || keeps(e.subject)),
          ask,
          settled
        )
      const [others, alone] = [over((subject) => subject !== one), over((subject) => subject === one)]
      if (others === null || alone === null) assert.fail(`${at} does not open any more`)
      assert.deepStrictEqual(
        minus(behind.total, others.total),
        { ...alone.total, money: [] },
        `${at} without ${one}`
      )
      const [whole, rest, adds] = [moneyOf(behind.total), moneyOf(others.total), moneyOf(alone.total)]
      for (const currency of new Set([...whole.keys(), ...rest.keys(), ...adds.keys()]))
        assert.strictEqual(
          (whole.get(currency) ?? 0) - (rest.get(currency) ?? 0),
          adds.get(currency) ?? 0,
          `${at} without ${one}, in ${currency}`
        )
    }
  }
}

const hidden: Law = {
  name: "nobody is told of a record left out that they may not read, not even by how many there are",
  proves: ["8.1", "G16"],
  holds: (trial) => {
    const { ask, core, events } = trial
    if (ask.holders === null) return
    const may = visibleTo(events, ask)
    for (const { at, ledger, left, name, word } of eachPart(trial)) {
      for (const { subject } of left) assert.isTrue(may(subject), `${at} tells of ${subject}`)
      // A ledger without what the viewer may not read leaves out exactly the same, reason by reason.
      const theirs = ledger.filter(({ subject }) => may(subject))
      const own = explained(name, word, theirs, ask, core)
      if (own === null) assert.fail(`${at} does not open`)
      const counts = tallied(notCounted(own, theirs, ask, core))
      assert.deepStrictEqual(counts, tallied(left), at)
    }
  }
}

export const laws: ReadonlyArray<Law> = [partition, gone, decides, last, takenAway, hidden]
