/** Do sums held in memory answer as the database below them does? Whole ledgers, and sums of days alone. */
import * as HeldLedger from "@weir/application/readings/held/HeldLedger"
import { ledgerSuite } from "@weir/conformance/ledgerSuite"
import { Layer } from "effect"
import { layerPglite } from "./connect.ts"
import * as MikroOrm from "./MikroOrm.ts"

const stored = MikroOrm.layer.pipe(Layer.provide(layerPglite({ dataDir: "memory" })))
const days = HeldLedger.layerWith({ most: 1_000_000, longestLog: -1, slice: 5000 })

ledgerSuite("PGlite, ledger held", HeldLedger.layer.pipe(Layer.provideMerge(stored)), { runs: 6 })
ledgerSuite("PGlite, days held", days.pipe(Layer.provideMerge(stored)), { runs: 3 })
