/** Which laws hold? All of them, by name. */
import { metricNames } from "@weir/domain/workbook/Core"
import * as Books from "./books.ts"
import * as Deals from "./deals.ts"
import * as Knowledge from "./knowledge.ts"
import type { Law } from "./Law.ts"
import * as Readings from "./readings.ts"
import * as Sums from "./sums.ts"

export const laws: ReadonlyArray<Law> = [
  ...metricNames.map(Readings.asTheOracleTells),
  Readings.opens,
  Readings.opensNothingElse,
  Readings.valid,
  Books.balance,
  Books.identity,
  Books.netIsInLessOut,
  Books.lossesAddUp,
  Books.partsAddUp,
  Sums.order,
  Sums.late,
  Sums.split,
  Sums.days,
  Sums.cells,
  Knowledge.asOf,
  Knowledge.nowIsAsOfNow,
  Knowledge.untouched,
  Knowledge.neverThere,
  Deals.replay,
  Deals.stored,
  Deals.roads,
  Deals.twice,
  Deals.takenBack
]
