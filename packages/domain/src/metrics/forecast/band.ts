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
  const odds = new Float64Array(sorted.length + 1)
  odds[0] = 1
  let [least, most] = [0, 0]
  for (const chance of sorted) {
    const p = chance / 1_000_000
    // From the top, so that what is read is still without this deal.
    for (let k = ++most; k >= least; k--) odds[k] = (odds[k] ?? 0) * (1 - p) + (odds[k - 1] ?? 0) * p
    while ((odds[most] ?? 1) <= negligible) odds[most--] = 0
    while ((odds[least] ?? 1) <= negligible) odds[least++] = 0
  }
  const reached = (part: number): number => {
    let sum = 0
    let k = least - 1
    while (sum < part - tolerance && k < most) sum += odds[++k] ?? 0
    return k
  }
  return { p10: reached(0.1), p90: reached(0.9) }
}
