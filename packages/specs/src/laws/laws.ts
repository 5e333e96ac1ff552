/** Which laws hold? Those of every family, in one list. */
import { laws as activities } from "./activities.ts"
import { laws as books } from "./books.ts"
import { laws as clients } from "./clients.ts"
import { laws as counters } from "./counters.ts"
import { laws as dashboards } from "./dashboards.ts"
import { laws as days } from "./days.ts"
import { laws as deals } from "./deals.ts"
import { laws as exclusions } from "./exclusions.ts"
import { laws as knowledge } from "./knowledge.ts"
import type { Law } from "./Law.ts"
import { laws as leaves } from "./leaves.ts"
import { laws as messages } from "./messages.ts"
import { laws as narrowing } from "./narrowing.ts"
import { laws as names } from "./names.ts"
import { laws as people } from "./people.ts"
import { laws as pipelines } from "./pipelines.ts"
import { laws as readings } from "./readings.ts"
import { laws as scores } from "./scores.ts"
import { laws as sums } from "./sums.ts"
import { laws as tasks } from "./tasks.ts"
import { laws as talks } from "./talks.ts"
import { laws as trends } from "./trends.ts"
import { laws as viewers } from "./viewers.ts"
import { laws as whatIf } from "./whatIf.ts"

export const laws: ReadonlyArray<Law> = [
  ...readings,
  ...leaves,
  ...books,
  ...sums,
  ...days,
  ...exclusions,
  ...knowledge,
  ...deals,
  ...clients,
  ...names,
  ...people,
  ...dashboards,
  ...pipelines,
  ...tasks,
  ...activities,
  ...counters,
  ...scores,
  ...talks,
  ...messages,
  ...trends,
  ...narrowing,
  ...viewers,
  ...whatIf
]
