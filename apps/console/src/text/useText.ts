// How does a component say something? By a key that exists, with numbers written in the reader's language.
import { computed } from "vue"
import { formatCount } from "../format/number.ts"
import { type Locale, speaker, type TextKey, wordsOf } from "./text.ts"

export type Values = Readonly<Record<string, string | number>>

/** The text of a key. Numbers are grouped; `n` also chooses the plural form. */
export const text = (key: TextKey, values: Values = {}): string => {
  const locale = speaker.locale.value
  const n = values["n"]
  const plain = n === undefined ? wordsOf(key, locale) : undefined
  if (plain !== undefined) return plain
  const written = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" ? formatCount(value, locale) : value
    ])
  )
  return typeof n === "number" ? speaker.t(key, written, n) : speaker.t(key, written)
}

export const useText = () => ({ t: text, locale: computed(() => speaker.locale.value as Locale) })
