/** How far is it? One line that is written over on a terminal, a line now and then elsewhere. */

import type { Progress } from "../src/runner/runLaws.ts"

const every = 15_000

export const newProgress = (what: string, out: NodeJS.WriteStream = process.stdout): Progress => {
  const begun = Date.now()
  let told = begun
  const line = (done: number, of: number, note: string): string => {
    const seconds = (Date.now() - begun) / 1000
    const left =
      done === 0 || done === of ? "" : `, about ${Math.ceil((seconds / done) * (of - done))} s left`
    return `${what}: ${done} of ${of}${left}${note === "" ? "" : ` (${note})`}`
  }
  return {
    at: (done, of, note = "") => {
      if (out.isTTY) out.write(`\r\u001B[K${line(done, of, note)}`)
      else if (Date.now() - told >= every) {
        told = Date.now()
        out.write(`${line(done, of, note)}\n`)
      }
    },
    end: () => {
      if (out.isTTY) out.write("\r\u001B[K")
    }
  }
}
