/** How is a number told channel by channel? Largest first, of equal ones by name. */
import { compareText } from "../../text/Text.ts"

/** One row for each channel. */
export const channelRows = <A extends object>(
  channels: Iterable<string>,
  of: (channel: string) => A,
  size: (row: A) => number
): ReadonlyArray<{ readonly name: string } & A> =>
  [...new Set(channels)]
    .map((name) => ({ name, ...of(name) }))
    .sort((a, b) => size(b) - size(a) || compareText(a.name, b.name))

/** A part such as "channel:whatsapp" or "channel:whatsapp:before": which, and what of it. Null when it is none. */
export const channelOf = (part: string): { readonly name: string; readonly rest: string } | null => {
  const [word, name = "", ...rest] = part.split(":")
  return word !== "channel" || name === "" ? null : { name, rest: rest.join(":") }
}
