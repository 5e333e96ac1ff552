// How does a funnel narrow? A column a stage, as high as the deals that got there; what goes on runs to the next.
import { scaleLinear } from "d3-scale"

export interface FunnelStage {
  readonly reached: number
}

export interface FunnelColumn {
  readonly x: number
  readonly width: number
  readonly top: number
  readonly height: number
  /** From this column to the next; empty after the last. */
  readonly flow: string
  /** The middle of the room between this column and the next. */
  readonly between: number
}

const round = (value: number): number => Math.round(value * 10) / 10

/** The room between two columns, as a part of the way from one to the next. */
export const gapPart = 0.44

/** Columns of equal width, from one edge to the other. */
export const funnelPlot = (
  stages: ReadonlyArray<FunnelStage>,
  { bottom, top, width }: { readonly width: number; readonly top: number; readonly bottom: number }
): ReadonlyArray<FunnelColumn> => {
  const y = scaleLinear([0, Math.max(1, ...stages.map(({ reached }) => reached))], [bottom, top])
  const step = width / Math.max(1, stages.length - gapPart)
  const wide = step * (1 - gapPart)
  return stages.map(({ reached }, i) => {
    const next = stages[i + 1]
    const x = i * step
    // Something is never drawn as nothing.
    const height = reached > 0 ? Math.max(2, bottom - y(reached)) : 0
    const [right, following] = [round(x + wide), round(x + step)]
    const ahead = next === undefined ? 0 : next.reached > 0 ? Math.max(2, bottom - y(next.reached)) : 0
    const half = round((x + wide + x + step) / 2)
    return {
      x: round(x),
      width: round(wide),
      top: round(bottom - height),
      height: round(height),
      between: half,
      flow:
        next === undefined || reached === 0
          ? ""
          : `M${right} ${round(bottom - height)}C${half} ${round(bottom - height)} ${half} ${round(bottom - ahead)} ${following} ${round(bottom - ahead)}V${bottom}H${right}Z`
    }
  })
}
