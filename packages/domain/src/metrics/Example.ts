/** How does a metric show by example what it means? Small histories with the numbers they give: run as tests, printed in the documentation. */

import type { CallLine } from "./lines/CallLine.ts"
import type { ClientLine } from "./lines/ClientLine.ts"
import type { NoteLine } from "./lines/NoteLine.ts"
import type { PeopleLine } from "./lines/PeopleLine.ts"
import type { PipelineLine } from "./lines/PipelineLine.ts"
import type { TalkLine } from "./lines/TalkLine.ts"
import type { TaskLine } from "./lines/TaskLine.ts"

/**
 * One thing that happens in March 2024, or in the months around it, in a workspace of euros and Greenwich time.
 *
 * Its default pipeline Sales has the stages Incoming, Offer, Negotiation, Won and Lost; Partners has First, Signed and Gone. Ann
 * owns what nobody else is named for; Ben and the Robot are there too. Sources are Web and Phone; Dora is a contact of the company Oilworks. Names stand for ids, budgets
 * are whole euros.
 */
export type Line =
  | {
      readonly at: string
      readonly create: string
      readonly stage: string
      readonly budget?: number
      readonly owner?: string
      readonly source?: string
      /** Dora is a contact, Oilworks a company. */
      readonly contact?: string
      readonly company?: string
    }
  | { readonly at: string; readonly move: string; readonly to: string; readonly pipeline?: string }
  | { readonly at: string; readonly win: string }
  | { readonly at: string; readonly lose: string }
  | { readonly at: string; readonly change: string; readonly budget: number | null }
  | { readonly at: string; readonly give: string; readonly to: string }
  | { readonly at: string; readonly erase: string }
  | TaskLine
  | NoteLine
  | CallLine
  | TalkLine
  | PeopleLine
  | PipelineLine
  | ClientLine

/** A history and the numbers that the metric reads over March, asked on the 20th at noon. */
export interface Example {
  readonly story: string
  /** The client that the profile is asked for. */
  readonly about?: { readonly contact: string } | { readonly company: string }
  readonly given: ReadonlyArray<Line>
  /** Paths into the reading, and what stands there; stages, rings and rows go by name. Money is in cents. */
  readonly reads: Readonly<Record<string, number | string | boolean | null>>
}
