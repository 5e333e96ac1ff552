// How often is what comes over the line taken in? At most once a frame, and then the newest only; a hidden page has no frames and looks a few times a second.

export interface FrameParts {
  readonly hidden: () => boolean
  /** Calls back before the next paint. */
  readonly frame: (act: () => void) => void
  readonly later: (act: () => void, milliseconds: number) => void
}

const browserParts: FrameParts = {
  hidden: () => document.hidden,
  frame: (act) => requestAnimationFrame(act),
  later: (act, milliseconds) => setTimeout(act, milliseconds)
}

const unseenMs = 250

/** A function that takes values as fast as they come and hands on the newest of them. */
export const perFrame = <A>(
  take: (newest: A) => void,
  parts: FrameParts = browserParts
): ((value: A) => void) => {
  let newest: { readonly value: A } | undefined
  const flush = () => {
    const now = newest
    newest = undefined
    if (now) take(now.value)
  }
  return (value) => {
    const waiting = newest !== undefined
    newest = { value }
    if (waiting) return
    if (parts.hidden()) parts.later(flush, unseenMs)
    else {
      // A page that is hidden before its next frame gets none until it is seen again.
      parts.frame(flush)
      parts.later(flush, unseenMs)
    }
  }
}
