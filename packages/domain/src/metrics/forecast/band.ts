/** Between which numbers of wins will it most likely end? The exact distribution of independent deals, each with its own chance (P1). */

/** Beyond these tails nothing is kept: their probability is below a thousandth of a millionth of a millionth. */
const negligible = 1e-15

/** A sum of many rounded floats may miss a border that it meets exactly by about this. */
const tolerance = 1e-9

/**
 * The least number of wins that is reached or stayed below with a probability of at least 10 %, and of at least 90 %.
 *
 * Chances are in millionths. Deal by deal, the probability of k wins is that of k without it times its missing, plus that of k - 1
 * times its chance (a Poisson-binomial distribution); nothing is approximated beside the tails. 0 and 0 without deals.
 */
export const band = (chances: ReadonlyArray<number>): { readonly p10: number; readonly p90: number } => {
  // In one order, so that the same deals always give the same floats.
  const sorted = chances.toSorted((a, b) => a - b)
  let least = 0
  let odds: ReadonlyArray<number> = [1]
  for (const chance of sorted) {
    const p = chance / 1_000_000
    const next = Array.from(
      { length: odds.length + 1 },
      (_, k) => (odds[k] ?? 0) * (1 - p) + (odds[k - 1] ?? 0) * p
    )
    const first = next.findIndex((odd) => odd > negligible)
    const last = next.findLastIndex((odd) => odd > negligible)
    least += first
    odds = next.slice(first, last + 1)
  }
  const reached = (part: number): number => {
    let sum = 0
    for (const [k, odd] of odds.entries()) {
      sum += odd
      if (sum >= part - tolerance) return least + k
    }
    return least + odds.length - 1
  }
  return { p10: reached(0.1), p90: reached(0.9) }
}
