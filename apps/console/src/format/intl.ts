// Where do formatters come from? Each is made once: making one costs as much as using it hundreds of times.

const once = <Options, Made>(make: (locale: string, options: Options) => Made) => {
  const all = new Map<string, Made>()
  return (locale: string, options: Options): Made => {
    const name = `${locale} ${JSON.stringify(options)}`
    const known = all.get(name)
    if (known !== undefined) return known
    const made = make(locale, options)
    all.set(name, made)
    return made
  }
}

export const numberFormat = once(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)
)
export const dateFormat = once(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)
)
export const pluralRules = once(
  (locale, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options)
)
