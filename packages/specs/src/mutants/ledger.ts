/** Mistakes in keeping the ledger: reversing, restoring, remembering, adding. */
import type { Entry } from "@weir/domain/ledger/Entry"
import { entriesOf } from "@weir/domain/ledger/Ledger"
import { balances } from "@weir/domain/ledger/Query"
import { theCore } from "@weir/domain/workbook/Core"
import type { Mutant } from "./Mutant.ts"

const entering = (change: (entries: ReadonlyArray<Entry>) => ReadonlyArray<Entry>): Mutant["core"] => ({
  ...theCore,
  entriesOf: (books, events, recalled) => change(entriesOf(books, events, recalled))
})

export const ledgerMutants: ReadonlyArray<Mutant> = [
  {
    name: "a deletion takes entries back today instead of at their own instants",
    core: entering((entries) => entries.map((e) => (e.kind === "reversed" ? { ...e, at: e.recordedAt } : e))),
    killedBy: "a deleted deal reads as if it had never been there"
  },
  {
    name: "a deletion takes nothing back",
    core: entering((entries) => entries.filter((e) => e.kind !== "reversed")),
    killedBy: "a deleted deal reads as if it had never been there"
  },
  {
    name: "restoring brings nothing back",
    core: entering((entries) => entries.filter((e) => e.kind !== "restored")),
    killedBy: "a deal that was deleted and restored reads as if it had not been touched"
  },
  {
    name: "restoring posts the first reversal again and again",
    core: entering((entries) => entries.flatMap((e) => (e.kind === "restored" ? [e, e] : [e]))),
    killedBy: "a deal that was deleted and restored reads as if it had not been touched"
  },
  {
    name: "a later part of the log forgets what it has to take back from an earlier one",
    core: { ...theCore, entriesOf: (books, events) => entriesOf(books, events, () => []) },
    killedBy: "entering a log in two parts makes the same entries as entering it at once"
  },
  {
    name: "as-of readings forget when things were learned",
    core: {
      ...theCore,
      balances: (book, query, entries, dayOf) => balances(book, { ...query, knownAt: null }, entries, dayOf)
    },
    killedBy: "a reading as of an instant never changes when more is recorded later"
  },
  {
    name: "sums take the entry that comes last instead of adding",
    core: {
      ...theCore,
      balances: (book, query, entries, dayOf) => {
        const last = new Map([...entries].map((e) => [`${e.book} ${e.key} ${e.subject}`, e]))
        return balances(book, query, last.values(), dayOf)
      }
    },
    killedBy: "the order of entries makes no difference"
  },
  {
    name: "a period takes in the first instant of the next",
    core: {
      ...theCore,
      balances: (book, query, entries, dayOf) =>
        balances(
          book,
          query.from === null ? query : { ...query, to: (query.to + 86_400_000) as typeof query.to },
          entries,
          dayOf
        )
    },
    killedBy: "the days of a period add up to the period"
  },
  {
    name: "stored days follow the clock of Greenwich instead of the workspace's",
    core: {
      ...theCore,
      balances: (book, query, entries, dayOf) => {
        const sums = balances(book, query, entries, dayOf)
        return query.perDay ? sums.slice(1) : sums
      }
    },
    killedBy: "sums kept by day add up to the sum, and each entry lies in its own day"
  }
]
