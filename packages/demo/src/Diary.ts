/** What is still to be done in the story? Things that follow from others, each looked at again when its time has come. */
import type { Instant } from "@weir/domain/time/Instant"
import type { Recorder, States, Step } from "./Recorder.ts"

/** Something that somebody will do, unless it makes no sense any more by then. */
export interface Intention {
  readonly at: Instant
  readonly act: (states: States) => Step | null
}

/** What follows from a step that was just done. */
export type Follows = (states: States, step: Step) => ReadonlyArray<Intention>

export interface Diary {
  /** Does everything that is due by an instant, and what follows from it. */
  readonly until: (at: Instant) => void
  /** Does a step, after everything that was due before it. */
  readonly perform: (step: Step) => void
  readonly intend: (intention: Intention) => void
}

export const make = (recorder: Recorder, follows: Follows): Diary => {
  // Sorted, the next one last. Of two at the same instant the one that was meant first comes first.
  const due: Array<Intention> = []
  let clock = 0
  const intend = (intention: Intention): void => {
    // What should have been done earlier is not done any more: history is told in order.
    if (intention.at < clock) return
    let [low, high] = [0, due.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (due[middle]!.at > intention.at) low = middle + 1
      else high = middle
    }
    due.splice(low, 0, intention)
  }
  const done = (step: Step): void => {
    clock = step.at
    recorder.perform(step)
    for (const one of follows(recorder.states, step)) intend(one)
  }
  const until = (at: Instant): void => {
    for (let next = due.at(-1); next !== undefined && next.at <= at; next = due.at(-1)) {
      due.pop()
      const step = next.act(recorder.states)
      if (step !== null) done(step)
    }
  }
  return {
    until,
    intend,
    perform: (step) => {
      until(step.at)
      done(step)
    }
  }
}
