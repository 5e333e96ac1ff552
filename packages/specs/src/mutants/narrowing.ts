/** Mistakes in narrowing numbers to some people, stages, types or channels, and in telling them day by day. */
import type { Selection } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Part } from "@weir/domain/metrics/Metric"
import type { Only } from "@weir/domain/metrics/Only"
import { type AnyMetric, type Core, theCore } from "@weir/domain/workbook/Core"
import { asking, telling } from "./changes.ts"
import { type Mutant, withMetric } from "./Mutant.ts"

const rowLaw = "a person's row is the number narrowed to that person"
const rowsLaw = "rows of people, stages, types and channels are the number narrowed to each"
const groupLaw = "numbers narrowed to two groups of people without a common one add up to the number of both"
const allLaw = "narrowed to everybody, to all stages, types and channels nothing changes"
const behindLaw = "what is behind a narrowed number is behind the whole one, and adds up to it"

/** Narrows otherwise. */
const narrowing = (change: (only: Only, metric: AnyMetric) => Only): Core => ({
  ...theCore,
  narrowed: (metric, only) => theCore.narrowed(metric, change(only, metric as AnyMetric))
})

/** Opens what was narrowed otherwise. */
const opening = (
  change: (told: Part, only: Only, metric: AnyMetric, ask: Ask, part: string) => Part
): Core => ({
  ...theCore,
  narrowed: (metric, only) => {
    const made = theCore.narrowed(metric, only)
    return {
      ...made,
      explain: (part, ask) => {
        const told = made.explain(part, ask)
        return told === null ? null : change(told, only, metric as AnyMetric, ask, part)
      }
    }
  }
})

const narrow: ReadonlyArray<Mutant> = [
  {
    name: "nothing is ever narrowed",
    core: narrowing((only) => ({ ...only, users: null })),
    killedBy: rowLaw
  },
  {
    name: "what people completed is narrowed to who did it, told by who was responsible",
    core: withMetric("completedTasks", () => ({ narrows: { users: "by", types: "type" } })),
    killedBy: rowLaw
  },
  {
    name: "the period before is everybody's",
    core: {
      ...theCore,
      narrowed: (metric, only) => {
        const made = theCore.narrowed(metric, only)
        return {
          ...made,
          needs: (ask) => {
            const whole = metric.needs(ask)
            return Object.fromEntries(
              Object.entries(made.needs(ask)).map(([name, query]) => [
                name,
                name.startsWith("before") ? (whole[name] ?? query) : query
              ])
            )
          }
        }
      }
    },
    killedBy: rowLaw
  },
  {
    name: "a type is narrowed to its kind",
    core: withMetric("currentTasks", () => ({ narrows: { users: "owner", types: "kind" } })),
    killedBy: rowsLaw
  },
  {
    name: "scores are narrowed to people only, whatever the channel",
    core: narrowing((only, { id }) => (id === "nps" ? { ...only, channels: null } : only)),
    killedBy: rowsLaw
  },
  {
    name: "idle deals are narrowed to their owners only, whatever the stage",
    core: narrowing((only, { id }) => (id === "deals-without-task" ? { ...only, stages: null } : only)),
    killedBy: rowsLaw
  },
  {
    name: "of several people the first counts",
    core: narrowing((only) => ({ ...only, users: only.users?.slice(0, 1) ?? null })),
    killedBy: groupLaw
  },
  {
    name: "the robot is nobody to narrow to",
    core: narrowing((only) => ({ ...only, users: only.users?.slice(1) ?? null })),
    killedBy: allLaw
  },
  {
    name: "what is behind a row is that of the people asked about, whosever row it is",
    core: opening((told, { users }, { narrows }) => {
      const dim = narrows?.users
      if (users === null || typeof dim !== "string") return told
      const selections = told.selections.map((one): Selection =>
        one.where[dim] === undefined ? one : { ...one, where: { ...one.where, [dim]: users } }
      )
      return { ...told, selections }
    }),
    killedBy: behindLaw
  },
  {
    name: "a narrowed number opens into the whole one",
    core: opening((told, _, metric, ask, part) => metric.explain(part, ask) ?? told),
    killedBy: behindLaw
  }
]

interface Daily {
  readonly days: ReadonlyArray<{ readonly n: number; readonly converted?: number }>
}

const days: ReadonlyArray<Mutant> = [
  {
    name: "days on which no note was written are left out",
    core: telling("notesAdded", (reading: Daily) => ({
      ...reading,
      days: reading.days.filter(({ n }) => n !== 0)
    })),
    killedBy: "notesAdded reads what the oracle tells"
  },
  {
    name: "tasks of a day are taken off as they are done",
    core: telling("completedTasks", (reading: Daily) => ({
      ...reading,
      days: reading.days.map((day) => ({ ...day, n: Math.min(0, day.n) }))
    })),
    killedBy: "the days of a number add up to it"
  },
  {
    name: "completed tasks of a day take in the late ones",
    core: asking("completedTasks", (query, _, which) => (which === "days" ? { ...query, where: {} } : query)),
    killedBy: "completedTasks reads what the oracle tells"
  },
  {
    name: "the last day of an activity report is cut off",
    core: telling("activityByType", (reading: Daily) => ({ ...reading, days: reading.days.slice(0, -1) })),
    killedBy: "activityByType reads what the oracle tells"
  },
  {
    name: "messages of a day are those that came and went",
    core: asking("incomingMessages", (query, _, which) =>
      which === "days" ? { ...query, where: {} } : query
    ),
    killedBy: "incomingMessages reads what the oracle tells"
  },
  {
    name: "messages of a day take in what the robot sent",
    core: asking("outgoingMessages", (query, _, which) =>
      which === "days" ? { ...query, where: { direction: ["out"] } } : query
    ),
    killedBy: "outgoingMessages reads what the oracle tells"
  },
  {
    name: "the days of won deals are those of all pipelines",
    core: asking("wonDeals", (query, _, which) => (which === "days" ? { ...query, where: {} } : query)),
    killedBy: "wonDeals reads what the oracle tells"
  },
  {
    name: "the money of a day is told in whole units",
    core: telling("newDeals", (reading: Daily) => ({
      ...reading,
      days: reading.days.map((day) => ({ ...day, converted: Math.trunc((day.converted ?? 0) / 100) }))
    })),
    killedBy: "newDeals reads what the oracle tells"
  },
  {
    name: "a day of lost deals opens into the whole period",
    core: withMetric("lostDeals", (metric) => ({
      explain: (part: string, ask: Ask) => metric.explain(part.startsWith("day:") ? "now" : part, ask)
    })),
    killedBy: "every number opens into entries that add up to it"
  }
]

export const narrowingMutants: ReadonlyArray<Mutant> = [...narrow, ...days]
