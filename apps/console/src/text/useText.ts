// How does a component say something? By a key that exists, with numbers written in the reader's language.
import { computed } from "vue";
import { formatCount } from "../format/number.ts";
import { i18n, type Locale, type TextKey } from "./text.ts";

export type Values = Readonly<Record<string, string | number>>;

/** The text of a key. Numbers are grouped; `n` also chooses the plural form. */
export const text = (key: TextKey, values: Values = {}): string => {
  const locale = i18n.global.locale.value;
  const written = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "number" ? formatCount(value, locale) : value]));
  const n = values["n"];
  return typeof n === "number" ? i18n.global.t(key, written, n) : i18n.global.t(key, written);
};

export const useText = () => ({ t: text, locale: computed(() => i18n.global.locale.value as Locale) });
