/** People: goals, time online, and eyes that see less than everything. */
import { UserId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { eur, idOf, type Line, plain, type Setting, usd } from "./Story.ts"
import { type Asked, at, day, dollars, inMarch, type Vector } from "./Vector.ts"

const team: Setting = { ...plain, people: ["Ann", "Ben", "Cid"] }
const seenBy = (name: string, asked: Asked): Asked => ({ ...asked, viewer: UserId.make(idOf(name)) })

/** So many deals of somebody, won one minute after the other. */
const wins = (owner: string, count: number, budget = 100): ReadonlyArray<Line> =>
  Array.from({ length: count }, (_, i) => `${owner}${i}`).flatMap((create, i): ReadonlyArray<Line> => [
    { at: at(1), create, stage: "A", owner, budget: usd(budget) },
    { at: at(2 + i), win: create }
  ])

/** A window that beats every half minute from one time on the clock to another, where it says that it is hidden. */
const stay = (seen: string, window: string, from: string, to: string): ReadonlyArray<Line> => {
  const [begin, end] = [Instant.iso(`2024-03-05T${from}:00Z`), Instant.iso(`2024-03-05T${to}:00Z`)]
  const beats = Array.from({ length: Math.ceil((end - begin) / 30_000) }, (_, i) => begin + i * 30_000)
  return [
    ...beats.map((ms): Line => ({ at: Instant.toIso(Instant.make(ms)), seen, window })),
    { at: Instant.toIso(end), seen, window, hidden: true }
  ]
}

const together = (...stays: ReadonlyArray<ReadonlyArray<Line>>): ReadonlyArray<Line> =>
  stays.flat().toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

const minutes = (n: number) => n * 60_000
const count = { month: "2024-03", measure: "count" } as const
const budget = { month: "2024-03", measure: "budget" } as const

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "GV17",
    proves: ["O1", "goal.progress", "X9"],
    story: "a goal of four deals; three are won in the month, and one of them is reopened",
    setting: plain,
    lines: [
      { at: at(0), goal: "Ann", ...count, target: 4 },
      ...wins("Ann", 3),
      { at: at(8), move: "Ann1", to: "B" }
    ],
    asked: [
      inMarch("goalProgress", {
        "goals.Ann.progress.num": 2,
        "goals.Ann.progress.den": 4,
        "goals.Ann.progress.%": 50
      })
    ]
  },
  {
    id: "GV18",
    proves: ["O1", "G20"],
    story: "no goal, and one that was taken away again, leave nothing to read",
    setting: plain,
    lines: [
      { at: at(0), goal: "Ann", ...count, target: 4 },
      { at: at(1), dropGoal: "Ann", ...count }
    ],
    asked: [inMarch("goalProgress", { "goals.length": 0, month: "2024-03" })]
  },
  {
    id: "Goals by budget",
    proves: ["O1", "O2", "G6"],
    story:
      "a goal surpassed; a team's goal beside those of its members; money without a rate counts and brings nothing; a goal of another month is another goal",
    setting: { ...team, rates: [{ currency: "EUR", from: "2024-04-01", rate: "1.1" }] },
    lines: [
      { at: at(0), team: "North", members: ["Ann", "Ben"] },
      { at: at(0), goal: "everybody", ...budget, target: 1000 },
      { at: at(0), goal: "North", ...budget, target: 500 },
      { at: at(0), goal: "Ann", ...budget, target: 300 },
      { at: at(0), goal: "Ben", ...budget, target: 400 },
      { at: at(0), goal: "Ben", ...count, month: "2024-04", target: 1 },
      ...wins("Ann", 2, 550),
      ...wins("Cid", 1, 270),
      { at: at(1), create: "Foreign", stage: "A", owner: "Ben", budget: eur(99) },
      { at: at(9), win: "Foreign" }
    ],
    asked: [
      inMarch("goalProgress", {
        "goals.length": 4,
        "goals.Golden.progress.%": 137,
        "goals.North.progress.%": 220,
        "goals.North.members.target": 70_000,
        "goals.North.members.goals": 2,
        "goals.Ann.progress.%": 366.7,
        "goals.Ben.progress.%": 0,
        "goals.Ben.won.unpriced": 1,
        "goals.Ben.won.deals": 1
      })
    ]
  },
  {
    id: "The team of then",
    proves: ["O1", "O2", "goal.progress"],
    story:
      "Ann wins in March and leaves the team in April, for Cid, who won too: March stays what it was, April is theirs who are there now",
    setting: team,
    lines: [
      { at: at(0), team: "North", members: ["Ann", "Ben"] },
      { at: at(0), goal: "North", ...count, target: 4 },
      { at: at(0), goal: "Ann", ...count, target: 3 },
      { at: at(0), goal: "Cid", ...count, target: 9 },
      { at: at(0), goal: "North", ...count, month: "2024-04", target: 4 },
      ...wins("Ann", 2),
      ...wins("Cid", 1),
      { at: "2024-04-01T00:00:00Z", team: "North", members: ["Ben", "Cid"] },
      { at: "2024-04-02T09:00:00Z", create: "Late", stage: "A", owner: "Cid" },
      { at: "2024-04-03T09:00:00Z", win: "Late" }
    ],
    asked: [
      {
        metric: "goalProgress",
        period: day("2024-03-31"),
        now: Instant.iso("2024-04-20T12:00:00Z"),
        reads: { "goals.North.progress.num": 2, "goals.North.members.target": 3 }
      },
      {
        metric: "goalProgress",
        period: day("2024-04-10"),
        now: Instant.iso("2024-04-20T12:00:00Z"),
        reads: { "goals.North.progress.num": 1 }
      }
    ]
  },
  {
    id: "Pace",
    proves: ["O1"],
    story:
      "of the 21 working days of March 14 have begun at noon of the 20th; asked about a Saturday before the first working day of June, there is no pace",
    setting: plain,
    lines: [
      { at: at(0), goal: "everybody", ...count, target: 3 },
      { at: at(0), goal: "everybody", ...count, month: "2024-06", target: 3 },
      ...wins("Ann", 2)
    ],
    asked: [
      inMarch("goalProgress", {
        "workdays.begun": 14,
        "workdays.all": 21,
        "goals.Golden.pace": 1,
        "goals.Golden.progress.%": 66.7
      }),
      {
        metric: "goalProgress",
        period: day("2024-06-01"),
        now: Instant.iso("2024-06-01T12:00:00Z"),
        reads: { "workdays.begun": 0, "goals.Golden.pace": null, "goals.Golden.progress.%": 0 }
      }
    ]
  },
  {
    id: "GV22",
    proves: ["Y1", "usage.online", "X10"],
    story:
      "two windows of one person, one visible 09:00 to 09:10, the other 09:05 to 09:20 but for 09:12 to 09:15",
    setting: plain,
    lines: together(
      stay("Ann", "one", "09:00", "09:10"),
      stay("Ann", "two", "09:05", "09:12"),
      stay("Ann", "two", "09:15", "09:20")
    ),
    asked: [
      inMarch("systemUsage", {
        "total.now": minutes(17),
        "rows.Ann.online.now": minutes(17),
        "rows.Ann.online.change.base": "new"
      })
    ]
  },
  {
    id: "GV23",
    proves: ["Y1", "usage.online"],
    story: "offline from 10:00 to 10:30 with the page open; beats arrive again at 10:31",
    setting: plain,
    lines: [
      { at: "2024-03-05T10:00:00Z", seen: "Ann" },
      { at: "2024-03-05T10:31:00Z", seen: "Ann" }
    ],
    asked: [inMarch("systemUsage", { "rows.Ann.online.now": 45_000 })]
  },
  {
    id: "Online over midnight",
    proves: ["Y1", "G1"],
    story: "in Berlin the day ends at 23:00 of Greenwich: what is credited across it belongs to both days",
    setting: { ...plain, zone: "Europe/Berlin" },
    lines: [
      { at: "2024-03-05T22:59:50Z", seen: "Ann" },
      { at: "2024-03-05T23:00:20Z", seen: "Ann", hidden: true }
    ],
    asked: (
      [
        ["2024-03-05", 10_000],
        ["2024-03-06", 20_000]
      ] as const
    ).map(([date, ms]): Asked => ({
      metric: "systemUsage",
      period: day(date),
      now: Instant.iso("2024-03-20T12:00:00Z"),
      reads: { "total.now": ms, "days.0.ms": ms, "days.0.date": date }
    }))
  },
  {
    id: "GV34",
    proves: ["G16"],
    story: "five deals are won, three of them by somebody who sees only their own",
    setting: team,
    lines: [
      { at: at(0), goal: "everybody", ...count, target: 5 },
      { at: at(0), goal: "Ben", ...count, target: 2 },
      ...wins("Ann", 3),
      ...wins("Ben", 2),
      { at: at(9), sight: "Ann", sees: "own" }
    ],
    asked: [
      seenBy("Ann", inMarch("wonDeals", { "now.deals": 3, "now.money": dollars(30_000) })),
      seenBy("Ann", inMarch("wonByOwner", { "rows.length": 1, "total.deals": 3, more: 0 })),
      seenBy("Ann", inMarch("goalProgress", { "goals.length": 1, "goals.Golden.progress.num": 3 })),
      seenBy("Ben", inMarch("wonDeals", { "now.deals": 5 })),
      inMarch("wonDeals", { "now.deals": 5 })
    ]
  },
  {
    id: "Eyes of a team",
    proves: ["G16"],
    story:
      "who sees what the team has sees the deals of teammates, not those of others; who hands a deal on no longer reads it",
    setting: team,
    lines: [
      { at: at(0), team: "North", members: ["Ann", "Ben"] },
      ...wins("Ann", 1),
      ...wins("Ben", 2),
      ...wins("Cid", 4),
      { at: at(8), give: "Ben1", to: "Cid" },
      { at: at(9), sight: "Ann", sees: "team" },
      { at: at(9), sight: "Cid", sees: "team" }
    ],
    asked: [
      seenBy("Ann", inMarch("wonByOwner", { "total.deals": 2, "rows.length": 2 })),
      // Who belongs to no team sees their own; the win stays with whoever won it.
      seenBy(
        "Cid",
        inMarch("wonByOwner", { "total.deals": 5, "rows.Cid.deals.deals": 4, "rows.Ben.deals.deals": 1 })
      )
    ]
  },
  {
    id: "Disabled people",
    proves: ["G8"],
    story: "somebody wins, hands over what is open and leaves: the win stays theirs, and they are marked",
    setting: team,
    lines: [
      { at: at(0), goal: "Ben", ...count, target: 2 },
      ...wins("Ben", 1),
      { at: at(1), create: "Open", stage: "A", owner: "Ben" },
      { at: at(7), give: "Open", to: "Ann" },
      { at: at(8), disable: "Ben" },
      { at: at(9), win: "Open" }
    ],
    asked: [
      inMarch("wonByOwner", {
        "rows.Ben.deals.deals": 1,
        "rows.Ben.disabled": true,
        "rows.Ann.deals.deals": 1
      }),
      inMarch("goalProgress", { "goals.Ben.progress.%": 50, "goals.Ben.gone": true })
    ]
  }
]
