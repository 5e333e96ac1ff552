/** Which rows of the specification does each metric answer? What proves the metric, such as its oracle, proves them. */
import type { MetricName } from "@weir/domain/workbook/Core"
import type { Proves } from "./rows.ts"

const byMetric: Readonly<Partial<Record<MetricName, ReadonlyArray<Proves>>>> = {
  waitingTime: ["M4", "msg.responseTime"],
  outgoingMessages: ["M2", "msg.out"],
  nps: ["R1", "X8", "nps.score"],
  incomingWork: ["4.5 two counters", "4.5 activities"],
  incomingMessages: ["M1", "msg.in"],
  conversationsProcessed: ["M3", "talk.processed"],
  callsOut: ["C1", "call.out"],
  callsIn: ["C1", "call.in"],
  activityByType: ["A1", "T5", "T6", "activity.byType"],
  completedTasks: ["T0", "T3", "T5", "X7", "task.completed"],
  currentTasks: ["T0", "T2", "task.current"],
  dealsWithoutTask: ["T4", "deal.withoutTask", "G15"],
  latestUploads: ["F1", "X11", "file.latest"],
  notesAdded: ["N1", "note.added"],
  overdueTasks: ["T0", "T1", "T6", "X7", "task.overdue"],
  plannedWork: ["4.5 two counters", "4.5 activities", "4.5 midnight"],
  averageResponseTime: ["M4", "M5", "msg.responseTime"],
  channelLoad: ["Q4", "profile.channel"],
  clientConversion: ["Q6", "profile.conversion", "Q9"],
  clientWonValue: ["Q5", "profile.wonValue", "Q9"],
  communicationLoad: ["Q2", "Q3", "profile.load", "Q9"],
  dealDynamics: [
    "L2",
    "L4",
    "L5",
    "L7",
    "L13",
    "L15",
    "dyn.netCount",
    "dyn.netBudget",
    "dyn.stock",
    "dyn.lostAt"
  ],
  dealSources: ["S-1", "S-2", "source.new"],
  dealsByOwner: ["U1", "U2", "deal.byOwner", "G15"],
  employeeReport: ["4.4 employees", "4.4 win rate", "G8"],
  goalProgress: ["O1", "O2", "goal.progress", "X9"],
  incomingDeals: ["L6", "X2"],
  lostDeals: ["L7", "X3", "dyn.lostAt"],
  pipelineBridge: ["8.2", "G15"],
  salesForecast: ["P1", "forecast.won", "G15"],
  salesVelocity: ["4.4 velocity", "velocity"],
  stageFunnel: [
    "4.4 standard",
    "4.4 conversions",
    "4.4 cohort",
    "4.4 stage conversion",
    "4.4 win-lost",
    "funnel.visited",
    "funnel.reached",
    "funnel.conversion"
  ],
  timeInStage: ["stage.time", "4.4 time in stage"],
  wonOfNew: ["L1"],
  newDeals: ["L6", "dyn.new", "X2", "G7"],
  salesTrends: ["4.4 trends", "G3", "G4", "G5"],
  successRate: ["L1", "G5", "dyn.successRate"],
  systemUsage: ["Y1", "usage.online", "X10", "G4"],
  wonByOwner: ["L8", "W1", "dyn.won", "G8"],
  wonDeals: ["L8", "W1", "X4", "dyn.won", "G4", "G6"]
}

/** Empty when nobody has said so yet, which fails the test of the map. */
export const rowsOf = (metric: MetricName): ReadonlyArray<Proves> => byMetric[metric] ?? []
