// Where do the arrows lead in a grid of targets?

export interface Place {
  readonly row: number
  readonly column: number
}

/** The place after a key, or `undefined` where the key does not move. At the edges one stays; rows that are only read are passed over. */
export const moved = (
  { column, row }: Place,
  key: string,
  size: { readonly columns: number; readonly stops: ReadonlyArray<boolean> },
  toEnd = false
): Place | undefined => {
  const last = size.columns - 1
  const rowFrom = (start: number, step: number): number => {
    for (let next = start; next >= 0 && next < size.stops.length; next += step)
      if (size.stops[next]) return next
    return row
  }
  switch (key) {
    case "ArrowLeft":
      return { row, column: Math.max(0, column - 1) }
    case "ArrowRight":
      return { row, column: Math.min(last, column + 1) }
    case "ArrowUp":
      return { row: rowFrom(row - 1, -1), column }
    case "ArrowDown":
      return { row: rowFrom(row + 1, 1), column }
    case "Home":
      return { row: toEnd ? rowFrom(0, 1) : row, column: 0 }
    case "End":
      return { row: toEnd ? rowFrom(size.stops.length - 1, -1) : row, column: last }
    default:
      return undefined
  }
}
