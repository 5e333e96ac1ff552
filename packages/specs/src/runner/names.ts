/** How does a person call things? Records by name, money with its currency, moments on the clock of the workspace. */
import { ROBOT } from "@weir/domain/identity/Id"
import type { State } from "@weir/domain/log/replay"
import type { Budget } from "@weir/domain/money/Budget"
import { toMajorText } from "@weir/domain/money/MoneyText"

const named = (record: unknown): string | null => {
  if (typeof record !== "object" || record === null) return null
  for (const key of ["title", "name"] as const) {
    const value = (record as Readonly<Record<string, unknown>>)[key]
    if (typeof value === "string") return value
  }
  return null
}

/** The name of whatever has this id, or its number. Looks through everything that a workspace consists of. */
export const nameOf = (state: State, id: string): string => {
  if (id === ROBOT) return "the robot"
  for (const pipeline of state.pipelines.values()) {
    const stage = pipeline.stages.find((s) => s.id === id)
    if (stage !== undefined) return stage.name
  }
  for (const records of Object.values(state) as ReadonlyArray<unknown>) {
    const found = records instanceof Map ? named(records.get(id)) : null
    if (found !== null) return found
  }
  return numberOf(id)
}

/** Ids made for histories end in the number of the thing. */
const numberOf = (id: string): string => `#${Number.parseInt(id.slice(-8), 16)}`

export const isId = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

export const quoted = (name: string): string => `"${name}"`

/** `1,500.00 EUR`. */
export const money = ({ amount, currency }: Pick<Budget, "amount" | "currency">): string => {
  const [whole = "", fraction] = toMajorText(amount, currency).split(".")
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ",")
  return `${grouped}${fraction === undefined ? "" : `.${fraction}`} ${currency}`
}

/** `28 March 2024 at 23:30`, with seconds and milliseconds only where there are some. */
export const moment = (zone: string, at: number): string => {
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).format(at)
  const date = part({ day: "numeric", month: "long", year: "numeric" })
  const fine = at % 60_000 !== 0
  const time = part({
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(fine ? { second: "2-digit" } : {}),
    ...(at % 1000 === 0 ? {} : { fractionalSecondDigits: 3 as const })
  })
  return `${date} at ${time}`
}

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
  ["millisecond", 1]
] as const

/** `2 days`, in the largest unit that fits, rounded down. */
export const duration = (ms: number): string => {
  const [unit, length] = units.find(([, size]) => ms >= size) ?? units[4]
  const n = Math.floor(ms / length)
  return `${n} ${unit}${n === 1 ? "" : "s"}`
}
