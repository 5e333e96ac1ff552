/** What should each metric read? Every one written a second time from the specification's words, slowly, over the whole list of events. */
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { MetricName } from "@weir/domain/workbook/Core"
import { dealDynamics } from "./dynamics.ts"
import { incomingDeals, lostDeals, newDeals, successRate, wonDeals } from "./flows.ts"
import { dealsByOwner, dealSources, wonByOwner } from "./standings.ts"
import { storiesOf, type Story } from "./stories.ts"

const tellers: Readonly<Record<MetricName, (stories: ReadonlyArray<Story>, ask: Ask) => unknown>> = {
  dealDynamics,
  dealSources,
  dealsByOwner,
  incomingDeals,
  lostDeals,
  newDeals,
  successRate,
  wonByOwner,
  wonDeals
}

/** The reading that a metric must give. Shares no code with the metrics and the ledger. */
export const oracle = (name: MetricName, events: ReadonlyArray<Event>, ask: Ask): unknown =>
  tellers[name](storiesOf(events, ask), ask)
