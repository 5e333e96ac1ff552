/** What must an adapter do to keep Weir's data? Everything that the suites say, over one store. */
import type { Layer } from "effect"
import { accounts } from "./accountsSuite.ts"
import { bulk } from "./bulkSuite.ts"
import { catalogue } from "./catalogueSuite.ts"
import { deals } from "./dealsSuite.ts"
import { directory } from "./directorySuite.ts"
import { eventLog } from "./eventLogSuite.ts"
import { images } from "./imagesSuite.ts"
import { imports } from "./importsSuite.ts"
import { journal } from "./journalSuite.ts"
import { ledger } from "./ledgerSuite.ts"
import { outbox } from "./outboxSuite.ts"
import { readings } from "./readingsSuite.ts"
import { recordRaces } from "./recordRacesSuite.ts"
import { records } from "./recordsSuite.ts"
import { type Ports, runAll, type SuiteOptions } from "./suite.ts"
import { views } from "./viewsSuite.ts"
import { traced } from "./tracesSuite.ts"

/** Holds an adapter to all suites; its layer is built once and closed at the end. */
export const everySuite = (
  name: string,
  layer: Layer.Layer<Ports, unknown>,
  options: SuiteOptions = {}
): void =>
  runAll(
    [
      journal,
      bulk,
      directory,
      deals,
      catalogue,
      records,
      recordRaces,
      eventLog,
      ledger,
      traced,
      readings,
      outbox,
      images,
      imports,
      views,
      accounts
    ],
    name,
    layer,
    options
  )
