// What is the least that keeps the six numbers ready? Typed arrays by day, and sums up to each day where the beginning is asked for.
import { type Moves, dayOf, days, lost, none, owners, stages, won } from "./moves.ts"
import { firstDay, lastDay, type Six } from "./six.ts"

/** Written for these six questions alone: the limit, not a design. */
export class HandCube {
  readonly #came = new Float64Array(days * stages)
  readonly #went = new Float64Array(days * stages)
  readonly #wonAmount = new Float64Array(days * owners)
  readonly #wonCount = new Float64Array(days)
  readonly #lostFrom = new Float64Array(days * stages)

  static of(columns: Moves): HandCube {
    const cube = new HandCube()
    for (let i = 0; i < columns.count; i++) cube.add(columns, i)
    return cube
  }

  add({ amount, at, from, owner, to }: Moves, i: number): void {
    const day = dayOf(at[i]!)
    const [came, left] = [to[i]!, from[i]!]
    this.#came[day * stages + came]! += 1
    if (left !== none) this.#went[day * stages + left]! += 1
    if (came === won) {
      this.#wonAmount[day * owners + owner[i]!]! += amount[i]!
      this.#wonCount[day]! += 1
    } else if (came === lost) this.#lostFrom[day * stages + left]! += 1
  }

  six(): Six {
    const sum = (of: Float64Array, width: number, from: number, to: number) => {
      const sums = Array.from({ length: width }, () => 0)
      for (let day = from; day < to; day++)
        for (let place = 0; place < width; place++) sums[place]! += of[day * width + place]!
      return sums
    }
    const gone = sum(this.#went, stages, 0, firstDay)
    return {
      opening: sum(this.#came, stages, 0, firstDay).map((n, stage) => n - gone[stage]!),
      entered: sum(this.#came, stages, firstDay, lastDay),
      left: sum(this.#went, stages, firstDay, lastDay),
      wonAmount: sum(this.#wonAmount, owners, firstDay, lastDay),
      lostFrom: sum(this.#lostFrom, stages, firstDay, lastDay),
      wonPerDay: [...this.#wonCount.subarray(firstDay, lastDay)]
    }
  }
}
