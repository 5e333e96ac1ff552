/** Mistakes about people: time online, what each of them did, and what a viewer may read. */
import type { Posting } from "@weir/domain/ledger/Book"
import type { Query } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import { type Core, theCore } from "@weir/domain/workbook/Core"
import { Result } from "effect"
import { asking, telling, withFamily } from "./changes.ts"
import { type Mutant, withBook, withMetric } from "./Mutant.ts"

interface EmployeeRow {
  readonly winRate: { readonly num: number; readonly den: number }
}

/** Sums over entries of whoever, where the viewer sees less. */
const withEyes = (change: (holders: Query["holders"]) => Query["holders"]): Core => ({
  ...theCore,
  balances: (book, query, entries, around) =>
    theCore.balances(book, { ...query, holders: change(query.holders) }, entries, around)
})

const shifted = (ms: (posting: Posting) => number) => (_: unknown, rightly: ReadonlyArray<Posting>) =>
  rightly.map((posting) => ({ ...posting, at: (posting.at + ms(posting)) as Posting["at"] }))

const onlineLaw = "systemUsage reads what the oracle tells"
const employeeLaw = "employeeReport reads what the oracle tells"
const onceLaw = "nobody is online twice at once, for longer than a beat vouches for, or across a midnight"
const againLaw = "the beats of a person, decided once more, credit the same time"
const replayLaw = "replaying the events of a team, a goal or a presence gives the state that was decided on"
const partLaw = "a viewer's numbers are those of a log from which all they may not read is left out"

const online: ReadonlyArray<Mutant> = [
  {
    name: "whoever sees everything sees when everybody was online",
    core: { ...theCore, privately: (_, asked) => asked },
    killedBy:
      "the time people were online is seen by admins, and by everybody else of themselves alone, however far they see"
  },
  {
    name: "time online counts when it ends",
    core: withBook(
      "usage",
      shifted(({ tally }) => tally["ms"] ?? 0)
    ),
    killedBy: onceLaw
  },
  {
    name: "time online counts a day late",
    core: withBook(
      "usage",
      shifted(() => 86_400_000)
    ),
    killedBy: onlineLaw
  },
  {
    name: "time online is filed under nobody",
    core: withBook("usage", (_, rightly) => rightly.map((p) => ({ ...p, key: { user: "" } }))),
    killedBy: onlineLaw
  },
  {
    name: "several windows at once count several times",
    core: withBook("usage", (_, rightly) => [...rightly, ...rightly]),
    killedBy: onceLaw
  },
  {
    name: "time online is compared with the whole period before",
    core: asking("systemUsage", (query, ask, which) =>
      which === "before" ? { ...query, from: ask.previous.full.from, to: ask.previous.full.to } : query
    ),
    killedBy: onlineLaw
  },
  {
    name: "all time online leaves out those who have left",
    core: telling("systemUsage", (reading) => ({
      ...reading,
      rows: reading.rows.filter((row: { readonly disabled: boolean }) => !row.disabled)
    })),
    killedBy: "time online over people, and over days, adds up to all of it"
  },
  {
    name: "the last beat credits until the next one, however late that is",
    core: withFamily("presence", ({ decide }) => ({
      decide: (state, command, at, there) =>
        Result.map(decide(state, command, at, there), (facts) =>
          facts.map((fact) =>
            state === null || state.visible.length === 0
              ? fact
              : { ...fact, credits: [{ at: state.lastBeatAt, ms: at - state.lastBeatAt }] }
          )
        )
    })),
    killedBy: againLaw
  },
  {
    name: "hidden windows go on crediting",
    core: withFamily("presence", ({ evolve }) => ({
      evolve: (state, fact, at) => evolve(state, { ...fact, visible: true }, at)
    })),
    killedBy: againLaw
  },
  {
    name: "a person has one window, the last that beat",
    core: withFamily("presence", ({ evolve }) => ({
      evolve: (state, fact, at) => evolve(state === null ? null : { ...state, visible: [] }, fact, at)
    })),
    killedBy: replayLaw
  }
]

const employees: ReadonlyArray<Mutant> = [
  {
    name: "a person's win rate is won of everybody's closed deals",
    core: telling("employeeReport", (reading) => ({
      rows: reading.rows.map((row: EmployeeRow) => ({
        ...row,
        winRate: {
          ...row.winRate,
          den: reading.rows.reduce((sum: number, one: EmployeeRow) => sum + one.winRate.den, 0)
        }
      }))
    })),
    killedBy: employeeLaw
  },
  {
    name: "a person's cycle takes in the deals they lost",
    core: asking("employeeReport", (query, _, which) =>
      which === "cycle" ? { ...query, where: {} } : query
    ),
    killedBy: employeeLaw
  },
  {
    name: "activities are to the credit of whoever was responsible",
    core: asking("employeeReport", (query, _, which) =>
      which === "done" ? { ...query, by: ["owner"] } : query
    ),
    killedBy: employeeLaw
  },
  {
    name: "a person's report compares with what they did in all of the period before",
    core: telling("employeeReport", (reading) => ({
      rows: reading.rows.map((row: { beforeFull: object }) => ({ ...row, before: row.beforeFull }))
    })),
    killedBy: employeeLaw
  },
  {
    name: "only people who closed something are in the report",
    core: telling("employeeReport", (reading) => ({
      rows: reading.rows.filter((row: EmployeeRow) => row.winRate.den > 0)
    })),
    killedBy: employeeLaw
  }
]

const eyes: ReadonlyArray<Mutant> = [
  {
    name: "sums count what the viewer may not read",
    core: withEyes(() => null),
    killedBy: partLaw
  },
  {
    name: "who sees a team sees the first of it only",
    core: withEyes((holders) => (holders === null ? null : holders.slice(0, 1))),
    killedBy: partLaw
  },
  {
    name: "a viewer sees what others hold",
    core: {
      ...theCore,
      balances: (book, query, entries, around) =>
        theCore.balances(
          book,
          { ...query, holders: query.holders === null ? null : (["other"] as never) },
          entries,
          {
            ...around,
            holdersOf: (subject) =>
              around.holdersOf(subject).some((id) => query.holders?.includes(id)) ? [] : ["other" as never]
          }
        )
    },
    killedBy: "whoever sees more never counts less: their own, then their teams', then all"
  },
  {
    name: "the list behind a number shows everybody's records",
    core: withMetric("wonByOwner", (metric) => ({
      explain: (part: string, ask: Ask) => metric.explain(part, { ...ask, holders: null })
    })),
    killedBy: "behind no number of a viewer lies a record that they may not read"
  },
  {
    name: "nobody's records in particular means everybody's",
    core: withEyes((holders) => (holders?.length === 0 ? null : holders)),
    killedBy: "who may read nothing reads nothing"
  }
]

export const peopleMutants: ReadonlyArray<Mutant> = [...online, ...employees, ...eyes]
