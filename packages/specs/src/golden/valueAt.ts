/** What stands at a path of a reading? Members by name, list items by position, id or name; `%` is a ratio in percent. */
import { percent, type Ratio } from "@weir/domain/metrics/Ratio"

export const valueAt = (reading: unknown, path: string): unknown =>
  path.split(".").reduce((value: unknown, step) => {
    if (step === "%") return percent(value as Ratio)
    if (Array.isArray(value) && step !== "length" && !/^\d+$/.test(step)) {
      const found: unknown = value.find((item: { readonly name: unknown }) => item.name === step)
      if (found === undefined) throw new Error(`there is no ${step} on the way to ${path}`)
      return found
    }
    return (value as Readonly<Record<string, unknown>>)[step]
  }, reading)
