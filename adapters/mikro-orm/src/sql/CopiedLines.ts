/**
 * How do very many rows get to a server? As lines of COPY. The next lines are made while the server takes in those before, and never
 * more of them are in memory than it leaves waiting.
 */

/** What a connection of the driver is needed for here. */
interface Connection {
  readonly query: (text: string) => void
  readonly sendCopyFromChunk: (bytes: Uint8Array) => void
  readonly endCopyFrom: () => void
  readonly sendCopyFail: (reason: string) => void
  readonly stream: {
    readonly writableNeedDrain: boolean
    readonly once: (event: "drain" | "close", then: () => void) => unknown
    readonly off: (event: "drain" | "close", then: () => void) => unknown
  }
}

/** The value of a statement `copy ... from stdin`: pieces of text, each some whole lines. */
export class CopiedLines {
  readonly pieces: Iterable<string>
  constructor(pieces: Iterable<string>) {
    this.pieces = pieces
  }
}

/** A statement that takes in lines, as the driver carries out statements that are not its own. */
class Copying {
  readonly #text: string
  readonly #lines: CopiedLines
  readonly #end = Promise.withResolvers<void>()
  /** Why no lines are sent any more. */
  #broken: { readonly reason: unknown } | null = null

  constructor(text: string, lines: CopiedLines) {
    this.#text = text
    this.#lines = lines
  }

  get ended(): Promise<void> {
    return this.#end.promise
  }

  submit(connection: Connection): void {
    connection.query(this.#text)
  }

  handleCopyInResponse(connection: Connection): void {
    void this.#send(connection)
  }

  async #send(connection: Connection): Promise<void> {
    try {
      for (const piece of this.#lines.pieces) {
        connection.sendCopyFromChunk(Buffer.from(piece))
        await hasLeft(connection)
        if (this.#broken !== null) return
      }
      connection.endCopyFrom()
    } catch (reason) {
      // Lines that could not be made say more than the server does about their missing.
      if (this.#broken !== null) return
      this.#broken = { reason }
      connection.sendCopyFail("lines could not be made")
    }
  }

  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.#end.resolve()
  }
  handleError(reason: unknown): void {
    this.#broken ??= { reason }
    this.#end.reject(this.#broken.reason)
  }
}

/** Lets what was written out of the process; waits while the server is behind, unless it is gone. */
const hasLeft = ({ stream }: Connection): Promise<void> =>
  new Promise((resolve) => {
    if (!stream.writableNeedDrain) return void setImmediate(resolve)
    const go = () => {
      stream.off("drain", go)
      stream.off("close", go)
      resolve()
    }
    stream.once("drain", go)
    stream.once("close", go)
  })

interface Client {
  query(text: unknown, ...more: ReadonlyArray<unknown>): unknown
}

/** Has the connections of a pool take lines of COPY, which the driver by itself sends nothing for. */
export const takingLines = (pool: object): void => {
  const own = pool as { Client: new (options: unknown) => Client }
  own.Client = class extends own.Client {
    override query(text: unknown, ...more: ReadonlyArray<unknown>): unknown {
      const [values] = more
      const lines: unknown = Array.isArray(values) ? values[0] : undefined
      if (!(lines instanceof CopiedLines) || typeof text !== "string") return super.query(text, ...more)
      const copying = new Copying(text, lines)
      super.query(copying)
      return copying.ended.then(() => ({ command: "COPY", rowCount: 0, rows: [] }))
    }
  }
}
