/** Bytes into text, piece by piece, refusing what is not in the encoding. */
import iconv from "iconv-lite"

/** The bytes are not in this encoding, or the text holds a NUL. */
export class NotThisText extends Error {
  readonly reason: "wrong-encoding" | "binary"
  constructor(reason: "wrong-encoding" | "binary", message: string) {
    super(message)
    this.reason = reason
  }
}

const strict = new Set(["utf-8", "utf-16le", "utf-16be"])

/** The text in pieces, without a byte-order mark. Throws `NotThisText` at the first piece that cannot be decoded. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = strict.has(encoding) ? strictDecoder(encoding) : legacyDecoder(encoding)
  for await (const piece of bytes) {
    const text = decoder.next(piece)
    if (text !== "") yield withoutNul(text)
  }
  const rest = decoder.end()
  if (rest !== "") yield withoutNul(rest)
}

const withoutNul = (text: string): string => {
  if (text.includes("\0"))
    throw new NotThisText(
      "binary",
      "there is a zero character: this is not a text file, or not in this encoding"
    )
  return text
}

const strictDecoder = (encoding: string) => {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const refusing = (decode: () => string): string => {
    try {
      return decode()
    } catch {
      throw new NotThisText(
        "wrong-encoding",
        `there are bytes that are not ${encoding.toUpperCase()}: name another encoding`
      )
    }
  }
  return {
    next: (piece: Uint8Array) => refusing(() => decoder.decode(piece, { stream: true })),
    end: () => refusing(() => decoder.decode())
  }
}

const legacyDecoder = (encoding: string) => {
  const decoder = iconv.getDecoder(encoding)
  const refusing = (text: string): string => {
    if (text.includes("\uFFFD"))
      throw new NotThisText(
        "wrong-encoding",
        `there are bytes that mean nothing in ${encoding}: name another encoding`
      )
    return text
  }
  return {
    next: (piece: Uint8Array) =>
      refusing(decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength))),
    end: () => refusing(decoder.end() ?? "")
  }
}
