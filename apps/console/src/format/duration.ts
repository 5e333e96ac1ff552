// How is a length of time written? In its two largest units: 14 m 12 s, 3 h 05 m, 2 d 4 h.
import { speaker } from "../text/text.ts"
import { numberFormat } from "./intl.ts"

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const unit = (value: number, name: "day" | "hour" | "minute" | "second", locale: string): string =>
  numberFormat(locale, { style: "unit", unit: name, unitDisplay: "narrow" }).format(value)

/** Whole milliseconds as people say them; below a second as 0 s. */
export const formatDuration = (ms: number, locale: string = speaker.locale.value): string => {
  const of = (size: number) => Math.floor(ms / size)
  const parts =
    ms >= day
      ? [unit(of(day), "day", locale), unit(Math.floor((ms % day) / hour), "hour", locale)]
      : ms >= hour
        ? [unit(of(hour), "hour", locale), unit(Math.floor((ms % hour) / minute), "minute", locale)]
        : ms >= minute
          ? [unit(of(minute), "minute", locale), unit(Math.floor((ms % minute) / second), "second", locale)]
          : [unit(of(second), "second", locale)]
  return parts.join(" ")
}
