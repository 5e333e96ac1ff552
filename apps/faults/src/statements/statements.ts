// Is a use case all or nothing, whichever of its statements fails, and does it succeed when it is asked for again?
import { verify } from "@weir/application/ledger/verify"
import { readings } from "@weir/application/readings/readings"
import type { Orm } from "@weir/mikro-orm/Orm"
import { Cause, Effect, Exit } from "effect"
import { chanceOf } from "../frame/chance.ts"
import { type Findings, type Setting, Tally } from "../frame/Trial.ts"
import { changedTables, everything } from "../world/everything.ts"
import { type Fate, passes } from "../world/wire.ts"
import { type Asked, type UseCase, useCases } from "./useCases.ts"
import { type Stand, withStand } from "./world.ts"

interface Fault {
  readonly what: string
  readonly fate: Fate
  /** Whoever asked need not hear of it. */
  readonly hidden: boolean
}

const faults: ReadonlyArray<Fault> = [
  { what: "the disk is full", fate: { is: "refused", code: "53100" }, hidden: false },
  { what: "another transaction was faster", fate: { is: "refused", code: "40001" }, hidden: true },
  { what: "a deadlock", fate: { is: "refused", code: "40P01" }, hidden: true },
  { what: "the connection breaks before", fate: { is: "cut" }, hidden: false },
  { what: "the connection breaks after", fate: { is: "cutAfter" }, hidden: false }
]

/** One round; `mistake` is what a test breaks to see it noticed, in some use cases only. */
const round = async (
  { long, say, seed }: Setting,
  mistake?: (orm: typeof Orm.Service) => typeof Orm.Service,
  chosen: (useCase: UseCase) => boolean = () => true
): Promise<Findings> =>
  withStand(async (stand) => {
    const tally = new Tally()
    const chance = chanceOf(seed)
    for (const useCase of useCases.filter(chosen)) {
      say(useCase.name)
      tally.add("use cases")
      const whole = await shapeOf(stand, useCase)
      // A short round tries some of the statements with one fault each; the next seed others.
      const [stride, first] = long ? [1, 1] : [7, 1 + chance.below(7)]
      for (let n = first; ; n += stride) {
        let reached = 0
        for (const fault of long ? faults : [chance.pick(faults)])
          if (await failsAt(n, fault, stand, useCase, whole, tally)) reached++
        if (reached === 0) break
      }
    }
    await sound(stand, tally)
    return tally.findings
  }, mistake)

export { round as statements }

/** How many rows more each table has after the use case, the second time: what whole looks like. */
const shapeOf = async ({ orm, run, world }: Stand, { prepare }: UseCase): Promise<string> => {
  let found = ""
  for (let time = 0; time < 2; time++) {
    const asked = await succeeded(run, prepare(world))
    const before = await Effect.runPromise(everything(orm))
    await succeeded(run, asked)
    found = shape(before, await Effect.runPromise(everything(orm)))
  }
  return found
}

type Digests = Readonly<Record<string, string>>

const shape = (before: Digests, after: Digests): string =>
  changedTables(before, after)
    // There may be a sum of that day already.
    .map((name) => (name === "cell" ? name : `${name} ${rowsIn(after[name]) - rowsIn(before[name])}`))
    .join(", ")

const rowsIn = (digest: string | undefined): number => Number.parseInt(digest ?? "0", 10)

const succeeded = async <A>(
  run: Stand["run"],
  work: Effect.Effect<A, unknown, never> | Asked
): Promise<A> => {
  const exit = await run(work as Effect.Effect<A, unknown>)
  if (Exit.isFailure(exit)) throw new Error(`what should succeed did not: ${String(exit.cause)}`)
  return exit.value
}

/** Whether the use case has an n-th statement, and if so, what became of it when that one failed. */
const failsAt = async (
  n: number,
  { fate, hidden, what }: Fault,
  { orm, run, wire, world }: Stand,
  { inSteps, name, over, prepare }: UseCase,
  whole: string,
  tally: Tally
): Promise<boolean> => {
  const asked = await succeeded(run, prepare(world))
  const before = await Effect.runPromise(everything(orm))
  let passed = 0
  let failed: string | null = null
  wire.decide((statement) => {
    passed++
    if (passed !== n) return passes
    failed = statement.trim().replaceAll(/\s+/g, " ").slice(0, 60)
    return fate
  })
  const exit = await run(asked)
  wire.decide(() => passes)
  if (failed === null) return false
  tally.add("faults")
  const where = `${name}: ${what}, at statement ${n} (${String(failed)})`
  const after = await Effect.runPromise(everything(orm))
  const done = shape(before, after)
  if (Exit.isSuccess(exit)) {
    tally.demand(
      inSteps === true || done === whole,
      () => `${where}: it succeeded with [${done}] of [${whole}]`
    )
  } else {
    tally.demand(!hidden, () => `${where}: it reached whoever asked: ${String(exit.cause).slice(0, 300)}`)
    // Where nobody was told that it was committed, it may be whole as well.
    tally.demand(
      inSteps === true || done === "" || (fate.is === "cutAfter" && done === whole),
      () => `${where}: half of it was done, [${done}] of [${whole}]`
    )
    const again = await run(asked)
    tally.add("asked again")
    tally.demand(
      Exit.isSuccess(again) || (fate.is === "cutAfter" && tagIn(again) === over),
      () => `${where}: asked for again, it fails: ${String(again).slice(0, 300)}`
    )
  }
  if (inSteps === true) return true
  const last = await Effect.runPromise(everything(orm))
  tally.demand(
    shape(before, last) === whole,
    () => `${where}: after all it did [${shape(before, last)}], not [${whole}]`
  )
  return true
}

/** What it was refused with; null where it was no refusal. */
const tagIn = (exit: Exit.Exit<unknown, unknown>): unknown => {
  const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : null
  return typeof error === "object" && error !== null && "_tag" in error ? error._tag : null
}

/** The books agree with the log, and what a server holds in memory is what it would read anew. */
const sound = async ({ freshly, run, world: { who } }: Stand, tally: Tally): Promise<void> => {
  const { found } = await freshly(verify(who.workspaceId))
  for (const { detail, subject, what } of found)
    tally.demand(false, () => `verify: ${what} ${subject} ${detail}`)
  const numbers = Effect.map(
    readings(who.workspaceId, { period: { kind: "month" }, pipelineId: null, asOf: null }, [
      "deal-dynamics",
      "new-deals",
      "won-deals",
      "deals-by-owner"
    ]),
    (answered) => JSON.stringify([answered.seq, answered.readings])
  )
  const held = await run(numbers)
  const read = await freshly(numbers)
  tally.demand(
    Exit.isSuccess(held) && held.value === read,
    () => "the numbers held in memory are not those of the database"
  )
}
