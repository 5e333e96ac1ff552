/** Between which sums will it most likely end? The distribution of what independent deals bring, told in round steps (P1). */

/** A deal that may be won: its chance in millionths, and what it then brings, in minor units of the base currency. */
export interface Stake {
  readonly chance: number
  readonly amount: number
}

const whole = 1_000_000

/** Sums spread over at least so many steps to either side of what is expected. */
const finest = 100

/** All budgets together are at most so many steps, whatever is known of them. */
const mostSteps = 50_000

/** Beyond these tails nothing is kept: their probability is below a thousandth of a millionth of a millionth. */
const negligible = 1e-15

/** A sum of many rounded floats may miss a border that it meets exactly by about this. */
const tolerance = 1e-9

/**
 * The step that sums are told in: the greatest of 1, 2, 5, 10, 20, 50... minor units that is no more than a hundredth of their
 * standard deviation, and that all budgets together are at most fifty thousand of; 1 where none is as small.
 */
export const stepOf = (stakes: ReadonlyArray<Stake>): number => {
  const total = stakes.reduce((sum, { amount }) => sum + amount, 0)
  // The variance in parts of a million times a million, exactly.
  const variance = stakes.reduce(
    (sum, { amount, chance }) => sum + BigInt(amount) ** 2n * BigInt(chance) * BigInt(whole - chance),
    0n
  )
  let step = 1
  for (let ten = 1; ; ten *= 10)
    for (const digit of [1, 2, 5]) {
      const next = digit * ten
      const isFine = (BigInt(finest * whole) * BigInt(next)) ** 2n <= variance
      if (!isFine && total <= mostSteps * step) return step
      step = next
    }
}

/**
 * The least sum that is reached or stayed below with a probability of at least 10 %, and of at least 90 %, in minor units.
 *
 * Sums are told in round steps. A budget between two of them counts as the lower or the upper one, each as often as it is near, so
 * that what is expected stays the same; no sum is above that of all budgets. 0 and 0 where nothing has a budget.
 */
export const moneyBand = (stakes: ReadonlyArray<Stake>): { readonly p10: number; readonly p90: number } => {
  const sumOf = (some: ReadonlyArray<Stake>) => some.reduce((sum, { amount }) => sum + amount, 0)
  const certain = sumOf(stakes.filter(({ chance }) => chance === whole))
  // In one order, so that the same deals always give the same floats.
  const open = stakes
    .filter(({ amount, chance }) => amount > 0 && chance > 0 && chance < whole)
    .toSorted((a, b) => a.chance - b.chance || a.amount - b.amount)
  const [step, total] = [stepOf(open), sumOf(open)]
  const stepsOf = (amount: number): number => Math.ceil(amount / step)
  // Nothing stands before the first sum, as far as the greatest budget looks back.
  const none = open.reduce((most, { amount }) => Math.max(most, stepsOf(amount)), 0) + 1
  const odds = new Float64Array(open.reduce((cells, { amount }) => cells + stepsOf(amount), none + 1))
  odds[none] = 1
  let [lowest, highest] = [none, none]
  for (const { amount, chance } of open) {
    const p = chance / whole
    const steps = Math.floor(amount / step)
    const upper = (amount % step) / step
    highest += upper > 0 ? steps + 1 : steps
    // From the top, so that what is read is still without this deal.
    const [no, low, high] = [1 - p, p * (1 - upper), p * upper]
    for (let cell = highest; cell >= lowest; cell--) {
      const from = cell - steps
      const won = (odds[from] ?? 0) * low + (odds[from - 1] ?? 0) * high
      odds[cell] = (odds[cell] ?? 0) * no + won
    }
    while ((odds[highest] ?? 1) <= negligible) odds[highest--] = 0
    while ((odds[lowest] ?? 1) <= negligible) odds[lowest++] = 0
  }
  const reached = (part: number): number => {
    let sum = 0
    let cell = lowest - 1
    while (sum < part - tolerance && cell < highest) sum += odds[++cell] ?? 0
    return certain + Math.min(total, (cell - none) * step)
  }
  return { p10: reached(0.1), p90: reached(0.9) }
}
