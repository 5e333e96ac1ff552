// What is a number that was opened called in the reader's language? The server says it in English, in pieces and names.
import { enTitles } from "../text/locales/enTitles.ts"
import type { TextKey } from "../text/text.ts"
import type { Values } from "../text/useText.ts"

type Say = (key: TextKey, values?: Values) => string

const keys = Object.keys(enTitles.titles) as ReadonlyArray<keyof typeof enTitles.titles>
const phrases = new Map(keys.map((key) => [enTitles.titles[key], key]))
const patterns = keys
  .filter((key) => enTitles.titles[key].includes("{name}"))
  .map((key) => {
    const [before = "", after = ""] = enTitles.titles[key].split("{name}")
    return { key, before, after }
  })
  // "Time of the deals in {name}" is asked before "Time of {name}".
  .toSorted((a, b) => b.before.length - a.before.length)

const said = (phrase: string, t: Say): string | undefined => {
  const key = phrases.get(phrase)
  if (key !== undefined) return t(`titles.${key}`)
  const found = patterns.find(({ before, after }) => phrase.startsWith(before) && phrase.endsWith(after))
  return found && t(`titles.${found.key}`, { name: phrase.slice(found.before.length) })
}

/**
 * `"Offer, net of moves"` as the reader says it: what is known at the end and at the beginning is translated, a name between stays.
 * What nobody knows stays as the server said it.
 */
export const sayTitle = (title: string, t: Say): string => {
  const pieces = title.split(", ")
  const end: Array<string> = []
  const whole = said(title, t)
  if (phrases.has(title) && whole !== undefined) return whole
  while (pieces.length > 1 && phrases.has(pieces.at(-1)!)) end.unshift(said(pieces.pop()!, t)!)
  const rest = said(pieces.join(", "), t)
  if (rest !== undefined) return [rest, ...end].join(", ")
  const begin: Array<string> = []
  while (pieces.length > 1 && phrases.has(pieces[0]!)) begin.push(said(pieces.shift()!, t)!)
  return [...begin, ...pieces, ...end].join(", ")
}
