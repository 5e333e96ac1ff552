// How often are those told who listen instead of looking? At most every so often, with what came meanwhile counted together.

export interface Clock {
  readonly now: () => number
  readonly later: (act: () => void, milliseconds: number) => () => void
}

const browserClock: Clock = {
  now: Date.now,
  later: (act, milliseconds) => {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  }
}

/** Says the newest value and the sum of the counts since it last spoke, at once or when `every` milliseconds have passed since. */
export const atMost = <A>(
  every: number,
  say: (newest: A, count: number) => void,
  clock: Clock = browserClock
): { readonly tell: (value: A, count: number) => void; readonly stop: () => void } => {
  let spokeAt = Number.NEGATIVE_INFINITY
  let waiting: { readonly value: A; readonly count: number } | undefined
  let forget = () => {}
  const speak = () => {
    const now = waiting
    waiting = undefined
    if (!now) return
    spokeAt = clock.now()
    say(now.value, now.count)
  }
  return {
    tell: (value, count) => {
      const first = waiting === undefined
      waiting = { value, count: (waiting?.count ?? 0) + count }
      if (!first) return
      const left = spokeAt + every - clock.now()
      if (left <= 0) speak()
      else forget = clock.later(speak, left)
    },
    stop: () => forget()
  }
}
