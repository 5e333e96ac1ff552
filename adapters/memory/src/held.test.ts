/** Do sums held in memory answer as the ledger below them does, whatever is written in between? Whole ledgers, and sums of days alone. */
import * as HeldLedger from "@weir/application/readings/held/HeldLedger"
import { ledgerSuite } from "@weir/conformance/ledgerSuite"
import { readingsSuite } from "@weir/conformance/readingsSuite"
import { Layer } from "effect"
import { layer } from "./Memory.ts"

const whole = HeldLedger.layer.pipe(Layer.provideMerge(layer))
const days = HeldLedger.layerWith({ most: 1_000_000, longestLog: -1, slice: 5000 }).pipe(
  Layer.provideMerge(layer)
)
const pieces = HeldLedger.layerWith({ most: 1_000_000, longestLog: 40_000, slice: 3 }).pipe(
  Layer.provideMerge(layer)
)

ledgerSuite("memory, ledger held", whole)
readingsSuite("memory, ledger held", whole)
ledgerSuite("memory, ledger held, read in pieces", pieces)
ledgerSuite("memory, days held", days)
readingsSuite("memory, days held", days)
