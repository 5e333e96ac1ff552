/** What might somebody want next? An intent in numbers, which becomes a command only when it meets a workspace. */
import * as fc from "fast-check"
import { works } from "./works/works.ts"

/** Kinds of intents by how often they come. */
const wishes = {
  create: 18,
  move: 14,
  moveAcross: 4,
  win: 4,
  lose: 5,
  reopen: 5,
  budget: 8,
  owner: 5,
  source: 5,
  details: 3,
  delete: 6,
  restore: 7,
  products: 5,
  plan: 5,
  merge: 5,
  unmerge: 6,
  archiveStage: 2,
  addStage: 1,
  renameStage: 1,
  reorderStages: 1,
  setProbability: 2,
  addPipeline: 1,
  renamePipeline: 1,
  addEntry: 1,
  renameEntry: 1,
  archiveEntry: 1,
  addUser: 1,
  changeRole: 1,
  disableUser: 3,
  enableUser: 3,
  setRate: 1,
  startImport: 1,
  finishImport: 1,
  undoImport: 1
} as const
export type DealWish = keyof typeof wishes
/** One of the above, or a wish of some other work. */
export type Wish = DealWish | (string & {})

/**
 * What a history is mostly about: deals and their surroundings, or one kind of work on a few deals that come, go and change hands.
 * Each has a little of the others, so that everything meets everything.
 */
const themes: ReadonlyArray<Readonly<Record<string, number>>> = [
  wishes,
  wishes,
  wishes,
  ...works
    .filter((work) => Object.keys(work.wishes).length > 0 && work.aside !== true)
    .map((work) => ({
      create: 8,
      move: 5,
      win: 3,
      lose: 1,
      owner: 3,
      details: 2,
      delete: 2,
      restore: 2,
      disableUser: 1,
      ...Object.fromEntries(works.flatMap((other) => Object.keys(other.wishes).map((wish) => [wish, 1]))),
      ...Object.fromEntries(Object.entries(work.wishes).map(([wish, weight]) => [wish, weight * 5]))
    }))
]

/** `picks` choose among what there is, `gap` is the time since the act before, `back` how far into the possible past it is told. */
export interface Intent {
  readonly wish: Wish
  readonly picks: ReadonlyArray<number>
  readonly gap: number
  /** From 0, now, to 1, as early as the record allows; null is now. */
  readonly back: number | null
  readonly because: number
}

const minute = 60_000
const hour = 60 * minute

/** A stretch of a history with one theme. */
const chapter = (
  theme: Readonly<Record<string, number>>,
  minActs: number,
  maxActs: number
): fc.Arbitrary<ReadonlyArray<Intent>> =>
  fc.array(
    fc.record({
      wish: fc.oneof(
        ...Object.entries(theme).map(([wish, weight]) => ({
          weight,
          arbitrary: fc.constant(wish as Wish)
        }))
      ),
      picks: fc.array(fc.nat(9999), { minLength: 6, maxLength: 6 }),
      gap: fc.constantFrom(0, 0, 0, 1, 40 * minute, 7 * hour, 26 * hour, 190 * hour),
      back: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 2 }),
      because: fc.nat(19)
    }),
    { minLength: minActs, maxLength: maxActs, size: "max" }
  )

/** Deals come first, then chapters about anything: whatever is told finds deals to be about. */
export const intents = (minActs: number, maxActs: number): fc.Arbitrary<ReadonlyArray<Intent>> => {
  const [most, least] = [Math.ceil(maxActs / chapters), Math.floor(minActs / chapters)]
  const later = fc.oneof(...themes.map((theme) => chapter(theme, least, most)))
  return fc
    .tuple(chapter(wishes, Math.max(least, Math.min(minActs, 1)), most), later, later, later)
    .map((parts) => parts.flat().slice(0, maxActs))
}

const chapters = 4

/** Chooses from what there is, by one of the numbers of an intent. */
export type Pick = <A>(which: 0 | 1 | 2 | 3 | 4 | 5, from: ReadonlyArray<A>) => A | undefined

export const picker =
  ({ picks }: Intent): Pick =>
  (which, from) =>
    from[(picks[which] ?? 0) % Math.max(1, from.length)]
