// Where does a gauge run? A half circle from nine o'clock over noon to three, the whole of it is the goal.
export interface GaugeShape {
  readonly width: number
  readonly height: number
  readonly track: string
  readonly value: string
  /** From inside the ring to outside of it. */
  readonly tick: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } | null
  readonly centre: { readonly x: number; readonly y: number }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Half a turn either side of noon. */
const angleOf = (part: number): number => Math.PI * (Math.min(1, Math.max(0, part)) - 0.5)

/**
 * `part` is how much of the goal is reached: beyond the whole the ring stays full. `tick` is the part of the time that has passed.
 * `radius` is that of the middle of the ring, `stroke` how thick it is; paths stand around the centre.
 */
export const gauge = (
  part: number,
  { radius, stroke, tick }: { readonly radius: number; readonly stroke: number; readonly tick?: number }
): GaugeShape => {
  const over = tick === undefined ? 0 : 4
  const outer = radius + stroke / 2
  const centre = { x: outer + over, y: outer + over }
  const on = (distance: number, angle: number) => ({
    x: round(distance * Math.sin(angle)),
    // Never a negative zero.
    y: round(-distance * Math.cos(angle)) || 0
  })
  const inner = radius - stroke / 2
  const ring = (to: number): string => {
    const [far, near] = [on(outer, to), on(inner, to)]
    return `M${-outer} 0A${outer} ${outer} 0 0 1 ${far.x} ${far.y}L${near.x} ${near.y}A${inner} ${inner} 0 0 0 ${-inner} 0Z`
  }
  const marked = tick === undefined ? null : angleOf(tick)
  const [from, to] = marked === null ? [null, null] : [on(inner - 3, marked), on(outer + over, marked)]
  return {
    width: 2 * centre.x,
    height: centre.y,
    centre,
    track: ring(Math.PI / 2),
    value: part <= 0 ? "" : ring(angleOf(part)),
    tick: from === null ? null : { x1: from.x, y1: from.y, x2: to.x, y2: to.y }
  }
}
