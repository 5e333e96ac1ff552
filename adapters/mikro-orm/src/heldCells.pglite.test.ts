/** Do sums held in memory answer as the database below them does? */
import * as HeldLedger from "@weir/application/readings/held/HeldLedger"
import { ledgerSuite } from "@weir/conformance/ledgerSuite"
import { Layer } from "effect"
import { layerPglite } from "./connect.ts"
import * as MikroOrm from "./MikroOrm.ts"

const stored = MikroOrm.layer.pipe(Layer.provide(layerPglite({ dataDir: "memory" })))

ledgerSuite("PGlite, days held", HeldLedger.layer.pipe(Layer.provideMerge(stored)), { runs: 6 })
