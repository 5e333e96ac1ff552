/** How is a place in a list told to people outside? As a text that means nothing to them and comes back unchanged. */

export const encoded = (place: ReadonlyArray<unknown>): string =>
  Buffer.from(JSON.stringify(place)).toString("base64url")

/** What a cursor holds; empty for a text that is none. */
export const decoded = (cursor: string): ReadonlyArray<unknown> => {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))
    return Array.isArray(place) ? place : []
  } catch {
    return []
  }
}
