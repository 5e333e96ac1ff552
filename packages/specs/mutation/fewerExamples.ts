/** What do test files get instead of fast-check while mistakes are tried? The same, with a tenth of the examples, always the same ones, and no shortening. */
import * as fc from "fast-check"

export * from "fast-check"

fc.configureGlobal({ numRuns: 30, seed: 20, endOnFailure: true })

const fewer = (property: fc.IRawProperty<unknown>, params: fc.Parameters<unknown> = {}): unknown => {
  const asked = params.numRuns ?? 30
  return fc.assert(property, { ...params, numRuns: Math.min(asked, Math.max(30, Math.floor(asked / 10))) })
}

export const assert = fewer as typeof fc.assert

// oxlint-disable-next-line import/no-default-export -- fast-check has one
export default { ...fc, assert }
