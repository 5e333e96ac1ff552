/** Incoming work: what came from clients and waits for somebody at this moment (4.5, the green counter)? */
import { Schema } from "effect"
import { type Ask, present, snapshot } from "./Ask.ts"
import { personFields, personOf, personRows } from "./byPerson.ts"
import { sum, valuesOf } from "./Count.ts"
import { aboutDeals, countedFor, forRecords, handed } from "./counters/counting.ts"
import { dealOwnersBook } from "./counters/dealOwners.ts"
import { dealWaitsBook } from "./counters/dealWork.ts"
import * as Metric from "./Metric.ts"
import { waitsBook } from "./talks/waitsBook.ts"

/** Talks in which a client waits, calls that nobody answered or dealt with, other activities that came in and are open. */
const Work = {
  total: Schema.Int,
  talks: Schema.Int,
  calls: Schema.Int,
  activities: Schema.Int
}

const waits = (ask: Ask, where: Readonly<Record<string, ReadonlyArray<string>>>) =>
  snapshot(ask, "waiting", present(ask), { where, by: ["kind", "user"] })

const tasks = (ask: Ask, where: Readonly<Record<string, ReadonlyArray<string>>>) =>
  snapshot(ask, "task-open", present(ask), { where: { ...where, direction: ["in"] }, by: ["owner"] })

const ofDeals = (ask: Ask) => snapshot(ask, "deal-waiting", present(ask), {})

export const incomingWork = Metric.make({
  id: "incoming-work",
  title: "Incoming work",
  definition:
    "What came from clients and waits for somebody at this moment: talks in which the client wrote last, calls that nobody answered, called back or dealt with since, and other incoming activities that are still open. It counts activities, not the deals they are about. By person: as the workspace has set, what is about a deal counts for the owner that the deal has then (of several deals the first, unless it is deleted), and everything else, or everything, for the person responsible for it.",
  formula: "count(waiting talks) + count(unanswered calls not dealt with) + count(open incoming activities)",
  unit: "activities",
  time: "snapshot",
  better: "less",
  books: [waitsBook, dealWaitsBook, dealOwnersBook],
  Reading: Schema.Struct({
    ...Work,
    rows: Schema.Array(Schema.Struct({ ...personFields, ...Work }))
  }),
  needs: (ask) => ({ waiting: waits(ask, {}), open: tasks(ask, {}), ...aboutDeals(ask, ofDeals(ask)) }),
  read: ({ open, waiting, ...deals }, ask) => {
    const given = open.map((b) => ({ ...b, key: { kind: "activity", user: b.key["owner"] ?? "" } }))
    const all = [...waiting, ...given, ...handed(deals)]
    const work = (user: { readonly user: string } | null) => {
      const talks = sum(all, "n", { ...user, kind: "talk" })
      const calls = sum(all, "n", { ...user, kind: "call" })
      const activities = sum(all, "n", { ...user, kind: "activity" })
      return { total: talks + calls + activities, talks, calls, activities }
    }
    return {
      ...work(null),
      rows: personRows(
        ask,
        valuesOf(all, "user"),
        (user) => work({ user }),
        (row) => row.total
      ).filter((row) => row.total !== 0)
    }
  },
  explain: (part, ask) => {
    const person = personOf(ask, part)
    const anybody = person === null || forRecords(ask)
    const [user, owner] = anybody ? [{}, {}] : [{ user: [person.id] }, { owner: [person.id] }]
    const said = person === null ? "" : `, ${person.name}`
    const all = waits(ask, user),
      activities = tasks(ask, owner)
    const found =
      person === null
        ? {}
        : countedFor(
            ask,
            person.id,
            [waits(ask, { user: [person.id] }), tasks(ask, { owner: [person.id] })],
            ofDeals(ask)
          )
    switch (person === null ? part : person.rest === "" ? "total" : person.rest) {
      case "total":
        return { title: `Incoming work${said}`, selections: [all, activities], measure: "n", ...found }
      case "talks":
        return {
          title: `Talks in which the client waits${said}`,
          selections: [waits(ask, { ...user, kind: ["talk"] })],
          measure: "n",
          ...found
        }
      case "calls":
        return {
          title: `Calls to be dealt with${said}`,
          selections: [waits(ask, { ...user, kind: ["call"] })],
          measure: "n",
          ...found
        }
      case "activities":
        return { title: `Open incoming activities${said}`, selections: [activities], measure: "n", ...found }
      default:
        return null
    }
  },
  examples: [
    {
      story:
        "A client waits in Ann's talk, another called Ben in vain; the call that was dealt with and the talk that was answered are done.",
      given: [
        { at: "2024-03-04T10:00Z", talk: "mill" },
        { at: "2024-03-04T10:00Z", says: "mill", from: "client" },
        { at: "2024-03-04T10:01Z", talk: "dam", user: "Ben" },
        { at: "2024-03-04T10:01Z", says: "dam", from: "client" },
        { at: "2024-03-04T10:30Z", says: "dam", from: "Ben" },
        { at: "2024-03-05T09:00Z", call: "first", direction: "in", outcome: "missed", user: "Ben" },
        { at: "2024-03-05T10:00Z", call: "second", direction: "in", outcome: "voicemail", user: "Ben" },
        { at: "2024-03-05T11:00Z", handle: "second" }
      ],
      reads: {
        total: 2,
        talks: 1,
        calls: 1,
        activities: 0,
        "rows.Ann.talks": 1,
        "rows.Ben.calls": 1,
        "rows.Ben.total": 1
      }
    },
    {
      story:
        "Ann's deal went to Ben: what waits about it, though given to Ann, is Ben's. What is about no deal stays hers.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T10:00Z", talk: "mill", for: "Mill" },
        { at: "2024-03-04T10:00Z", says: "mill", from: "client" },
        { at: "2024-03-04T11:00Z", talk: "dam" },
        { at: "2024-03-04T11:00Z", says: "dam", from: "client" },
        { at: "2024-03-05T09:00Z", give: "Mill", to: "Ben" }
      ],
      reads: { total: 2, "rows.length": 2, "rows.Ann.talks": 1, "rows.Ben.talks": 1 }
    },
    {
      story: "Where everything counts for who is responsible, it stays Ann's.",
      given: [
        { at: "2024-03-01T09:00Z", counters: "activity" },
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T10:00Z", talk: "mill", for: "Mill" },
        { at: "2024-03-04T10:00Z", says: "mill", from: "client" },
        { at: "2024-03-05T09:00Z", give: "Mill", to: "Ben" }
      ],
      reads: { total: 1, "rows.length": 1, "rows.Ann.talks": 1 }
    }
  ]
})
