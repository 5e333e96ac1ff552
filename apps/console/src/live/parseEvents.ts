// What has the event stream said so far? An incremental reader of text/event-stream.

export interface StreamEvent {
  readonly type: string
  readonly data: string
  /** The last id seen, which a reconnect sends back. */
  readonly id: string
}

/** Feed it pieces of text as they arrive, cut anywhere; it gives the events completed by each piece. */
export class EventParser {
  #rest = ""
  #type = ""
  #data: Array<string> = []
  #id = ""
  /** What the server asked to wait before reconnecting, in milliseconds. */
  retry: number | undefined

  get lastId(): string {
    return this.#id
  }

  push(piece: string): ReadonlyArray<StreamEvent> {
    const events: Array<StreamEvent> = []
    const text = this.#rest + piece
    // A trailing CR may be the first half of CRLF: keep it for the next piece.
    const usable = text.endsWith("\r") ? text.slice(0, -1) : text
    const lines = usable.split(/\r\n|\n|\r/u)
    this.#rest = (lines.pop() ?? "") + (text.endsWith("\r") ? "\r" : "")
    for (const line of lines) {
      const event = this.#line(line)
      if (event) events.push(event)
    }
    return events
  }

  #line(line: string): StreamEvent | undefined {
    if (line === "") {
      const event =
        this.#data.length === 0
          ? undefined
          : { type: this.#type || "message", data: this.#data.join("\n"), id: this.#id }
      this.#type = ""
      this.#data = []
      return event
    }
    const colon = line.indexOf(":")
    if (colon === 0) return undefined
    const field = colon === -1 ? line : line.slice(0, colon)
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /u, "")
    if (field === "event") this.#type = value
    else if (field === "data") this.#data.push(value)
    else if (field === "id" && !value.includes("\0")) this.#id = value
    else if (field === "retry" && /^\d+$/u.test(value)) this.retry = Number(value)
    return undefined
  }
}
