// Which component draws which kind of widget? All of them come together: most dashboards show most kinds.
import type { WidgetType } from "@weir/domain/dashboard/widgetKinds"
import type { Component } from "vue"
import PipelineBridge from "./bridge/PipelineBridge.vue"
import ActivityByType from "./counts/ActivityByType.vue"
import CallsIn from "./counts/CallsIn.vue"
import CallsOut from "./counts/CallsOut.vue"
import CompletedTasks from "./counts/CompletedTasks.vue"
import Conversations from "./counts/Conversations.vue"
import CurrentTasks from "./counts/CurrentTasks.vue"
import DealsWithoutTask from "./counts/DealsWithoutTask.vue"
import IncomingMessages from "./counts/IncomingMessages.vue"
import IncomingWork from "./counts/IncomingWork.vue"
import LostDeals from "./counts/LostDeals.vue"
import NotesAdded from "./counts/NotesAdded.vue"
import OutgoingMessages from "./counts/OutgoingMessages.vue"
import OverdueTasks from "./counts/OverdueTasks.vue"
import PlannedWork from "./counts/PlannedWork.vue"
import DealDynamics from "./dynamics/DealDynamics.vue"
import EmployeeReport from "./employees/EmployeeReport.vue"
import SalesForecast from "./forecast/SalesForecast.vue"
import StageFunnel from "./funnel/StageFunnel.vue"
import GoalProgress from "./goals/GoalProgress.vue"
import NpsScore from "./nps/NpsScore.vue"
import DealsByOwner from "./owners/DealsByOwner.vue"
import WonByOwner from "./owners/WonByOwner.vue"
import SalesVelocity from "./rates/SalesVelocity.vue"
import SuccessRate from "./rates/SuccessRate.vue"
import AverageResponseTime from "./responses/AverageResponseTime.vue"
import DealSources from "./sources/DealSources.vue"
import TimeInStage from "./stages/TimeInStage.vue"
import SalesTrends from "./trends/SalesTrends.vue"
import LatestUploads from "./uploads/LatestUploads.vue"
import SystemUsage from "./usage/SystemUsage.vue"
import WonDeals from "./won/WonDeals.vue"
import type { Shown } from "./Shown.ts"

/** A kind that is not here keeps its place and says that it is not known. */
export const components: Partial<Readonly<Record<WidgetType, Component<{ shown: Shown }>>>> = {
  "deal-dynamics": DealDynamics,
  "deal-sources": DealSources,
  "deals-by-owner": DealsByOwner,
  "won-by-owner": WonByOwner,
  "won-deals": WonDeals,
  "overdue-tasks": OverdueTasks,
  "current-tasks": CurrentTasks,
  "completed-tasks": CompletedTasks,
  "deals-without-task": DealsWithoutTask,
  "activity-by-type": ActivityByType,
  "calls-in": CallsIn,
  "calls-out": CallsOut,
  "incoming-messages": IncomingMessages,
  "outgoing-messages": OutgoingMessages,
  "conversations-processed": Conversations,
  "notes-added": NotesAdded,
  "lost-deals": LostDeals,
  "incoming-work": IncomingWork,
  "planned-work": PlannedWork,
  "goal-progress": GoalProgress,
  "average-response-time": AverageResponseTime,
  "sales-forecast": SalesForecast,
  nps: NpsScore,
  "latest-uploads": LatestUploads,
  "system-usage": SystemUsage,
  "success-rate": SuccessRate,
  "sales-velocity": SalesVelocity,
  "stage-funnel": StageFunnel,
  "time-in-stage": TimeInStage,
  "pipeline-bridge": PipelineBridge,
  "employee-report": EmployeeReport,
  "sales-trends": SalesTrends
}
