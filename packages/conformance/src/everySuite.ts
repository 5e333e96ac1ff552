/** What must an adapter do to keep Weir's data? Everything that the suites say, over one store. */
import { journal } from "./journalSuite.ts"
import { runAll, type Ports, type SuiteOptions } from "./suite.ts"
import type { Layer } from "effect"

/** Holds an adapter to all suites; its layer is built once and closed at the end. */
export const everySuite = (name: string, layer: Layer.Layer<Ports, unknown>, options: SuiteOptions = {}): void =>
  runAll([journal], name, layer, options)
