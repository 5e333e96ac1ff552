/** How are widgets arranged? On twelve columns, each on a place of its own, with none upon another (D1). */

/** Columns of a dashboard. */
export const columns = 12

/** The highest a widget can be, in rows. */
export const tallest = 40

/** Where a widget lies: column and row of its upper left corner, and how many of each it takes. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Something with a place. */
export interface Placed extends Place {
  readonly id: string
}

/** Whether two places share a field of the grid. */
export const overlap = (a: Place, b: Place): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

/** Whether a place lies within the columns. */
export const fits = ({ w, x }: Place): boolean => x + w <= columns

/** The first free place for something of this size, read as text is: row by row, from the left. */
export const firstFree = (taken: ReadonlyArray<Place>, size: Pick<Place, "w" | "h">): Place => {
  const w = Math.min(size.w, columns)
  const bottom = taken.reduce((most, { h, y }) => Math.max(most, y + h), 0)
  for (let y = 0; y <= bottom; y++)
    for (let x = 0; x + w <= columns; x++) {
      const place = { x, y, w, h: size.h }
      if (!taken.some((other) => overlap(place, other))) return place
    }
  return { x: 0, y: bottom, w, h: size.h }
}

/** In the order they are read: by row, then by column. */
export const inReadingOrder = <P extends Place>(places: ReadonlyArray<P>): ReadonlyArray<P> =>
  places.toSorted((a, b) => a.y - b.y || a.x - b.x)

/**
 * One of them put on another place or made another size. Those below the place it leaves close the gap first; then it lies where it was put,
 * and what is under it gives way downwards. At last everything rises as high as it can without passing another.
 */
export const rearranged = <P extends Placed>(
  all: ReadonlyArray<P>,
  id: string,
  wanted: Partial<Place>
): ReadonlyArray<P> => {
  const one = all.find((other) => other.id === id)
  if (one === undefined) return all
  const w = clamp(wanted.w ?? one.w, 1, columns)
  const moved = {
    ...one,
    w,
    h: clamp(wanted.h ?? one.h, 1, tallest),
    x: clamp(wanted.x ?? one.x, 0, columns - w),
    y: Math.max(0, wanted.y ?? one.y)
  }
  const others = all.filter((other) => other.id !== id)
  // What it mostly covers, and is of its size, takes the place that it leaves.
  const other = sameSize(moved, one)
    ? others.find((another) => sameSize(moved, another) && covers(moved, another))
    : undefined
  const pushed =
    other === undefined
      ? settle([moved, ...inReadingOrder(raised(others))])
      : settle([
          moved,
          { ...other, x: one.x, y: one.y },
          ...inReadingOrder(others.filter((another) => another !== other))
        ])
  const settled = raised(pushed)
  return all.map((other) => settled.find((s) => s.id === other.id) ?? other)
}

/** One step into a direction, as an arrow key asks for it: upwards and downwards past whatever lies next, as it is where nothing does. */
export const stepped = <P extends Placed>(
  all: ReadonlyArray<P>,
  id: string,
  to: "left" | "right" | "up" | "down"
): ReadonlyArray<P> => {
  const one = all.find((other) => other.id === id)
  if (one === undefined) return all
  if (to === "left" || to === "right")
    return rearranged(all, id, { x: Math.max(0, one.x + (to === "left" ? -1 : 1)) })
  const bottom = all.reduce((most, { h, y }) => Math.max(most, y + h), 0)
  const rows = to === "up" ? one.y : bottom - one.y
  for (let step = 1; step <= rows; step++) {
    const tried = rearranged(all, id, { y: one.y + (to === "up" ? -step : step) })
    if (tried.find((other) => other.id === id)?.y !== one.y) return tried
  }
  return all
}

/**
 * One of them read before the one that was read before it, or after the one that was read after it, as where they stand in one column.
 * The places of both are exchanged as far as they can be; nothing changes for the first or the last.
 */
export const reordered = <P extends Placed>(
  all: ReadonlyArray<P>,
  id: string,
  to: "earlier" | "later"
): ReadonlyArray<P> => {
  const order = inReadingOrder(all)
  const at = order.findIndex((one) => one.id === id) - (to === "earlier" ? 1 : 0)
  const [first, second] = [order[at], order[at + 1]]
  if (first === undefined || second === undefined || !order.some((one) => one.id === id)) return all
  const wanted = order.with(at, second).with(at + 1, first)
  const tries = exchanges(order, at).map((places) => settledAs(all, places))
  const place = (places: ReadonlyArray<P>, one: P) =>
    inReadingOrder(places).findIndex((other) => other.id === one.id)
  return (
    tries.find((found) => inReadingOrder(found).every((one, i) => one.id === wanted[i]?.id)) ??
    tries.find((found) => place(found, second) < place(found, first)) ??
    all
  )
}

/** Ways in which two that are read one after the other may change places, what moves least first. */
const exchanges = <P extends Placed>(
  order: ReadonlyArray<P>,
  at: number
): ReadonlyArray<ReadonlyArray<P>> => {
  const [first, second] = [order[at], order[at + 1]]
  if (first === undefined || second === undefined) return []
  const [before, after] = [order.slice(0, at), order.slice(at + 2)]
  const put = (one: P, { x, y }: Pick<Place, "x" | "y">): P => ({
    ...one,
    x: clamp(x, 0, columns - one.w),
    y
  })
  const beside = first.y === second.y ? [put(first, { x: second.x + second.w - first.w, y: first.y })] : []
  return [
    ...beside.map((moved) => [...before, put(second, first), moved, ...after]),
    [...before, put(second, first), put(first, second), ...after],
    [...before, put(second, first), first, ...after],
    // One below the other at the left edge neither can rise past the other.
    [put(second, { x: 0, y: first.y }), put(first, { x: 0, y: first.y + second.h }), ...before, ...after]
  ]
}

/** On the places of others, the ones before first; in the order of `all`. */
const settledAs = <P extends Placed>(all: ReadonlyArray<P>, places: ReadonlyArray<P>): ReadonlyArray<P> => {
  const settled = raised(settle(places))
  return all.flatMap((one) => settled.find((other) => other.id === one.id) ?? [])
}

const sameSize = (one: Place, other: Place): boolean => one.w === other.w && one.h === other.h

/** Whether one lies on more than half of another. */
const covers = (one: Place, other: Place): boolean => {
  const across = Math.min(one.x + one.w, other.x + other.w) - Math.max(one.x, other.x)
  const down = Math.min(one.y + one.h, other.y + other.h) - Math.max(one.y, other.y)
  return across > 0 && down > 0 && 2 * across * down > other.w * other.h
}

/** Without one of them, the gap closed. */
export const without = <P extends Placed>(all: ReadonlyArray<P>, id: string): ReadonlyArray<P> => {
  const settled = raised(all.filter((other) => other.id !== id))
  return all.flatMap((other) => settled.find((s) => s.id === other.id) ?? [])
}

/** Each in turn as it is, or as far below as it must be not to lie on those before it. */
const settle = <P extends Placed>(all: ReadonlyArray<P>): ReadonlyArray<P> =>
  all.reduce<ReadonlyArray<P>>((before, one) => [...before, lowered(one, before)], [])

const lowered = <P extends Place>(one: P, others: ReadonlyArray<Place>): P => {
  const under = others.filter((other) => overlap(one, other))
  if (under.length === 0) return one
  return lowered({ ...one, y: Math.max(...under.map(({ h, y }) => y + h)) }, others)
}

/** Each as high as it can be without passing another. */
const raised = <P extends Placed>(all: ReadonlyArray<P>): ReadonlyArray<P> =>
  inReadingOrder(all).reduce<ReadonlyArray<P>>((before, one) => {
    const above = before.filter((other) => other.x < one.x + one.w && one.x < other.x + other.w)
    const y = above.reduce((lowest, other) => Math.max(lowest, other.y + other.h), 0)
    return [...before, { ...one, y }]
  }, [])

const clamp = (n: number, least: number, most: number): number => Math.min(most, Math.max(least, n))
