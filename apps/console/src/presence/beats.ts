// When does a window say that it is looked at? Every thirty seconds while it is visible and the network is there, and once when that ends.

export interface Surroundings {
  /** Whether the window can be seen: not minimised, not behind another tab. */
  readonly visible: () => boolean
  readonly online: () => boolean
  /** Tells the server. What cannot be told is not told later: time without a network does not count. */
  readonly send: (visible: boolean) => Promise<void>
  readonly every: (ms: number, act: () => void) => () => void
  /** Calls back whenever visibility or the network changes. */
  readonly onChange: (act: () => void) => () => void
}

export const beatEveryMs = 30_000

/** Beats until the returned function is called, which says that the window is gone and is done when that was told. */
export const beating = ({ every, onChange, online, send, visible }: Surroundings): (() => Promise<void>) => {
  let seen = false
  const tell = async (now: boolean): Promise<void> => {
    if (!online()) {
      seen = false
      return
    }
    // A window that was hidden all along has nothing to say.
    if (!now && !seen) return
    seen = now
    await send(now).catch(() => undefined)
  }
  const look = () => void tell(visible())
  const stops = [every(beatEveryMs, look), onChange(look)]
  look()
  return () => {
    for (const stop of stops) stop()
    return tell(false)
  }
}
