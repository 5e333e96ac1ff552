/** Laws of the books: double entry balances, and stock is what was there and what came, whatever was asked (L4, L13). */
import * as Figure from "@weir/domain/metrics/Figure"
import { assert } from "vitest"
import type { Law } from "./Law.ts"

const balance: Law = {
  name: "over all stages, moves net to created and come from other pipelines, less gone to them",
  proves: ["L13", "L2", "G18", "dyn.netCount"],
  holds: ({ reading }) => {
    const { books, stages } = reading("dealDynamics")
    const moved = stages.reduce((sum, stage) => sum + stage.net.deals + stage.admin.deals, 0)
    assert.strictEqual(moved, books.created + books.merged + books.pipelineIn - books.pipelineOut)
    assert.isTrue(books.balanced)
  }
}

const identity: Law = {
  name: "what stands in a stage is what stood there, the net of moves, edits and what an administrator moved, in every currency",
  proves: ["L4", "X1", "dyn.stock", "L14", "G9"],
  holds: ({ reading }) => {
    for (const { admin, balanced, edits, name, net, opening, stock } of reading("dealDynamics").stages) {
      const sum = [opening, net, edits, admin].reduce(Figure.plus)
      assert.deepStrictEqual(
        [sum.deals, sum.money, sum.unbudgeted],
        [stock.deals, stock.money, stock.unbudgeted],
        name
      )
      assert.isTrue(balanced, name)
    }
  }
}

const netIsInLessOut: Law = {
  name: "net is in less out, in deals and in money",
  proves: ["L2", "L5", "G13", "dyn.netCount", "dyn.netBudget", "L15"],
  holds: ({ reading }) => {
    for (const { in: entered, name, net, out } of reading("dealDynamics").stages) {
      assert.deepStrictEqual(Figure.plus(entered, Figure.negate(out)), net, name)
    }
  }
}

const lossesAddUp: Law = {
  name: "losses by stage and bucket add up to all losses",
  proves: ["L7", "X3", "dyn.lostAt"],
  holds: ({ reading }) => {
    const { lost, stages } = reading("dealDynamics")
    const parts = [lost.incoming, lost.creation, lost.elsewhere, ...stages.map((s) => s.lost)]
    assert.deepStrictEqual(parts.reduce(Figure.plus, Figure.zero), lost.total)
  }
}

const partsAddUp: Law = {
  name: "sources add up to all new deals, and owners to all active ones",
  proves: ["S-1", "source.new", "U1", "deal.byOwner", "L6"],
  holds: ({ reading }) => {
    const { other, rings, total } = reading("dealSources")
    assert.deepStrictEqual(
      [...rings.map((r) => r.new), other?.new ?? Figure.zero].reduce(Figure.plus, Figure.zero),
      total
    )
    assert.deepStrictEqual(reading("newDeals").now, total)
    const owners = reading("dealsByOwner")
    if (owners.more === 0)
      assert.deepStrictEqual(owners.rows.map((r) => r.deals).reduce(Figure.plus, Figure.zero), owners.total)
  }
}

export const laws: ReadonlyArray<Law> = [balance, identity, netIsInLessOut, lossesAddUp, partsAddUp]
