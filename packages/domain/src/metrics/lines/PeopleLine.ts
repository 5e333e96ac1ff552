/** How do examples tell of people at work, of teams and of goals? */
export type PeopleLine =
  | { readonly at: string; readonly seen: string; readonly window?: string; readonly hidden?: true }
  /** Makes a team, or gives it other members. */
  | { readonly at: string; readonly team: string; readonly members: ReadonlyArray<string> }
  | { readonly at: string; readonly disable: string }
  /** For whom open work counts that is about a deal, from now on. */
  | { readonly at: string; readonly counters: "record" | "activity" }
  /** Whose records a person may read from now on. */
  | { readonly at: string; readonly sight: string; readonly sees: "own" | "team" | "all" }
  | {
      readonly at: string
      /** A person, a team, or "everybody". */
      readonly goal: string
      readonly month: string
      readonly measure: "budget" | "count"
      /** Whole euros, or deals. */
      readonly target: number
      readonly pipeline?: string
    }
  | {
      readonly at: string
      readonly dropGoal: string
      readonly month: string
      readonly measure: "budget" | "count"
      readonly pipeline?: string
    }
