// How does a funnel narrow? A column a stage, as high as the deals that got there; what goes on runs to the next.
import { scaleLinear } from "d3-scale"

export interface FunnelStage {
  readonly reached: number
  /** In the period before; null where that is not drawn. */
  readonly before?: number | null
}

export interface FunnelColumn {
  readonly x: number
  readonly width: number
  readonly top: number
  readonly height: number
  /** From this column to the next; empty after the last. */
  readonly flow: string
  /** Where the number stands: on the column, above the line of what was before where that would strike it through. */
  readonly label: number
  /** A level line at what was before, a little wider than the column; null where that is not drawn. */
  readonly ago: string | null
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
  const y = scaleLinear(
    [0, Math.max(1, ...stages.flatMap(({ before, reached }) => [reached, before ?? 0]))],
    [bottom, top]
  )
  const step = width / Math.max(1, stages.length - gapPart)
  const wide = step * (1 - gapPart)
  return stages.map(({ before = null, reached }, i) => {
    const next = stages[i + 1]
    const x = i * step
    // Something is never drawn as nothing.
    const height = reached > 0 ? Math.max(2, bottom - y(reached)) : 0
    const [right, following] = [round(x + wide), round(x + step)]
    const ahead = next === undefined ? 0 : next.reached > 0 ? Math.max(2, bottom - y(next.reached)) : 0
    const ago = before === null ? null : round(y(before))
    const own = round(bottom - height)
    const half = round((x + wide + x + step) / 2)
    return {
      x: round(x),
      width: round(wide),
      top: round(bottom - height),
      height: round(height),
      label: (ago !== null && ago < own && own - ago < 22 ? ago : own) - 6,
      ago: ago === null ? null : `M${round(x - 3)} ${ago}H${round(x + wide + 3)}`,
      between: half,
      flow:
        next === undefined || reached === 0
          ? ""
          : `M${right} ${round(bottom - height)}C${half} ${round(bottom - height)} ${half} ${round(bottom - ahead)} ${following} ${round(bottom - ahead)}V${bottom}H${right}Z`
    }
  })
}
