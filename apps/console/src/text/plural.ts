// Which form of a word goes with a number? The language decides, not the count of forms.
import { pluralRules } from "../format/intl.ts"

const order: Readonly<Record<string, ReadonlyArray<Intl.LDMLPluralRule>>> = {
  en: ["one", "other"],
  pt: ["one", "other"],
  it: ["one", "other"],
  ru: ["one", "few", "many"]
}

/** The index of the form for `count` among the `forms` a message has, written in the order of `order` above. */
export const pluralForm = (locale: string, count: number, forms: number): number => {
  if (forms <= 1) return 0
  const names = order[locale] ?? ["one", "other"]
  const rule = pluralRules(locale, {}).select(Math.abs(count))
  // Russian says parts as it says two: 2,5 сделки.
  const found = names.indexOf(rule === "other" && !names.includes("other") ? "few" : rule)
  return Math.min(found === -1 ? forms - 1 : found, forms - 1)
}
