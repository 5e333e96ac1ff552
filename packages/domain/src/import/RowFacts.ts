/** What does one row say, once a mapping has been applied to it? Facts in our own words, or the problems by column. */
import type { Instant } from "../time/Instant.ts"
import type { Budget } from "../money/Budget.ts"
import type { StageKind } from "../pipeline/Pipeline.ts"

/** A cell that cannot be used: which column, what it says (at most 80 characters of it), and why not. */
export interface RowProblem {
  readonly row: number
  /** The field of the mapping: "amount", "createdAt"... */
  readonly field: string
  /** The header of the column; null when the row as a whole is at fault. */
  readonly column: string | null
  readonly text: string
  readonly reason: string
}

/** A stage by name. `kind` is null where the mapping does not say: the workspace's own stage of that name decides. */
export interface NamedStage {
  readonly name: string
  readonly kind: StageKind | null
}

/** A field that a row says nothing about: what a deal has there is left as it is. */
export type SilentField =
  | "budget"
  | "owner"
  | "source"
  | "company"
  | "contact"
  | "product"
  | "title"
  | "createdAt"
  | "closedAt"

/** A deal as one row tells it. Names are as people write them; a null pipeline is the workspace's default one. */
export interface DealFacts {
  readonly _tag: "Deal"
  readonly row: number
  readonly externalId: string
  readonly title: string
  readonly pipelineName: string | null
  /** Where the deal stands: for closed deals the won or lost stage. */
  readonly stage: NamedStage
  /** The open stage a closed deal was last worked in, when the row says it. */
  readonly closedFrom: string | null
  /** No budget is null; it is not a budget of zero. */
  readonly budget: Budget | null
  /** Null is the robot. */
  readonly ownerName: string | null
  readonly sourceName: string | null
  readonly companyName: string | null
  readonly contactName: string | null
  readonly productName: string | null
  readonly createdAt: Instant
  /** When it was won or lost; null while open. */
  readonly closedAt: Instant | null
  /** What the row does not speak of, so that an update leaves it alone: a column that is not there, a value supplied by the mapping. */
  readonly silentOn: ReadonlyArray<SilentField>
  readonly lossReasonName: string | null
  readonly fields: ReadonlyArray<readonly [name: string, value: string]>
  /** What the row does not say and the mapping supplied, as sentences for the report. */
  readonly assumed: ReadonlyArray<string>
}

/** One step of a deal as one row of a stage history tells it. `from` is null for the step that creates the deal. */
export interface MoveFacts {
  readonly _tag: "Move"
  readonly row: number
  readonly externalId: string
  readonly title: string
  readonly pipelineName: string | null
  readonly from: NamedStage | null
  readonly to: NamedStage
  /** The budget in force when the step was made. */
  readonly budget: Budget | null
  readonly silentOn: ReadonlyArray<SilentField>
  readonly ownerName: string | null
  readonly at: Instant
  readonly lossReasonName: string | null
  readonly assumed: ReadonlyArray<string>
}

/** What a row says: a whole deal, or one step of it. */
export type RowFacts = DealFacts | MoveFacts
