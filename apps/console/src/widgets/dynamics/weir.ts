// How is the weir drawn? Depths of water, gates and falling losses, from the counts of a reading.

export interface WeirStage {
  /** Deals that entered the stage in the period. */
  readonly in: number
  /** Deals that left it, lost ones among them. */
  readonly out: number
  readonly lost: number
}

export interface WeirInput {
  readonly created: number
  readonly stages: ReadonlyArray<WeirStage>
  readonly won: number
}

/** A point of the water's surface: where, and how deep. */
export interface Level {
  readonly at: number
  readonly depth: number
}

/** The deepest water where the card has no more room, in px, and the number of deals at which it is reached at the earliest: a quiet month looks shallow. */
export const fullDepth = 76
const fullFrom = 20

/** Pixels a deal. About 1.3 when the largest flow is 58 deals. */
export const pixelsPerDeal = (input: WeirInput, full = fullDepth): number => {
  const largest = Math.max(fullFrom, input.created, input.won, ...input.stages.map((stage) => stage.in))
  return full / largest
}

/** What flows on from a stage: what left it and was not lost. Never below nothing, never above what came in or left. */
const onward = (stage: WeirStage): number => Math.max(0, stage.out - stage.lost)

/** The width of the ramp before a gate, in px. */
const ramp = 26

/** The surface over the New column, `width` px wide: what was created, easing to what enters the first stage. */
export const headLevels = (input: WeirInput, width: number, full = fullDepth): ReadonlyArray<Level> => {
  const scale = pixelsPerDeal(input, full)
  const entering = (input.stages[0]?.in ?? input.won) * scale
  return [
    { at: 0, depth: input.created * scale },
    { at: Math.max(0, width - ramp), depth: input.created * scale },
    { at: width, depth: entering }
  ]
}

/** The surface over the stages, `width` px for each: held at what entered, falling to what flows on, easing into the next gate. */
export const stageLevels = (input: WeirInput, width: number, full = fullDepth): ReadonlyArray<Level> => {
  const scale = pixelsPerDeal(input, full)
  return input.stages.flatMap((stage, index) => {
    const left = index * width
    const next = input.stages[index + 1]?.in ?? input.won
    const entered = stage.in * scale
    const on = Math.min(onward(stage) * scale, full)
    return [
      { at: left, depth: entered },
      { at: left + width * 0.26, depth: entered },
      { at: left + width * 0.74, depth: on },
      { at: left + Math.max(width * 0.74, width - ramp), depth: on },
      { at: left + width, depth: next * scale }
    ]
  })
}

const round = (value: number): number => Math.round(value * 10) / 10

/** The surface as a smooth line: flat where the depth holds, an S where it changes. `share` lowers it, for the streams inside. */
export const surfacePath = (levels: ReadonlyArray<Level>, floor: number, share = 1): string => {
  const y = (depth: number) => round(floor - depth * share)
  const [first, ...rest] = levels
  if (!first) return ""
  let path = `M${round(first.at)} ${y(first.depth)}`
  let before = first
  for (const level of rest) {
    if (level.at > before.at) {
      const middle = round((before.at + level.at) / 2)
      path +=
        level.depth === before.depth
          ? `H${round(level.at)}`
          : `C${middle} ${y(before.depth)} ${middle} ${y(level.depth)} ${round(level.at)} ${y(level.depth)}`
    } else if (level.depth !== before.depth) {
      path += `V${y(level.depth)}`
    }
    before = level
  }
  return path
}

/** The water itself: the surface closed along the floor. */
export const waterPath = (levels: ReadonlyArray<Level>, floor: number): string => {
  const [first] = levels
  const last = levels.at(-1)
  return first && last ? `${surfacePath(levels, floor)}V${floor}H${round(first.at)}Z` : ""
}

/** The width of a loss, in px: as the water's depth, at least 2 so that one deal is seen, at most `limit`. Zero draws nothing. */
export const lossWidth = (lost: number, scale: number, limit: number): number =>
  lost === 0 ? 0 : Math.min(limit, Math.max(2, lost * scale))

/** What falls over the sill under a stage whose column begins at `left`: a stream of `width` px turning down. */
export const lossPath = (left: number, width: number, floor: number, bottom: number): string => {
  if (width === 0) return ""
  const start = left + 2
  const fall = start + 30
  const bend = floor + (bottom - floor) * 0.72
  const over = fall + width
  return [
    `M${round(start)} ${floor}`,
    `C${round(start + 16)} ${floor} ${round(fall)} ${floor + 10} ${round(fall)} ${round(bend)}`,
    `V${bottom}H${round(over)}V${round(bend)}`,
    `C${round(over)} ${floor + 10} ${round(over - 6)} ${floor + 2} ${round(over - 22)} ${floor}Z`
  ].join("")
}

/** How far the surface is above the floor at a gate: where its pill stands. */
export const gateDepths = (input: WeirInput, full = fullDepth): ReadonlyArray<number> => {
  const scale = pixelsPerDeal(input, full)
  return [...input.stages.map((stage) => stage.in * scale), input.won * scale]
}
