// What is told of a run? The machine, what was checked, and each figure beside its limit, as text or as a page.
import { cpus, platform, totalmem } from "node:os"
import type { Benchmark, Goal, Line, Measured } from "./Benchmark.ts"
import { score, verdict } from "./judge.ts"

/** A run as it is kept. */
export interface Run {
  readonly name: string
  readonly of: string
  readonly asks: string
  readonly at: string
  readonly machine: string
  readonly measured: Measured
}

export const machine = (): string =>
  `${cpus().length} x ${cpus()[0]?.model.trim() ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()}, Node ${process.versions.node}`

export const runOf = ({ asks, name, of }: Benchmark, measured: Measured, at: Date): Run => ({
  name,
  of,
  asks,
  at: at.toISOString().slice(0, 10),
  machine: machine(),
  measured
})

/** Three digits that matter: 0.0123, 1.23, 12.3, 1,230. */
export const digits = (value: number): string =>
  value === 0 || Math.abs(value) >= 100
    ? Math.round(value).toLocaleString("en-US")
    : String(Number(value.toPrecision(3)))

const times = (value: number): string => `${digits(value)}x`

export const goalText = (goal: Goal | null): string =>
  goal === null ? "" : "atMost" in goal ? `<= ${times(goal.atMost)}` : `>= ${times(goal.atLeast)}`

const heads = ["what", "Weir", "beside it", "", "ratio", "least to most", "goal", "verdict"] as const

const cells = (line: Line): ReadonlyArray<string> => {
  const { beside, goal, ours, ratio, unit, what } = line
  return [
    what,
    `${digits(ours)} ${unit}`,
    `${digits(beside.value)} ${unit}`,
    `${beside.kind}: ${beside.name}`,
    times(ratio.median),
    ratio.least === ratio.most ? "" : `${digits(ratio.least)} to ${digits(ratio.most)}`,
    goalText(goal),
    verdict(line)
  ]
}

const aligned = (rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> => {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join("  ")
      .trimEnd()
  )
}

/** Why goals were missed, one sentence a miss. */
export const causes = (lines: ReadonlyArray<Line>): ReadonlyArray<string> =>
  lines.flatMap((line) => {
    switch (verdict(line)) {
      case "missed":
        return [`missed, ${line.what}: ${line.cause ?? "the cause is not known yet"}`]
      case "restless":
        return [
          `not judged, ${line.what}: the runs of "${line.beside.name}" lie ${digits(line.unrest)} times apart`
        ]
      default:
        return []
    }
  })

export const text = ({ asks, measured, name, of }: Run): string => {
  const { checked, lines, size } = measured
  const { goals, met } = score(lines)
  return [
    `${name} (${of}): ${asks}`,
    `with ${size}`,
    ...checked.map((one) => `right: ${one}`),
    "",
    ...aligned([heads, ...lines.map(cells)]),
    "",
    ...causes(lines),
    goals === 0 ? "Nothing was promised here." : `${met} of ${goals} goals met.`
  ].join("\n")
}
