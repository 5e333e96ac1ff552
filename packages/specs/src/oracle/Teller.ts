/** What does an oracle get to know? The question, every event, and the stories of the deals. */
import type { UserId } from "@weir/domain/identity/Id"
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { MetricName } from "@weir/domain/workbook/Core"
import type { Story } from "./stories.ts"

export interface Told {
  /** Every event of the workspace, whoever may read it and whenever it was known. */
  readonly events: ReadonlyArray<Event>
  readonly ask: Ask & { readonly onlySelf?: UserId | null }
  /** The deals that count in this question. */
  readonly stories: ReadonlyArray<Story>
}

export type Tellers = { readonly [Name in MetricName]?: (told: Told) => unknown }
