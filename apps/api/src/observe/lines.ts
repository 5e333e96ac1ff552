/** How does one thing that happened become one line of the log: short, on one line, and without what is nobody's business? */

/** The longest line, in bytes with its line break. */
const mostBytes = 8 * 1024
/** How much of a text is kept, in characters; cut further where a line is still too long. */
const longText = 4000
const shortText = 300
const mostFields = 24

export type LogFormat = "text" | "json"

export type Level = "debug" | "info" | "warn" | "error"

type Value = string | number | boolean | null

export interface Line {
  readonly at: number
  readonly level: Level
  readonly message: string
  readonly fields: Readonly<Record<string, Value | undefined>>
}

/** Control characters that JSON leaves alone, and those that turn the direction of what follows. */
const unseen = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

const escaped = (text: string): string =>
  text.replace(unseen, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)

/** Takes out of a free text what looks like an e-mail address, the password of an address, or a token of ours. */
export const discreet = (text: string): string =>
  text
    .replace(/\/\/[^\s/@]{1,300}@/g, "//[secret]@")
    .replace(/[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{1,255}\.\p{L}{2,24}/gu, "[e-mail]")
    .replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, "[token]")

/** A text as it may stand in the log, no longer than that. */
const kept = (text: string, most: number): string => {
  const short = discreet(text.slice(0, most))
  return text.length > most ? `${short} [cut]` : short
}

const jsonOf = (fields: ReadonlyArray<readonly [string, Value]>): string =>
  escaped(JSON.stringify(Object.fromEntries(fields)))

const plain = /^[\w.:/@+*-]+$/

const textOf = (fields: ReadonlyArray<readonly [string, Value]>): string =>
  fields
    .map(([name, value]) => {
      const text = String(value)
      return `${name}=${plain.test(text) ? text : escaped(JSON.stringify(text))}`
    })
    .join(" ")

/** The line, with its line break: never longer than 8 KiB, whatever was to be said. */
export const lineOf = (format: LogFormat, { at, fields, level, message }: Line): string => {
  const named = Object.entries(fields).slice(0, mostFields)
  const time = new Date(at).toISOString()
  for (let share = 1; ; share /= 2) {
    const long = Math.floor(longText * share)
    const short = Math.max(16, Math.floor(shortText * share))
    const all: Array<readonly [string, Value]> = [
      ["time", time],
      ["level", level],
      ["message", kept(message, long)]
    ]
    for (const [name, value] of named) {
      if (value === undefined) continue
      const key = name.replace(/[^\w.]/g, "_").slice(0, 40)
      all.push([key, typeof value === "string" ? kept(value, name === "cause" ? long : short) : value])
    }
    const line = `${format === "json" ? jsonOf(all) : textOf(all)}\n`
    if (Buffer.byteLength(line) <= mostBytes) return line
  }
}
