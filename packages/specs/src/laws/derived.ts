/** Which numbers of readings do not open themselves, and what are they made of? Differences and sums of numbers that do, ratios of them, and what was set. */
import type { MetricName } from "@weir/domain/workbook/Core"

/**
 * A number that is derived: `is` says how it is recomputed, `of` from which. Paths are those of the reading, `[]` for any element of a
 * list; sources are looked up in the innermost element, from "/" on in the reading.
 */
export interface Derived {
  readonly path: string
  /** `less`: the first without the others. `plus`: all together. `made`: otherwise, such as a quotient. `set`: no number of records. */
  readonly is: "less" | "plus" | "made" | "set"
  readonly of: ReadonlyArray<string>
}

const less = (path: string, ...of: ReadonlyArray<string>): Derived => ({ path, is: "less", of })
const plus = (path: string, ...of: ReadonlyArray<string>): Derived => ({ path, is: "plus", of })
const made = (path: string, ...of: ReadonlyArray<string>): Derived => ({ path, is: "made", of })
/** Instants, settings, places in a list and targets: nothing that was counted. */
const set = (...paths: ReadonlyArray<string>): ReadonlyArray<Derived> =>
  paths.map((path) => ({ path, is: "set", of: [] }))

/** A change under `at` of the element `row`, which is the reading when it is left out: the difference, and what part of the number before it is. */
const change = (at: string, now: string, before: string, row = ""): ReadonlyArray<Derived> => [
  less(`${row}${at}.delta`, now, before),
  made(`${row}${at}.pct`, now, before)
]

/** A change of quotients. */
const ofRatios = (at: string, now: string, before: string, row = ""): ReadonlyArray<Derived> => [
  made(`${row}${at}.delta`, now, before),
  made(`${row}${at}.pct`, now, before)
]

const within = (place: string, key: string) => (place === "" ? key : `${place}.${key}`)

/** Counts beside those before them. */
const compared = (place = "", row = ""): ReadonlyArray<Derived> =>
  change(within(place, "change"), within(place, "now"), within(place, "before"), row)

/** Deals beside those before them, in number and converted. */
const flow = (place = "", row = ""): ReadonlyArray<Derived> =>
  (["deals", "converted"] as const).flatMap((of) =>
    change(within(place, of), within(place, `now.${of}`), within(place, `before.${of}`), row)
  )

const row = (list: string, now = "count"): ReadonlyArray<Derived> =>
  change("change", now, "before", `${list}[].`)

const whens = ["now", "before", "beforeFull"] as const

const calls = ["all", "answered", "missed", "voicemail", "talkMs"].flatMap((of) => [
  ...compared(of),
  ...change(`change.${of}`, of, `before.${of}`, "rows[].")
])

const times = (place: string, row = "") => [
  made(`${row}${within(place, "median")}`, within(place, "average.den")),
  made(`${row}${within(place, "p90")}`, within(place, "average.den"))
]

const responses = [
  ...whens.flatMap((when) => times(when)),
  ...["rows[].", "channels[]."].flatMap((list) => [
    ...["times", "before", "beforeFull"].flatMap((when) => times(when, list)),
    ...ofRatios("change", "times.average.num", "before.average.num", list)
  ]),
  ...ofRatios("change", "now.average.num", "before.average.num"),
  ...set("points[].now.from", "points[].before.from", "points[].now.hour", "points[].before.hour"),
  ...set("waiting.oldest")
]

/** By business hours, where some are set. */
const business = [
  ...ofRatios("business.change", "business.now.num", "business.before.num"),
  ...ofRatios("change", "now.num", "before.num", "business.rows[].")
]

/** The score of some answers: promoters less detractors, of all of them. */
const score = (place: string, row = ""): ReadonlyArray<Derived> => [
  less(`${row}${place}.score.num`, `${place}.promoters`, `${place}.detractors`),
  plus(`${row}${place}.score.den`, `${place}.promoters`, `${place}.passives`, `${place}.detractors`)
]

const levels = ["promoters", "passives", "detractors"] as const

const scores = ["", "latestPerClient."].flatMap((place) => [
  ...whens.flatMap((when) => [
    ...score(`${place}${when}`),
    plus(`${place}${when}.answers`, ...levels.map((level) => `${place}${when}.${level}`))
  ]),
  ...ofRatios(`${place}change`, `${place}now.promoters`, `${place}before.promoters`),
  ...levels.map((level) => made(`${place}shares.${level}`, ...levels.map((of) => `${place}now.${of}`)))
])

const trend = (place: string, list = ""): ReadonlyArray<Derived> => [
  ...compared(`${place}.won`, list),
  ...compared(`${place}.lost`, list),
  ...ofRatios(`${place}.conversion.change`, `${place}.won.now`, `${place}.won.before`, list),
  ...ofRatios(`${place}.losses.change`, `${place}.lost.now`, `${place}.lost.before`, list),
  ...whens.map((when) =>
    plus(`${list}${place}.losses.${when}.den`, `${place}.won.${when}`, `${place}.lost.${when}`)
  )
]

/** The primary deals of a person: all but the repeat ones. */
const primary = whens.flatMap((when): ReadonlyArray<Derived> => {
  const all = (of: string) => [`all.${of}.${when}`, `repeat.${of}.${when}`] as const
  return [
    less(`rows[].primary.won.${when}`, ...all("won")),
    less(`rows[].primary.lost.${when}`, ...all("lost")),
    less(`rows[].primary.conversion.${when}.num`, ...all("won")),
    less(`rows[].primary.losses.${when}.num`, ...all("lost")),
    less(
      `rows[].primary.conversion.${when}.den`,
      `all.conversion.${when}.den`,
      `repeat.conversion.${when}.den`
    )
  ]
})

const tasks = [...compared(), ...row("rows"), ...row("types")]

/** What is derived in each reading; a number that is neither here nor opens is one too many. */
export const derived: { readonly [Name in MetricName]?: ReadonlyArray<Derived> } = {
  activityByType: [...tasks, ...change("change", "count", "before", "rows[].types[].")],
  averageResponseTime: [...responses, ...business],
  callsIn: calls,
  callsOut: calls,
  channelLoad: [...compared(), ...row("rows", "total"), ...set("rows[].lastAt")],
  clientConversion: [
    ...whens.map((when) => plus(`${when}.wonPerActivity.num`, `${when}.winRate.num`)),
    ...ofRatios("change.wonPerActivity", "now.wonPerActivity.den", "before.wonPerActivity.den"),
    ...ofRatios("change.winRate", "now.winRate.num", "before.winRate.num")
  ],
  clientWonValue: flow(),
  communicationLoad: [
    ...change("change.outside", "now.outside", "before.outside"),
    ...ofRatios("change.load", "now.load.num", "before.load.num")
  ],
  completedTasks: tasks,
  conversationsProcessed: [
    ...compared("total"),
    ...["rows[].", "participants[].", "channels[]."].flatMap((list) => compared("talks", list))
  ],
  dealDynamics: [
    ...flow("new"),
    ...flow("won"),
    ...ofRatios("successRate.change", "successRate.now.num", "successRate.before.num")
  ],
  dealSources: [
    ...ofRatios("change", "total.deals", "total.deals"),
    made("rings[].angle", "new.deals"),
    plus("rings[].share.num", "new.deals"),
    plus("rings[].share.den", "/total.deals"),
    plus("rings[].ofLeader.num", "new.deals"),
    made("rings[].ofLeader.den", "/total.deals")
  ],
  dealsByOwner: set("more"),
  employeeReport: [
    ...["new", "won", "lost"].flatMap((of) =>
      ["deals", "converted"].flatMap((worth) =>
        change(`change.${of}.${worth}`, `${of}.${worth}`, `before.${of}.${worth}`, "rows[].")
      )
    ),
    ...["done", "callsIn", "callsOut"].flatMap((of) => change(`change.${of}`, of, `before.${of}`, "rows[].")),
    ...["winRate", "cycle", "response"].flatMap((of) =>
      ofRatios(`change.${of}`, `${of}.num`, `before.${of}.num`, "rows[].")
    )
  ],
  goalProgress: [
    ...set(
      "workdays.begun",
      "workdays.all",
      "goals[].target",
      "goals[].members.goals",
      "goals[].members.target"
    ),
    made("goals[].progress.num", "won.deals", "won.converted"),
    plus("goals[].progress.den", "target"),
    made("goals[].pace", "won.deals", "won.converted"),
    made("goals[].progressBefore.num", "beforeFull.deals", "beforeFull.converted"),
    ...set("goals[].progressBefore.den"),
    made("goals[].change.delta", "won.deals", "before.deals"),
    made("goals[].change.pct", "won.deals", "before.deals")
  ],
  incomingMessages: [...compared("total"), ...compared("messages", "channels[].")],
  latestUploads: [...compared(), ...row("rows"), ...row("origins"), ...set("latest[].at")],
  lostDeals: flow(),
  newDeals: flow(),
  notesAdded: [...compared(), ...row("rows")],
  nps: [
    ...scores,
    ...compared("answers"),
    ...["rows[].", "channels[]."].flatMap((list) => [
      ...["of", "before", "beforeFull"].flatMap((when) => score(when, list)),
      ...ofRatios("change", "of.promoters", "before.promoters", list)
    ]),
    ...set("scores[].score", "low.atMost")
  ],
  outgoingMessages: [...compared("total"), ...compared("robot"), ...compared("messages", "rows[].")],
  overdueTasks: tasks,
  pipelineBridge: set("from", "to"),
  salesForecast: [
    ...set("horizonDays", "historyDays", "stages[].byDefault"),
    ...["p10", "p90", "converted.p10", "converted.p90"].map((at) =>
      made(`band.${at}`, "expected.deals", "expected.converted")
    ),
    made("stages[].probability", "won", "closed")
  ],
  salesTrends: [
    ...["all", "primary", "repeat"].flatMap((sort) => [...trend(sort), ...trend(sort, "rows[].")]),
    ...primary
  ],
  salesVelocity: [
    ...["", "before.", "beforeFull."].flatMap((when) => [
      plus(`${when}winRate.num`, `${when}won.deals`),
      plus(`${when}budget.sum`, `${when}won.converted`),
      less(`${when}budget.of`, `${when}won.deals`, `${when}won.unpriced`),
      made(`${when}perDay`, `${when}open`, `${when}won.deals`, `${when}won.converted`, `${when}cycle.sum`)
    ]),
    ...change("change", "perDay", "before.perDay")
  ],
  stageFunnel: [
    ...["created", "closed", "touched"].flatMap((basis) =>
      ["visited", "reached"].flatMap((kind) => flow(`${basis}.${kind}`, "stages[]."))
    ),
    // What got to the next stage is in the next row, and after the last there is nothing.
    ...["created", "closed", "touched"].flatMap((basis) => [
      made(`stages[].${basis}.next.num`, `${basis}.reached.now.deals`),
      made(`stages[].${basis}.next.den`, `${basis}.reached.now.deals`)
    ]),
    ...set("stages[].direct.num", "stages[].direct.den")
  ],
  successRate: ofRatios("change", "now.num", "before.num"),
  systemUsage: [...compared("total"), ...compared("online", "rows[].")],
  timeInStage: [
    made("stages[].median", "stays"),
    made("stages[].p90", "stays"),
    ...ofRatios("change", "ms", "before.ms", "stages[].")
  ],
  waitingTime: responses,
  wonByOwner: [
    ...set("more"),
    ...["deals", "converted"].flatMap((of) => [
      ...change(`change.${of}`, `total.${of}`, `before.${of}`),
      ...change(`change.${of}`, `deals.${of}`, `before.${of}`, "rows[].")
    ])
  ],
  wonDeals: flow(),
  wonOfNew: ofRatios("change", "now.num", "before.num")
}
