/** Which mistakes are tried? Those of every family, in one list. */
import { branchMutants } from "./branches.ts"
import { clientMutants } from "./clients.ts"
import { counterMutants } from "./counters.ts"
import { exclusionMutants } from "./exclusions.ts"
import { dashboardMutants } from "./dashboards.ts"
import { forecastMutants } from "./forecasts.ts"
import { goalMutants } from "./goals.ts"
import { ledgerMutants } from "./ledger.ts"
import { leafMutants } from "./leaves.ts"
import { messageMutants } from "./messages.ts"
import type { Mutant } from "./Mutant.ts"
import { narrowingMutants } from "./narrowing.ts"
import { nameMutants } from "./names.ts"
import { peopleMutants } from "./people.ts"
import { pipelineMutants } from "./pipelines.ts"
import { postingMutants } from "./posting.ts"
import { readingMutants } from "./reading.ts"
import { scoreMutants } from "./scores.ts"
import { taskMutants } from "./tasks.ts"
import { talkMutants } from "./talks.ts"
import { trendMutants } from "./trends.ts"

export const mutants: ReadonlyArray<Mutant> = [
  ...branchMutants,
  ...clientMutants,
  ...dashboardMutants,
  ...counterMutants,
  ...exclusionMutants,
  ...forecastMutants,
  ...goalMutants,
  ...ledgerMutants,
  ...leafMutants,
  ...narrowingMutants,
  ...nameMutants,
  ...peopleMutants,
  ...pipelineMutants,
  ...postingMutants,
  ...readingMutants,
  ...scoreMutants,
  ...taskMutants,
  ...talkMutants,
  ...messageMutants,
  ...trendMutants
]
