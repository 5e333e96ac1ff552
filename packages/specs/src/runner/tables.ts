/** How is the outcome shown on a terminal? As tables of plain text. */
import type { MutantResult } from "./jobs.ts"
import { expected } from "./reach.ts"
import type { SliceTally } from "./trySlice.ts"

type Align = "left" | "right"

const table = (
  aligns: ReadonlyArray<Align>,
  rows: ReadonlyArray<ReadonlyArray<string>>
): ReadonlyArray<string> => {
  const widths = aligns.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? "").length)))
  return rows.map((row) =>
    aligns
      .map((align, i) =>
        align === "left" ? (row[i] ?? "").padEnd(widths[i] ?? 0) : (row[i] ?? "").padStart(widths[i] ?? 0)
      )
      .join("  ")
      .trimEnd()
  )
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** Every law: whether it held, in how many cases, in how many of them it had something to claim, and how many rules those reach. */
export const lawTable = ({ laws, reach }: SliceTally): ReadonlyArray<string> => {
  const rules = Object.keys(reach).length
  return table(
    ["left", "right", "right", "right", "right", "left"],
    [
      ["", "cases", "claims in", "rules", "time", "law"],
      ...laws.map(({ cases, failedAt, ms, name, reach: own, spoke }) => [
        failedAt === null ? (spoke === 0 ? "silent" : "holds") : "FAILS",
        String(cases),
        String(spoke),
        `${Object.keys(own).length}/${rules}`,
        seconds(ms),
        name
      ])
    ]
  )
}

/** Every rule, and how many cases reach it; rules that nothing reached are told at the end. */
export const reachTable = ({ cases, reach }: SliceTally): ReadonlyArray<string> => {
  const rows = Object.entries(reach).toSorted(([a], [b]) => a.localeCompare(b))
  return table(
    ["left", "right", "right"],
    [
      ["rule", "cases", "share"],
      ...rows.map(([rule, n]) => [rule, String(n), `${((100 * n) / Math.max(1, cases)).toFixed(1)} %`])
    ]
  )
}

/** Rules that enough cases should have reached and none did. A few cases may miss one by chance. */
export const unreached = ({ cases, reach }: SliceTally): ReadonlyArray<string> =>
  cases < 100 ? [] : expected.filter((rule) => reach[rule] === undefined)

export const mutantTable = (mutants: ReadonlyArray<MutantResult>): ReadonlyArray<string> =>
  table(
    ["left", "right", "left"],
    [
      ["", "cases", "mistake, and the law that notices it"],
      ...mutants.map(({ cases, killedBy, name }) => [
        cases === null ? "SURVIVES" : "noticed",
        cases === null ? "" : String(cases),
        `${name}  <-  ${killedBy}`
      ])
    ]
  )
