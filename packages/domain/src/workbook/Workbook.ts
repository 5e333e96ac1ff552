/** How is the core tried out without anything around it? A workspace in memory: ask for things, then read its numbers. */
import { Result } from "effect"
import { ROBOT, WorkspaceId } from "../identity/Id.ts"
import type { Event } from "../log/Event.ts"
import type { LeftOut } from "../metrics/leftOut.ts"
import * as Currency from "../money/Currency.ts"
import type { Instant } from "../time/Instant.ts"
import * as Zone from "../time/Zone.ts"
import { WorkspaceFact } from "../workspace/Workspace.ts"
import type { MetricName, ReadingOf } from "./Core.ts"
import {
  askOf,
  evaluate,
  type Explained,
  explained,
  ledgerOf,
  notCounted,
  type Question
} from "./evaluate.ts"
import type { Command } from "./Act.ts"
import type { Refused } from "./perform.ts"
import { newStage } from "./Stage.ts"

/** What is behind a number, and the records that it could have counted, with the event and the reason for each. */
export interface Explanation extends Explained {
  readonly leftOut: ReadonlyArray<LeftOut & { readonly event: Event }>
}

/** A workspace in memory. */
export interface Workbook {
  /** What has happened so far. */
  readonly events: ReadonlyArray<Event>
  /** Does something at an instant. Gives the events it made, none where it was so already; or the refusal, and nothing has changed. */
  readonly ask: (command: Command, at: Instant) => Result.Result<ReadonlyArray<Event>, Refused>
  /** What a metric reads. */
  readonly read: <Name extends MetricName>(metric: Name, question: Question) => ReadingOf<Name>
  /** What is behind a number of a reading, such as "now", and what it leaves out; null where the metric has no such part. */
  readonly explain: (metric: MetricName, part: string, question: Question) => Explanation | null
}

/** What a deal may be created without. */
export const bare = {
  externalId: null,
  companyId: null,
  contactId: null,
  productId: null,
  fields: {},
  budget: null,
  sourceId: null,
  lossReasonId: null
}

/** Opens a workspace with a zone and a base currency. */
export const open = (opening: {
  readonly zone: string
  readonly currency: string
  readonly at: Instant
}): Workbook => {
  const { at, currency, zone } = opening
  const workspaceId = WorkspaceId.make("00000000-0000-4000-8000-000000000000")
  const stage = newStage(workspaceId)
  const said = (at: Instant) =>
    ({ at, recordedAt: at, actor: { kind: "robot", userId: ROBOT }, cause: { kind: "user" } }) as const
  const fact = WorkspaceFact.cases.WorkspaceOpened.make({
    name: "Workbook",
    zone: Zone.make(zone),
    weekStart: 1,
    baseCurrency: Currency.make(currency),
    demo: false
  })
  stage.tell([fact], said(at))
  return {
    events: stage.events,
    ask: (command, at) => {
      const before = stage.events.length
      const refusal = stage.enact({ command, ...said(at) })
      return refusal === null ? Result.succeed(stage.events.slice(before)) : Result.fail(refusal)
    },
    read: (metric, question) => evaluate(metric, stage.events, question),
    explain: (metric, part, question) => {
      const [ledger, ask] = [ledgerOf(stage.events), askOf(stage.events, question)]
      const behind = explained(metric, part, ledger, ask)
      if (behind === null) return null
      const left = notCounted(behind, ledger, ask)
      return {
        ...behind,
        leftOut: left.flatMap((one) => {
          const event = stage.events[one.seq - 1]
          return event === undefined ? [] : [{ ...one, event }]
        })
      }
    }
  }
}
