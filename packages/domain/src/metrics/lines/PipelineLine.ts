/** Which lines of an example are about what is planned for deals, and about two that become one? */

export type PipelineLine =
  /** The first deal takes on the second, which becomes a part of it. */
  | { readonly at: string; readonly merge: string; readonly takes: string }
  | { readonly at: string; readonly part: string }
  | { readonly at: string; readonly plan: string; readonly on: string | null }
  /** How likely a deal in a stage is won, in percent. */
  | { readonly at: string; readonly likely: string; readonly percent: number | null }
  /** A stage, or a pipeline, gets another name; the id stays that of the first. */
  | { readonly at: string; readonly rename: string; readonly as: string }
  /** The stages of a pipeline in another order. */
  | { readonly at: string; readonly order: string; readonly stages: ReadonlyArray<string> }
  /** Products at whole units of the base currency, with so many percent off. */
  | {
      readonly at: string
      readonly sell: string
      readonly rows: ReadonlyArray<{
        readonly name: string
        readonly price: number
        readonly quantity: number
        readonly off?: number
        readonly tax?: number
      }>
    }
