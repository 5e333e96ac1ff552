/** What must an adapter do to keep Weir's data? Everything that the suites say, over one store. */
import type { Layer } from "effect"
import { journal } from "./journalSuite.ts"
import { ledger } from "./ledgerSuite.ts"
import { readings } from "./readingsSuite.ts"
import { type Ports, runAll, type SuiteOptions } from "./suite.ts"

/** Holds an adapter to all suites; its layer is built once and closed at the end. */
export const everySuite = (name: string, layer: Layer.Layer<Ports, unknown>, options: SuiteOptions = {}): void =>
  runAll([journal, ledger, readings], name, layer, options)
