/** What is a suite? A name and its laws, which any adapter is held to in workspaces of its own. */
import { it } from "@effect/vitest"
import type { Accounts } from "@weir/application/ports/Accounts"
import type { Catalogue } from "@weir/application/ports/Catalogue"
import type { Deals } from "@weir/application/ports/Deals"
import type { Directory } from "@weir/application/ports/Directory"
import type { EventLog } from "@weir/application/ports/EventLog"
import type { Images } from "@weir/application/ports/Images"
import type { Housekeeping } from "@weir/application/ports/Housekeeping"
import type { Imports } from "@weir/application/ports/Imports"
import type { Journal } from "@weir/application/ports/Journal"
import type { Ledger } from "@weir/application/ports/Ledger"
import type { Outbox } from "@weir/application/ports/Outbox"
import type { Records } from "@weir/application/ports/Records"
import type { Views } from "@weir/application/ports/Views"
import { Effect, type Layer, type Scope } from "effect"
import * as fc from "fast-check"
import { describe } from "vitest"

/** Every persistence port. An adapter provides them all, over one store. */
export type Ports =
  | Accounts
  | Catalogue
  | Deals
  | Directory
  | EventLog
  | Housekeeping
  | Images
  | Imports
  | Journal
  | Ledger
  | Outbox
  | Records
  | Views

export interface SuiteOptions {
  /** How many histories a law is tried on; 12 when left out. Laws that say little new, and those on lists of values, take a part of that. */
  readonly runs?: number
  /** Milliseconds for one law, on a machine that is busy with other things; 120,000 when left out. */
  readonly timeout?: number
}

type Check = Effect.Effect<void, unknown, Ports | Scope.Scope>

/** What laws are written with. */
export interface Laws {
  readonly runs: number
  /** An example. */
  readonly test: (sentence: string, check: () => Check) => void
  /** A law over generated values. A counterexample is shrunk and shown with its seed. */
  readonly law: <A>(
    sentence: string,
    values: fc.Arbitrary<A>,
    runs: number,
    check: (value: A) => Check
  ) => void
}

export interface Suite {
  readonly title: string
  readonly laws: (laws: Laws) => void
}

type Subject = Layer.Layer<Ports, unknown>

/** Holds an adapter to the laws of one suite. */
export const run =
  ({ laws, title }: Suite) =>
  (name: string, layer: Subject, options: SuiteOptions = {}): void =>
    runAll([{ title, laws }], name, layer, options)

/** Holds an adapter to the laws of several suites; the layer is built once. */
export const runAll = (
  suites: ReadonlyArray<Suite>,
  name: string,
  layer: Subject,
  options: SuiteOptions = {}
): void => {
  const { runs = 12, timeout = 120_000 } = options
  it.layer(layer, { timeout: "120 seconds", excludeTestServices: true })(name, (it) => {
    for (const { laws, title } of suites) {
      describe(title, () => {
        const test: Laws["test"] = (sentence, check) =>
          it.effect(sentence, () => Effect.orDie(check()), timeout)
        laws({
          runs,
          test,
          law: (sentence, values, times, check) => test(sentence, () => always(values, check, times, timeout))
        })
      })
    }
  })
}

const always = <A>(
  values: fc.Arbitrary<A>,
  check: (value: A) => Check,
  numRuns: number,
  timeout: number
): Check =>
  Effect.gen(function* () {
    const context = yield* Effect.context<Ports | Scope.Scope>()
    const property = fc.asyncProperty(values, (value) => Effect.runPromiseWith(context)(check(value)))
    // Shrinking on a database takes its time: it ends early enough to report what it has found.
    yield* Effect.promise(() => fc.assert(property, { numRuns, interruptAfterTimeLimit: timeout * 0.8 }))
  })
