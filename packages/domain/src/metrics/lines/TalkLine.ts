/** How do examples tell of talks? `says` names the talk, `from` a person of the workspace, the client, the robot or the system. */
export type TalkLine =
  | {
      readonly at: string
      readonly talk: string
      /** The web when left out. */
      readonly channel?: string
      readonly user?: string
      readonly for?: string
    }
  | {
      readonly at: string
      readonly says: string
      readonly from: string
      readonly failed?: true
      /** The name of the message, for telling it again or saying that it failed. */
      readonly as?: string
    }
  | { readonly at: string; readonly fails: string; readonly in: string }
  | { readonly at: string; readonly handTalk: string; readonly to: string }
  | { readonly at: string; readonly close: string; readonly by?: string }
  | { readonly at: string; readonly resume: string }
  | { readonly at: string; readonly dropTalk: string }
  | { readonly at: string; readonly score: number; readonly in: string }
  | { readonly at: string; readonly askForScores: boolean }
  /** Opening and closing as the clock shows them ("09:00" to "18:00") on these weekdays, 1 for Monday; null takes them away. */
  | {
      readonly at: string
      readonly businessHours: {
        readonly opens: string
        readonly closes: string
        readonly on: ReadonlyArray<1 | 2 | 3 | 4 | 5 | 6 | 7>
      } | null
    }
