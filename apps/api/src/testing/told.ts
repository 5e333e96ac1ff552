/** What does a page show after what a live stream told it? Readings by name, and answers in their order. For tests and measurements. */
import { applied } from "@weir/contract/difference"

export interface Shown {
  readonly readings: Readonly<Record<string, unknown>>
  readonly answers: ReadonlyArray<unknown>
}

interface Told {
  readonly readings?: Readonly<Record<string, unknown>>
  readonly answers?: Readonly<Record<string, unknown>> | ReadonlyArray<unknown>
}

export const nothingShown: Shown = { readings: {}, answers: [] }

/** After one event of the stream; an event that shows nothing changes nothing. */
export const shownAfter = (before: Shown, event: string, { answers = {}, readings = {} }: Told): Shown => {
  switch (event) {
    case "dashboard":
      return { readings: { ...readings }, answers: Object.values(answers) }
    case "moved":
      return {
        readings: { ...before.readings, ...readings },
        answers: before.answers.map((answer, i) => Reflect.get(answers, i) ?? answer)
      }
    case "differs":
      return applied(before, { readings, answers }) as Shown
    default:
      return before
  }
}
