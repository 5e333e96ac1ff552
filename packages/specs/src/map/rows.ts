/** Which rows of the specification must be proven? Every id with a title in our own words, by section. */

const general = {
  G1: "Instants in UTC, calendar borders in one zone, half-open intervals, days of 23 to 25 hours",
  G2: "Kinds of periods",
  G3: "The period before: whole, and as far as this one has run",
  G4: "Change: always a difference, a percentage only over something",
  G5: "Ratios are kept as two numbers and divided last",
  G6: "Money by currency, converted and rounded deal by deal, the unpriced told",
  G7: "No budget is not a budget of zero",
  G8: "People are disabled, never deleted; past events stay theirs",
  G9: "Stages are archived with an heir; forced moves are kept apart",
  G10: "Deleted deals are left out, and come back when the past is asked",
  G11: "Merged records count once, as the one that remains",
  G12: "Two times on every event: when it happened, when it was told",
  G13: "Gross, net and distinct flavours of a flow",
  G14: "One order of events: instant, then number",
  G15: "What an active deal is",
  G16: "A number counts exactly the records that its viewer may list",
  G17: "Live numbers equal recomputed ones",
  G18: "One pipeline or all; crossing over is neither new nor lost",
  G19: "The same request twice is one; a stale one is refused",
  G20: "Nothing reads as zero or a dash, never as a gap"
}

const shell = {
  D1: "Arranging widgets",
  D2: "Theme and title of a dashboard",
  D3: "One layout for everybody",
  D4: "One period for the dashboard, and widgets that say when they ignore it",
  D5: "Live within two seconds",
  D6: "Settings of a widget",
  D7: "Number, list and chart of a widget tell the same",
  D8: "Every number opens",
  D9: "Switching pipelines",
  D10: "Navigation"
}

const events = {
  E1: "The log, newest first",
  E2: "Seven columns of the log",
  E3: "Filters of the log",
  E4: "Every kind of event there is",
  E5: "One link is one event on two records",
  E6: "The log is only ever added to"
}

const dynamics = {
  L1: "Success rate",
  L2: "A move counts in both stages, in deals and in money",
  L3: "The worked example of a moved deal",
  L4: "What stands in a stage is what stood there and what came",
  L5: "The big number of a stage: in less out",
  L6: "New deals, and incoming ones apart",
  L7: "Lost deals by the stage they were lost from",
  L8: "Won deals, as long as they stay won",
  L9: "There and back within a period",
  L10: "Budget edited between moves",
  L11: "Only stages really visited are credited",
  L12: "Won again, and won then lost",
  L13: "Over all stages, moves net to created and crossed over",
  L14: "Deleted, merged, bulk, forced and automatic moves",
  L15: "Net money by currency"
}

const tasks = {
  T0: "Tasks belong to the assignee of the decisive instant",
  T1: "Overdue tasks, those done late among them",
  T2: "Current tasks",
  T3: "Tasks done in time",
  T4: "Deals without a task",
  T5: "Done is done in time and done late",
  T6: "Reopened, postponed, retyped and handed-over tasks"
}

const widgets = {
  "S-1": "Rings of sources",
  "S-2": "Kinds of sources",
  U1: "Active deals by owner",
  U2: "The robot owns what nobody has taken on",
  O1: "Goals by budget and by count",
  O2: "A team's goal is its own",
  A1: "Activity: done tasks by type and person",
  F1: "Latest files",
  P1: "Forecast",
  C1: "Calls in and out",
  N1: "Notes",
  W1: "Won deals as a widget",
  Y1: "Time in the system",
  R1: "Satisfaction (NPS)",
  M1: "Messages in",
  M2: "Messages out",
  M3: "Conversations processed",
  M4: "Response time",
  M5: "This period's line beside the last one's"
}

const registry = {
  "dyn.netCount": "Net moves of a stage",
  "dyn.netBudget": "Net money of a stage",
  "dyn.stock": "What stands in a stage",
  "dyn.new": "New deals",
  "dyn.lostAt": "Lost deals by stage",
  "dyn.won": "Won deals",
  "dyn.successRate": "Success rate",
  "task.overdue": "Overdue tasks",
  "task.completed": "Tasks done in time",
  "task.current": "Current tasks",
  "deal.withoutTask": "Deals without a task",
  "source.new": "New deals by source",
  "deal.byOwner": "Active deals by owner",
  "goal.progress": "Progress of a goal",
  "activity.byType": "Activity by type",
  "file.latest": "Latest files",
  "forecast.won": "Forecast of wins",
  "call.in": "Calls in",
  "call.out": "Calls out",
  "note.added": "Notes added",
  "usage.online": "Time in the system",
  "nps.score": "NPS",
  "msg.in": "Messages in",
  "msg.out": "Messages out",
  "talk.processed": "Conversations processed",
  "msg.responseTime": "Response time",
  "profile.load": "Activities per deal of a client",
  "profile.channel": "Activities of a client by channel",
  "profile.wonValue": "Won from a client",
  "profile.conversion": "Won per hundred activities of a client",
  "funnel.visited": "Deals that entered a stage",
  "funnel.reached": "Deals that got as far as a stage",
  "funnel.conversion": "From a stage to the next",
  "stage.time": "Time in a stage",
  velocity: "Velocity"
}

const decisions = {
  X1: "Money under a stage: net and stock, both labelled",
  X2: "New is created; incoming is apart",
  X3: "Lost per stage, and their sum",
  X4: "Won as a count and as money",
  X5: "Every number opens, sources and forecast too",
  X6: "Five kinds of periods and some more",
  X7: "Late tasks are overdue and active, not done in time",
  X8: "Answers from 1 to 10",
  X9: "One page for goals",
  X10: "Time in the system by beats, whatever the period",
  X11: "Files from notes, tasks and chats",
  X12: "An enquiry is not a deal"
}

const profile = {
  Q1: "Whose records a profile covers",
  Q2: "Which deals a profile's period touches",
  Q3: "Communication load",
  Q4: "Load by channel, and the preferred one",
  Q5: "Won value",
  Q6: "Conversion, to the letter",
  Q7: "Widgets that stay where they are",
  Q8: "Other widgets of a profile",
  Q9: "A profile's numbers open"
}

const funnels = {
  "4.4 standard": "The funnel of visited stages",
  "4.4 conversions": "The funnel of reached stages",
  "4.4 win-lost": "Created as won went all the way",
  "4.4 cohort": "Created, closed or touched in; by count or by budget",
  "4.4 stage conversion": "From a stage to the next, reached and direct",
  "4.4 employees": "The report by employee",
  "4.4 trends": "Wins, losses and repeat deals over time",
  "4.4 time in stage": "Every visit, the latest and all together",
  "4.4 velocity": "Velocity and its four parts",
  "4.4 win rate": "Won of won and lost"
}

const counters = {
  "4.5 two counters": "Incoming and planned",
  "4.5 activities": "Activities are counted, not records",
  "4.5 midnight": "Today ends at the workspace's midnight",
  "4.5 modes": "Whose counter it is: the record's owner or the activity's",
  "4.5 no cap": "No number of activities is too many",
  "4.5 default due": "Due in three working days unless said"
}

/** Sections in reading order, each with its rows. */
export const sections = [
  { title: "0 · Rules of every number", rows: general },
  { title: "1.1 · Dashboard", rows: shell },
  { title: "1.2 · Event log", rows: events },
  { title: "1.3 · Dynamics", rows: dynamics },
  { title: "1.4 · Tasks", rows: tasks },
  { title: "1.5 · Other widgets", rows: widgets },
  { title: "1.6 · Metric registry", rows: registry },
  { title: "1.7 · Decisions where the originals disagree", rows: decisions },
  { title: "3 · Client profile", rows: profile },
  { title: "4.4 · Funnels, conversion, velocity", rows: funnels },
  { title: "4.5 · Counters", rows: counters }
] as const

export type RowId =
  | keyof typeof general
  | keyof typeof shell
  | keyof typeof events
  | keyof typeof dynamics
  | keyof typeof tasks
  | keyof typeof widgets
  | keyof typeof registry
  | keyof typeof decisions
  | keyof typeof profile
  | keyof typeof funnels
  | keyof typeof counters

/** Every row by its id. */
export const titles: Readonly<Record<RowId, string>> = {
  ...general,
  ...shell,
  ...events,
  ...dynamics,
  ...tasks,
  ...widgets,
  ...registry,
  ...decisions,
  ...profile,
  ...funnels,
  ...counters
}

/** Laws and vectors may also name what lies beyond these sections: B-rows, and section 8. */
export type Proves = RowId | `B${number}` | `8.${number}`
