// Which months does a year have, by name and by their days?

/** `2026-01` to `2026-12`. */
export const monthsOf = (year: number): ReadonlyArray<string> =>
  Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, "0")}`)

/** `2026-02` is `2026-02-01..2026-02-28`: the period that the API is asked for. */
export const periodOf = (month: string): string => {
  const [year = 0, number = 0] = month.split("-").map(Number)
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return `${month}-01..${month}-${String(last).padStart(2, "0")}`
}

/** The first day of the month after: where the month ends. `2026-12` ends at `2027-01-01`. */
export const endOf = (month: string): string => {
  const [year = 0, number = 0] = month.split("-").map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10)
}
