/** Where do lines of the log go? To the standard output, many at a time, and never into a queue without an end. */
import { Buffer } from "node:buffer"

export interface Output {
  /** Takes a line; an urgent one is not kept waiting for others. */
  readonly write: (line: string, urgent?: boolean) => void
  /** Writes out what is waiting. */
  readonly flush: () => void
  /** Lines that were thrown away because nobody read those before them. */
  readonly dropped: () => number
}

/** How long a line may wait for company. */
const waitMs = 200
/** As many characters are written without waiting any longer. */
const enough = 64 * 1024
/** Bytes that may wait for a slow reader; lines beyond are thrown away and counted. */
const mostWaiting = 4 * 1024 * 1024

interface Sink {
  readonly write: (text: string) => unknown
  /** Bytes that were written and not taken yet. */
  readonly writableLength: number
}

/** Lines in batches. `sink` is a stream such as the standard output. */
export const outputTo = (sink: Sink): Output => {
  let waiting = ""
  let timer: NodeJS.Timeout | undefined
  let dropped = 0
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (waiting === "") return
    const text = waiting
    waiting = ""
    sink.write(text)
  }
  return {
    write: (line, urgent = false) => {
      if (sink.writableLength + waiting.length + Buffer.byteLength(line) > mostWaiting) {
        dropped += 1
        return
      }
      waiting += line
      if (urgent || waiting.length >= enough) flush()
      else timer ??= setTimeout(flush, waitMs).unref()
    },
    flush,
    dropped: () => dropped
  }
}

/** The output of this process. Whoever stops reading it does not stop the server. */
export const standardOutput = (): Output => {
  process.stdout.on("error", () => undefined)
  return outputTo(process.stdout)
}
