// In which language does the console speak, and where are the words?
import { toRaw } from "vue"
import { createI18n } from "vue-i18n"
import { en } from "./locales/en.ts"
import type { enCharts } from "./locales/enCharts.ts"
import type { enConfigure } from "./locales/enConfigure.ts"
import type { enPalette } from "./locales/enPalette.ts"
import type { enTitles } from "./locales/enTitles.ts"
import type { enDashboard } from "./locales/enDashboard.ts"
import type { enDays } from "./locales/enDays.ts"
import type { enWidgets } from "./locales/enWidgets.ts"
import type { enEvents } from "./locales/enEvents.ts"
import type { enGoals } from "./locales/enGoals.ts"
import type { enSettings } from "./locales/enSettings.ts"
import type { enImports } from "./locales/enImports.ts"
import { pluralForm } from "./plural.ts"

export const locales = ["en", "pt", "ru", "it"] as const
export type Locale = (typeof locales)[number]
/** What each language calls itself. */
export const languageNames: Readonly<Record<Locale, string>> = {
  en: "English",
  pt: "Português",
  ru: "Русский",
  it: "Italiano"
}

/** All there is to say and to translate. */
export type AllTexts = typeof en &
  typeof enPalette &
  typeof enConfigure &
  typeof enCharts &
  typeof enDashboard &
  typeof enDays &
  typeof enTitles &
  typeof enWidgets &
  typeof enImports &
  typeof enGoals &
  typeof enSettings &
  typeof enEvents

type Leaves<Tree, Prefix extends string = ""> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Prefix}${Key}`
    : Leaves<Tree[Key], `${Prefix}${Key}.`>
}[keyof Tree & string]
/** Every key there is a text for; anything else does not compile. */
export type TextKey = Leaves<AllTexts>

/** The words of another language for all of an English tree: no key may be wanting, and none may be added. */
export type Words<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Words<Tree[Key]>
}

/** All there is to say in another language. */
export type Translation = Words<AllTexts>

const ruleFor = (locale: Locale) => (count: number, forms: number) => pluralForm(locale, count, forms)

export const i18n = createI18n({
  legacy: false,
  locale: "en",
  fallbackLocale: "en",
  missingWarn: false,
  fallbackWarn: false,
  messages: { en },
  pluralRules: Object.fromEntries(locales.map((locale) => [locale, ruleFor(locale)]))
})

/** The one speaker of the page. */
export const speaker = i18n.global

/** Texts with nothing to fill in and no forms to choose from, as they stand; false for those that have. By language and key. */
const known = new Map<string, string | false>()

/** What a key says where it says that as it stands; undefined where something is to be filled in, or another language has to help out. */
export const wordsOf = (key: TextKey, locale: string): string | undefined => {
  const name = `${locale} ${key}`
  let words = known.get(name)
  if (words === undefined) {
    let found: unknown = toRaw(speaker.messages.value)[locale as "en"]
    for (const part of key.split("."))
      found = (found as Readonly<Record<string, unknown>> | undefined)?.[part]
    // A text that is not there yet may come with its page.
    if (typeof found !== "string") return undefined
    words = /[{}|@\\]/u.test(found) ? false : found
    known.set(name, words)
  }
  return words === false ? undefined : words
}

/** Adds English texts that a page brings with it. */
export const addTexts = (texts: object): void => speaker.mergeLocaleMessage("en", texts)

const loaders: Record<Exclude<Locale, "en">, () => Promise<Translation>> = {
  pt: async () => (await import("./locales/pt.ts")).pt,
  ru: async () => (await import("./locales/ru.ts")).ru,
  it: async () => (await import("./locales/it.ts")).it
}

const storageKey = "weir.locale"

/** Switches the language: fetches its words on first use and remembers the choice on this device. */
export const setLocale = async (locale: Locale): Promise<void> => {
  // The library knows only the locale it was made with by name; the others arrive later.
  const name = locale as "en"
  if (locale !== "en" && !speaker.availableLocales.includes(name))
    speaker.setLocaleMessage(name, (await loaders[locale]()) as typeof en)
  speaker.locale.value = name
  document.documentElement.lang = locale
  try {
    localStorage.setItem(storageKey, locale)
  } catch {
    // Without storage the choice lasts for this visit.
  }
}

/** The remembered language, or English. */
export const rememberedLocale = (): Locale => {
  try {
    const kept = localStorage.getItem(storageKey)
    return locales.find((locale) => locale === kept) ?? "en"
  } catch {
    return "en"
  }
}

/** A language that is chosen in one window is spoken in the others, too. */
export const followLocale = (): void =>
  addEventListener("storage", ({ key }) => {
    if (key === storageKey) void setLocale(rememberedLocale()).catch(() => undefined)
  })
