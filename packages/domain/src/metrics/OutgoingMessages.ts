/** Outgoing messages: how many did people write in the period (M2)? */
import { Schema } from "effect"
import { ROBOT } from "../identity/Id.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow } from "./Ask.ts"
import { personFields, personOf, personRows } from "./byPerson.ts"
import { Compared, comparedSum, countPart, threeWindows, valuesOf } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { countPerDay, dailyOf, Day, dayPart } from "./perDay.ts"

const only = { direction: ["out"] }

/** Everybody who may write but the robot. */
const people = (ask: Ask): ReadonlyArray<string> => ask.users.map((u) => u.id).filter((id) => id !== ROBOT)

export const outgoingMessages = Metric.make({
  id: "outgoing-messages",
  title: "Outgoing messages",
  definition:
    "Messages that people sent in the period, by who wrote them. What did not arrive does not count; what the robot sent stands apart and is in no total.",
  formula: "count(messages of people that did not fail) by who wrote",
  unit: "messages",
  time: "flow",
  better: "neither",
  narrows: { users: "by", channels: "channel" },
  books: [],
  Reading: Schema.Struct({
    total: Compared,
    rows: Schema.Array(Schema.Struct({ ...personFields, messages: Compared })),
    robot: Compared,
    /** What people sent on every day of the period, those without a message, too. */
    days: Schema.Array(Day)
  }),
  needs: (ask) => ({
    ...threeWindows(ask, (window) =>
      flow(ask, "messages", window, { where: { ...only, by: people(ask) }, by: ["by"] })
    ),
    robotNow: flow(ask, "messages", ask.window, { where: { ...only, by: [ROBOT] } }),
    robotBefore: flow(ask, "messages", ask.previous.sameElapsed, { where: { ...only, by: [ROBOT] } }),
    robotBeforeFull: flow(ask, "messages", ask.previous.full, { where: { ...only, by: [ROBOT] } }),
    days: dailyOf(ask, "messages", { where: { ...only, by: people(ask) } })
  }),
  read: ({ robotBefore, robotBeforeFull, robotNow, ...sums }, ask) => ({
    total: comparedSum(sums, "n"),
    rows: personRows(
      ask,
      [sums.now, sums.before, sums.beforeFull].flatMap((b) => valuesOf(b, "by")),
      (by) => ({ messages: comparedSum(sums, "n", { by }) }),
      (row) => row.messages.now
    ),
    robot: comparedSum({ now: robotNow, before: robotBefore, beforeFull: robotBeforeFull }, "n"),
    days: countPerDay(ask, sums.days)
  }),
  explain: (part, ask) => {
    const count = (title: string, part: string, by: ReadonlyArray<string>) =>
      countPart(title, part === "" ? "now" : part, ask, "messages", "n", { ...only, by })
    const inDay = (window: Window) => flow(ask, "messages", window, { where: { ...only, by: people(ask) } })
    const day = dayPart("Outgoing messages", part, ask, inDay, "n")
    if (day !== null) return day
    const person = personOf(ask, part)
    if (person !== null)
      return person.id === ROBOT ? null : count(`Outgoing messages, ${person.name}`, person.rest, [person.id])
    if (part === "") return null
    const [word = "", rest = ""] = part.split(":")
    return word === "robot"
      ? count("Outgoing messages, Robot", rest, [ROBOT])
      : count("Outgoing messages", part, people(ask))
  },
  examples: [
    {
      story:
        "Ann wrote twice, Ben once; one message of Ben's did not arrive. The robot's greeting stands apart.",
      given: [
        { at: "2024-03-04T09:00Z", talk: "mill" },
        { at: "2024-03-04T09:00Z", says: "mill", from: "client" },
        { at: "2024-03-04T09:00:01Z", says: "mill", from: "robot" },
        { at: "2024-03-04T09:05Z", says: "mill", from: "Ann" },
        { at: "2024-03-04T09:06Z", says: "mill", from: "Ann" },
        { at: "2024-03-04T10:00Z", says: "mill", from: "Ben", failed: true },
        { at: "2024-03-04T10:01Z", says: "mill", from: "Ben" }
      ],
      reads: {
        "total.now": 3,
        "rows.Ann.messages.now": 2,
        "rows.Ben.messages.now": 1,
        "rows.length": 2,
        "robot.now": 1,
        "days.3.n": 3,
        "days.4.n": 0
      }
    }
  ]
})
