/** Which mistakes does no test notice, and why is that right? Each with its reason; one that is noticed after all must go from here. */

export interface Explained {
  /** From the core's `src`. */
  readonly file: string
  /** The line, trimmed. */
  readonly text: string
  readonly original: string
  readonly replacement: string
  readonly why: string
}

export const explained: ReadonlyArray<Explained> = []
