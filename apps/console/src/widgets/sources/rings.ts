// Where does each ring run? Arcs from twelve o'clock, clockwise, the leader outermost.

export interface Ring {
  readonly radius: number
  readonly track: string
  readonly arc: string
  /** Where the label ends: just left of the start. */
  readonly label: { readonly x: number; readonly y: number }
}

export const ringPitch = 14
/** The leader fills three quarters of the circle. */
export const leaderAngle = 270
const outermost = 110
const centre = 118

const point = (radius: number, angle: number): string => {
  const radians = (angle * Math.PI) / 180
  return `${(centre + radius * Math.sin(radians)).toFixed(2)} ${(centre - radius * Math.cos(radians)).toFixed(2)}`
}

const arcPath = (radius: number, angle: number): string =>
  angle <= 0
    ? ""
    : `M${centre} ${centre - radius}A${radius} ${radius} 0 ${angle > 180 ? 1 : 0} 1 ${point(radius, Math.min(angle, 359.9))}`

/** One ring an angle, in the order given, from outside in. The pitch narrows when there would be no room in the middle. */
export const rings = (angles: ReadonlyArray<number>): ReadonlyArray<Ring> => {
  const pitch = angles.length <= 7 ? ringPitch : (outermost - 12) / (angles.length - 1)
  return angles.map((angle, index) => {
    const radius = outermost - index * pitch
    return {
      radius,
      track: arcPath(radius, leaderAngle),
      arc: arcPath(radius, angle),
      label: { x: centre - 8, y: centre - radius + 4 }
    }
  })
}
