// What can be done from anywhere, and which of it is meant by a few letters?
import type { IconName } from "../design/icons.ts"

export interface Command {
  readonly id: string
  readonly label: string
  /** Under which heading it stands. */
  readonly group: string
  readonly icon: IconName
  /** Other words that find it. */
  readonly words?: string
  /** The key that does the same. */
  readonly key?: string
  readonly run: () => void
}

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase()

/** How well letters fit a text: 3 its beginning, 2 the beginning of a word, 1 somewhere, 0 not. */
const fit = (text: string, letters: string): 0 | 1 | 2 | 3 => {
  const [where, what] = [plain(text), plain(letters)]
  if (where.startsWith(what)) return 3
  const at = where.indexOf(what)
  if (at < 0) return 0
  return /[\s/·-]/u.test(where[at - 1] ?? "") ? 2 : 1
}

/** Those that all words fit, the best first, equal ones as they stand. Nothing typed means all. */
export const found = (commands: ReadonlyArray<Command>, typed: string): ReadonlyArray<Command> => {
  const words = typed.trim().split(/\s+/u).filter(Boolean)
  if (words.length === 0) return commands
  return commands
    .map((command, place) => {
      const fits = words.map((word) =>
        Math.max(fit(command.label, word), Math.min(1, fit(`${command.group} ${command.words ?? ""}`, word)))
      )
      return { command, place, worth: fits.includes(0) ? 0 : fits.reduce((sum, one) => sum + one, 0) }
    })
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || a.place - b.place)
    .map(({ command }) => command)
}
