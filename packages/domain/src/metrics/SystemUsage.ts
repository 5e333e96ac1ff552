/** System usage: how long was each person online in the period, and is that more or less than before (Y1)? */
import { Schema } from "effect"
import * as Book from "../ledger/Book.ts"
import { LocalDate } from "../time/LocalDate.ts"
import { type Ask, flow, nameOfUser } from "./Ask.ts"
import { Compared, comparedSum, countPart, sum, threeWindows, valuesOf } from "./Count.ts"
import { compareText } from "../text/Text.ts"
import * as Metric from "./Metric.ts"
import { dailyOf, dayPart, eachDay } from "./perDay.ts"

/** Credited time in milliseconds, at the instant at which it begins: no entry reaches over midnight. */
export const usageBook = Book.make({
  id: "usage",
  dims: ["user"],
  measures: ["ms"],
  post: ({ fact }) =>
    fact._tag === "UserSeen"
      ? fact.credits.map(({ at, ms }) => ({
          at,
          key: { user: fact.userId },
          tally: { ms },
          subject: fact.userId
        }))
      : []
})

const UsageRow = Schema.Struct({
  id: Schema.String,
  name: Schema.String,
  disabled: Schema.Boolean,
  /** In milliseconds, beside the same person's time before. */
  online: Compared
})

/** The people a part may name: those whom the question knows. */
const known = (ask: Ask, id: string): boolean => ask.users.some((user) => user.id === id)

export const systemUsage = Metric.make({
  id: "system-usage",
  title: "Time in the system",
  definition:
    "Time in which a person had the system open in a visible window. Beats of the window vouch for 45 seconds each, by the server's clock: time without internet, hidden windows and closed ones are not counted, and several windows at once count once. Compared with the same person's period before.",
  formula: "sum over beats of min(time since the beat before, 45 s), as far as a window was visible",
  unit: "duration",
  time: "flow",
  better: "neither",
  narrows: { users: "user" },
  books: [usageBook],
  Reading: Schema.Struct({
    total: Compared,
    /** Longest time first. */
    rows: Schema.Array(UsageRow),
    /** Every day of the period. */
    days: Schema.Array(Schema.Struct({ date: LocalDate, ms: Schema.Int }))
  }),
  needs: (ask) => ({
    ...threeWindows(ask, (window) => flow(ask, "usage", window, { by: ["user"] })),
    days: dailyOf(ask, "usage")
  }),
  read: ({ days, ...sums }, ask) => {
    const people = valuesOf([...sums.now, ...sums.before, ...sums.beforeFull], "user")
    return {
      total: comparedSum(sums, "ms"),
      rows: people
        .map((user) => ({ ...nameOfUser(ask, user), online: comparedSum(sums, "ms", { user }) }))
        .sort(
          (a, b) => b.online.now - a.online.now || compareText(a.name, b.name) || compareText(a.id, b.id)
        ),
      days: eachDay(ask, days, (own) => ({ ms: sum(own, "ms") }))
    }
  },
  explain: (part, ask) => {
    const day = dayPart("Time in the system", part, ask, (window) => flow(ask, "usage", window, {}), "ms")
    if (day !== null) return day
    const [of = "", which = "", ...more] = part.split(":")
    if (of === "user" && known(ask, which))
      return countPart(
        `Time of ${nameOfUser(ask, which).name}`,
        more.length === 0 ? "now" : more.join(":"),
        ask,
        "usage",
        "ms",
        { user: [which] }
      )
    return countPart("Time in the system", part, ask, "usage", "ms")
  },
  examples: [
    {
      story: "Ann's window beats every half minute and is hidden after a minute and ten seconds.",
      given: [
        { at: "2024-03-05T10:00:00Z", seen: "Ann" },
        { at: "2024-03-05T10:00:30Z", seen: "Ann" },
        { at: "2024-03-05T10:01:00Z", seen: "Ann" },
        { at: "2024-03-05T10:01:10Z", seen: "Ann", hidden: true },
        { at: "2024-03-05T11:00:00Z", seen: "Ann" }
      ],
      reads: { "total.now": 70_000, "rows.Ann.online.now": 70_000, "rows.Ann.online.change.base": "new" }
    },
    {
      story:
        "Without internet no beat arrives: of half an hour, what the last beat vouched for is left. Ben was here for as long in February, so nothing has changed.",
      given: [
        { at: "2024-02-05T10:00:00Z", seen: "Ben" },
        { at: "2024-02-05T10:31:00Z", seen: "Ben", hidden: true },
        { at: "2024-03-05T10:00:00Z", seen: "Ben" },
        { at: "2024-03-05T10:31:00Z", seen: "Ben" }
      ],
      reads: {
        "rows.Ben.online.now": 45_000,
        "rows.Ben.online.before": 45_000,
        "rows.Ben.online.change.pct": 0
      }
    }
  ]
})
