/** How does the command line speak? Answers to the standard output, everything said along the way to the other one. */

export interface Out {
  /** A part of the answer. */
  readonly answer: (text: string) => void
  /** A line for the person who waits. */
  readonly say: (line: string) => void
  /** How far it is: one line that changes on a screen, a line every few seconds elsewhere. */
  readonly progress: (line: string) => void
  /** Ends the line that changes. */
  readonly settle: () => void
}

/** Whoever reads may stop reading, as `head` does: the command goes on to its end, unheard. */
const unheard = (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error
}

export const terminal = (now: () => number = () => performance.now()): Out => {
  process.stdout.on("error", unheard)
  process.stderr.on("error", unheard)
  let shown = 0
  let saidAt = -Infinity
  const settle = () => {
    if (shown > 0) process.stderr.write("\n")
    shown = 0
  }
  return {
    answer: (text) => void process.stdout.write(`${text}\n`),
    say: (line) => {
      settle()
      process.stderr.write(`${line}\n`)
    },
    progress: (line) => {
      if (process.stderr.isTTY) {
        process.stderr.write(`\r${line.padEnd(shown)}`)
        shown = line.length
      } else if (now() - saidAt > 5000) {
        saidAt = now()
        process.stderr.write(`${line}\n`)
      }
    },
    settle
  }
}
