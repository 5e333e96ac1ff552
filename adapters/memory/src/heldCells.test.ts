/** Do sums held in memory answer as the ledger below them does, whatever is written in between? */
import * as HeldLedger from "@weir/application/readings/held/HeldLedger"
import { ledgerSuite } from "@weir/conformance/ledgerSuite"
import { readingsSuite } from "@weir/conformance/readingsSuite"
import { Layer } from "effect"
import { layer } from "./Memory.ts"

const held = HeldLedger.layer.pipe(Layer.provideMerge(layer))

ledgerSuite("memory, days held", held)
readingsSuite("memory, days held", held)
