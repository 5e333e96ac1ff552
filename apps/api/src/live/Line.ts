/** How does an open dashboard get what it is told? Ready bytes go out as fast as they are taken; of a line that is slow one knows that it is. */
import type { Writable } from "node:stream"

/** Whoever looks after a line. */
export interface Ends {
  /** Somebody takes what is written again, after they were slow. */
  readonly onReady: () => void
  /** Nothing more is to be written. */
  readonly onEnd: () => void
}

export class Line {
  readonly #out: Writable
  readonly #onEnd: () => void
  #ended = false
  #slow = false

  constructor(out: Writable, { onEnd, onReady }: Ends) {
    this.#out = out
    this.#onEnd = onEnd
    out.on("drain", () => {
      this.#slow = false
      if (this.ready) onReady()
    })
  }

  /** Whether bytes written now are taken soon. */
  get ready(): boolean {
    return !this.#slow && !this.#ended && this.#out.writable
  }

  /** Never waits. The same bytes may go to many. */
  write(bytes: Uint8Array): void {
    if (!this.#ended && this.#out.writable) this.#slow = !this.#out.write(bytes)
  }

  /** What was written is still sent. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#onEnd()
  }
}
