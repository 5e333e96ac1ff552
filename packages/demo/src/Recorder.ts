/** How does the demo write history? Command by command through the decisions of the core, like everybody else. */
import { EventId, ROBOT, TransactionId, type UserId, type WorkspaceId } from "@weir/domain/identity/Id"
import type { Cause } from "@weir/domain/log/Cause"
import type { EventDraft, Fact } from "@weir/domain/log/Event"
import { replaying, type State } from "@weir/domain/log/replay"
import type { Instant } from "@weir/domain/time/Instant"
import type { Command } from "@weir/domain/workbook/Act"
import { perform } from "@weir/domain/workbook/perform"
import type { Workspace, WorkspaceFact } from "@weir/domain/workspace/Workspace"
import { Result } from "effect"
import type { Random } from "./Random.ts"

/** One thing that somebody does, at once: all its commands share a transaction. */
export interface Step {
  readonly at: Instant
  readonly by: UserId
  readonly cause: Exclude<Cause["kind"], "import" | "undo">
  readonly orders: ReadonlyArray<Order>
}

export type Order = Command

/** The state of the company so far. */
export type States = State & { readonly workspace: Workspace }

export interface Recorder {
  readonly events: ReadonlyArray<EventDraft>
  readonly states: States
  /** Does a step. A refusal is a mistake of the demo and throws. */
  readonly perform: (step: Step) => void
}

/** An empty log of a company that is opened now. */
export const make = (
  random: Random,
  workspaceId: WorkspaceId,
  opened: WorkspaceFact,
  at: Instant
): Recorder => {
  const events: Array<EventDraft> = []
  const { state, take } = replaying()
  const keep = ({ at, by, cause }: Omit<Step, "orders">, transaction: TransactionId, fact: Fact): void => {
    const event: EventDraft = {
      id: EventId.make(random.uuid()),
      workspaceId,
      occurredAt: at,
      recordedAt: at,
      actor: { kind: by === ROBOT ? "robot" : "user", userId: by },
      cause: { kind: cause },
      transaction,
      fact
    }
    events.push(event)
    take(event)
  }
  const transaction = (): TransactionId => TransactionId.make(random.uuid())
  keep({ at, by: ROBOT, cause: "automation" }, transaction(), opened)
  return {
    events,
    states: state as States,
    perform: (step) => {
      const id = transaction()
      const { at, by, cause } = step
      const actor = { kind: by === ROBOT ? ("robot" as const) : ("user" as const), userId: by }
      for (const command of step.orders) {
        const made = perform(state, { command, at, recordedAt: at, cause: { kind: cause }, actor })
        if (Result.isFailure(made))
          throw new Error(`the demo may not ${JSON.stringify(command)}: ${JSON.stringify(made.failure)}`)
        for (const fact of made.success) keep(step, id, fact)
      }
    }
  }
}
