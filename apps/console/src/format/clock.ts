// How is a time of day read and written? Hours and minutes of a wall clock, as `14:30`.

const wholeDay = 1440
const two = (n: number) => String(n).padStart(2, "0")

/** Minutes after midnight as a clock shows them; the end of the day is its midnight again. */
export const clock = (minutes: number): string => {
  const within = ((minutes % wholeDay) + wholeDay) % wholeDay
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`
}

/** Minutes after midnight of a clock, or null when that is no time. */
export const minutesOf = (time: string): number | null => {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(time) ?? []
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes)
}

/** `14:30` of what people write: `14:30`, `14.30`, `1430`, `9`. Undefined for what is no time of day. */
export const readClock = (text: string): string | undefined => {
  const found = /^\s*(\d{1,2})(?:\s*[:.h\s]\s*(\d{2})|(\d{2}))?\s*$/iu.exec(text)
  if (!found) return undefined
  const time = `${two(Number(found[1]))}:${found[2] ?? found[3] ?? "00"}`
  return minutesOf(time) === null ? undefined : time
}
