/** Laws of counters: for whom open work counts. */
import { read } from "@weir/domain/workbook/evaluate"
import { assert } from "vitest"
import type { Law, Trial } from "./Law.ts"

/** The same question in a workspace that counts for the owners of deals, and in one that counts for who is responsible. */
const both = ({ ask, core, ledger }: Trial, name: "incomingWork" | "plannedWork") =>
  (["record", "activity"] as const).map((counters) => {
    const workspace = { ...ask.workspace, settings: { ...ask.workspace.settings, counters } }
    return read(name, ledger, { ...ask, workspace }, core)
  })

const same: Law = {
  name: "for whom open work counts makes no difference to how much there is",
  proves: ["4.5 modes", "4.5 activities"],
  holds: (trial) => {
    for (const name of ["incomingWork", "plannedWork"] as const) {
      const [record, activity] = both(trial, name).map((told) => ({ ...told, rows: [] }))
      assert.deepStrictEqual(record, activity, name)
    }
  }
}

const owned: Law = {
  name: "where work counts for the owner of its deal, nobody has any about a deal of somebody else",
  proves: ["4.5 modes"],
  holds: (trial) => {
    const { ask, core, played } = trial
    if (ask.asOf !== null || ask.deleted !== "exclude" || ask.holders !== null) return
    const workspace = {
      ...ask.workspace,
      settings: { ...ask.workspace.settings, counters: "record" as const }
    }
    const planned = read("plannedWork", trial.ledger, { ...ask, workspace }, core)
    const { activity } = played.state.records
    const due = ask.now + workspace.settings.plannedMinutes * 60_000
    const whose = [...activity.values()].flatMap((one) => {
      if (one.deletedAt !== null || one.completion !== null || (one.due?.at ?? Infinity) > due) return []
      const deal = played.state.deals.get(one.bindings.find(({ kind }) => kind === "deal")?.id as never)
      return [deal === undefined || deal.deletedAt !== null ? one.ownerId : deal.ownerId]
    })
    for (const { count, id, name } of planned.rows)
      assert.strictEqual(count, whose.filter((one) => one === id).length, name)
    assert.strictEqual(planned.total, whose.length)
  }
}

export const laws: ReadonlyArray<Law> = [same, owned]
