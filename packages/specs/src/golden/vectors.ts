/** Which golden vectors of the specification are about deals? All of them in one list. */
import * as BusinessHours from "./businessHours.ts"
import * as Calls from "./calls.ts"
import * as Clients from "./clients.ts"
import * as Counters from "./counters.ts"
import * as Forecasts from "./forecasts.ts"
import * as Idle from "./idle.ts"
import * as Merges from "./merges.ts"
import * as Money from "./money.ts"
import * as Moves from "./moves.ts"
import * as Names from "./names.ts"
import * as Notes from "./notes.ts"
import * as People from "./people.ts"
import * as Pipelines from "./pipelines.ts"
import * as Scores from "./scores.ts"
import * as Standings from "./standings.ts"
import * as Tasks from "./tasks.ts"
import * as Talks from "./talks.ts"
import * as Time from "./time.ts"
import * as Trends from "./trends.ts"
import type { Vector } from "./Vector.ts"

export const vectors: ReadonlyArray<Vector> = [
  ...BusinessHours.vectors,
  ...Calls.vectors,
  ...Clients.vectors,
  ...Counters.vectors,
  ...Forecasts.vectors,
  ...Idle.vectors,
  ...Merges.vectors,
  ...Moves.vectors,
  ...Names.vectors,
  ...Notes.vectors,
  ...People.vectors,
  ...Pipelines.vectors,
  ...Scores.vectors,
  ...Standings.vectors,
  ...Money.vectors,
  ...Tasks.vectors,
  ...Time.vectors,
  ...Talks.vectors,
  ...Trends.vectors
]
