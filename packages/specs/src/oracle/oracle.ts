/** What should each metric read? Every one written a second time from the specification's words, slowly, over the whole list of events. */
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { MetricName } from "@weir/domain/workbook/Core"
import { calls } from "./calls.ts"
import { clients } from "./clients.ts"
import { dealDynamics } from "./dynamics.ts"
import { incomingDeals, lostDeals, newDeals, successRate, wonDeals } from "./flows.ts"
import { asCalledThen } from "./namesThen.ts"
import { notes } from "./notes.ts"
import { people } from "./people.ts"
import { pipelines } from "./pipelines.ts"
import { dealsByOwner, dealSources, wonByOwner } from "./standings.ts"
import { storiesOf } from "./stories.ts"
import { talks } from "./talks.ts"
import { tasks } from "./tasks.ts"
import type { Tellers } from "./Teller.ts"
import { trends } from "./trends.ts"

const tellers: Tellers = {
  dealDynamics: ({ ask, stories }) => dealDynamics(stories, ask),
  dealSources: ({ ask, stories }) => dealSources(stories, ask),
  dealsByOwner: ({ ask, stories }) => dealsByOwner(stories, ask),
  incomingDeals: ({ ask, stories }) => incomingDeals(stories, ask),
  lostDeals: ({ ask, stories }) => lostDeals(stories, ask),
  newDeals: ({ ask, stories }) => newDeals(stories, ask),
  successRate: ({ ask, stories }) => successRate(stories, ask),
  wonByOwner: ({ ask, stories }) => wonByOwner(stories, ask),
  wonDeals: ({ ask, stories }) => wonDeals(stories, ask),
  ...tasks,
  ...notes,
  ...calls,
  ...talks,
  ...people,
  ...pipelines,
  ...trends,
  ...clients
}

/** The reading that a metric must give. Shares no code with the metrics and the ledger. */
export const oracle = (name: MetricName, events: ReadonlyArray<Event>, ask: Ask): unknown => {
  const teller = tellers[name]
  if (teller === undefined) throw new Error(`nobody has told ${name} a second time`)
  return teller({ events, ask: asCalledThen(name, events, ask), stories: storiesOf(events, ask) })
}
