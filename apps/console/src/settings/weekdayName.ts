// What is a day of the week called? 1 is Monday, 7 Sunday.
export const weekdayName = (day: number, locale: string): string =>
  // 4 January 2027 is a Monday.
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2027, 0, 3 + day))
