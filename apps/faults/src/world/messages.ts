// How do messages between a program and PostgreSQL look on the wire? Taken apart from a stream of bytes, and made.

/** One message: a letter for its kind (empty for the first one of a connection), and all its bytes. */
export interface Message {
  readonly kind: string
  readonly bytes: Buffer
}

/** Collects bytes and gives the messages that are complete. */
export const messagesIn = (greets: boolean) => {
  let rest: Buffer = Buffer.alloc(0)
  let greeted = !greets
  return (piece: Buffer): ReadonlyArray<Message> => {
    rest = Buffer.concat([rest, piece])
    const found: Array<Message> = []
    for (;;) {
      // The first message of a client has no letter.
      const head = greeted ? 1 : 0
      if (rest.length < head + 4) return found
      const size = head + rest.readInt32BE(head)
      if (rest.length < size) return found
      const bytes = rest.subarray(0, size)
      found.push({ kind: greeted ? String.fromCharCode(bytes[0]!) : "", bytes })
      greeted = true
      rest = rest.subarray(size)
    }
  }
}

/** The text of a statement that is asked for (`Q`) or prepared (`P`); null in other messages. */
export const textOf = ({ bytes, kind }: Message): string | null => {
  if (kind === "Q") return bytes.toString("utf8", 5, bytes.length - 1)
  if (kind !== "P") return null
  const from = bytes.indexOf(0, 5) + 1
  return bytes.toString("utf8", from, bytes.indexOf(0, from))
}

const message = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5)
  head.write(kind, 0, "latin1")
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** A statement without values, as a program asks for it. */
export const asked = (statement: string): Buffer => message("Q", Buffer.from(`${statement}\0`))

/** An error of the server, and that it listens again: inside a transaction that has failed, or outside any. */
export const refused = (code: string, inTransaction: boolean): Buffer =>
  Buffer.concat([
    message("E", Buffer.from(`SERROR\0VERROR\0C${code}\0Mfailed on purpose\0\0`)),
    message("Z", Buffer.from(inTransaction ? "E" : "I"))
  ])

/** What the server says of its session when it is ready: `I` outside a transaction, `T` inside one, `E` in a failed one. */
export const statusIn = ({ bytes, kind }: Message): string | null =>
  kind === "Z" ? String.fromCharCode(bytes[5]!) : null
