/** Which ids does a workspace in memory give? Made from a kind and a number, so that equal histories have equal ids, in no telling order. */
const kinds = {
  workspace: 1,
  user: 2,
  pipeline: 3,
  stage: 4,
  entry: 5,
  deal: 6,
  import: 7,
  event: 8,
  transaction: 9,
  goal: 20,
  team: 21,
  activity: 10,
  note: 11,
  file: 12,
  call: 13,
  talk: 14,
  message: 15
} as const

/** The id of the n-th thing of a kind. */
export const id = (kind: keyof typeof kinds, n: number): string => {
  // An odd factor permutes the numbers of 32 bits: different n, different ids, scattered over the order of ids.
  const scattered = Math.imul(n + 1, 0x9e3779b1) >>> 0
  return `${hex(scattered, 8)}-${hex(kinds[kind], 4)}-4000-8000-${hex(n, 12)}`
}

const hex = (n: number, width: number): string => n.toString(16).padStart(width, "0")
