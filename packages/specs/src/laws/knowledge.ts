/** Laws of knowledge: the past does not change, and what was deleted and brought back was never gone. */
import type { Deal } from "@weir/domain/deal/Deal"
import type { DealCommand } from "@weir/domain/deal/DealCommand"
import type { Surroundings } from "@weir/domain/deal/Surroundings"
import { EventId, ROBOT } from "@weir/domain/identity/Id"
import type { Event } from "@weir/domain/log/Event"
import * as Instant from "@weir/domain/time/Instant"
import { robot } from "@weir/domain/user/User"
import { Result } from "effect"
import { assert } from "vitest"
import { type MetricName, metricNames } from "@weir/domain/workbook/Core"
import { askOf, ledgerOf, read } from "@weir/domain/workbook/evaluate"
import type { Law, Trial } from "./Law.ts"

const asOf: Law = {
  name: "a reading as of an instant never changes when more is recorded later",
  proves: ["G12", "G10"],
  holds: ({ core, events, ledger, picks, question }) => {
    const at = events[(picks[1] ?? 0) % events.length]?.recordedAt ?? Instant.MIN
    const then = events.filter((e) => e.recordedAt <= at)
    // Rights are those of today: whoever sees less by then reads less of the past.
    const asked = { ...question, asOf: at, viewer: null }
    const [past, present] = [askOf(then, asked), askOf(events, asked)]
    const before = ledgerOf(then, core)
    for (const name of metricNames)
      assert.deepStrictEqual(read(name, ledger, present, core), read(name, before, past, core), name)
  }
}

const nowIsAsOfNow: Law = {
  name: "as of the last thing known, everything reads as it does now",
  proves: ["G12"],
  holds: ({ core, events, ledger, question }) => {
    const now = events.at(-1)?.recordedAt ?? Instant.MIN
    const [asked, presently] = [
      askOf(events, { ...question, now, asOf: now }),
      askOf(events, { ...question, now, asOf: null })
    ]
    for (const name of metricNames)
      assert.deepStrictEqual(read(name, ledger, asked, core), read(name, ledger, presently, core), name)
  }
}

export const around = ({ played: { state } }: Pick<Trial, "played">): Surroundings => {
  if (state.workspace === null) throw new Error("a history begins with the opening of its workspace")
  return {
    workspace: state.workspace,
    pipeline: (id) => state.pipelines.get(id),
    user: (id) => (id === ROBOT ? robot : state.users.get(id)),
    knows: (kind, id) => state.catalogue.get(id)?.kind === kind
  }
}

/** The log after some more commands on one deal, all at the same later instant. */
export const continued = (
  trial: Trial,
  deal: Deal,
  commands: ReadonlyArray<DealCommand>
): ReadonlyArray<Event> => {
  const { core, events } = trial
  const last = events.at(-1)
  if (last === undefined) return events
  const at = Instant.make(last.recordedAt + 1000)
  const log: Array<Event> = [...events]
  let state = deal
  for (const command of commands) {
    for (const fact of Result.getOrThrow(core.decide(state, command, at, around(trial)))) {
      const id = EventId.make(`00000000-0000-4000-9000-${String(log.length).padStart(12, "0")}`)
      log.push({
        ...last,
        id,
        seq: log.length + 1,
        occurredAt: at,
        recordedAt: at,
        cause: { kind: "user" },
        fact
      })
      state = core.evolve(state, fact, at)
    }
  }
  return log
}

const present = (trial: Trial): ReadonlyArray<Deal> => trial.played.deals.filter((d) => d.deletedAt === null)

const untouched: Law = {
  name: "a deal that was deleted and restored reads as if it had not been touched",
  proves: ["G10", "L14"],
  holds: (trial) => {
    const { ask, core, picks, reading } = trial
    const deal = present(trial)[(picks[2] ?? 0) % Math.max(1, present(trial).length)]
    if (deal === undefined || ask.asOf !== null) return
    const once: ReadonlyArray<DealCommand> = [
      { _tag: "DeleteDeal", dealId: deal.id },
      { _tag: "RestoreDeal", dealId: deal.id }
    ]
    const ledger = ledgerOf(continued(trial, deal, [...once, ...once]), core)
    for (const name of metricNames) assert.deepStrictEqual(read(name, ledger, ask, core), reading(name), name)
  }
}

/** A bridge begins with what was known then, and tells that something was deleted since. */
const remembers: ReadonlyArray<MetricName> = ["pipelineBridge"]

const neverThere: Law = {
  name: "a deleted deal reads as if it had never been there",
  proves: ["G10", "L14"],
  holds: (trial) => {
    const { ask, core, events, picks, question } = trial
    const deal = present(trial)[(picks[3] ?? 0) % Math.max(1, present(trial).length)]
    if (deal === undefined || ask.asOf !== null) return
    const asked = { ...ask, deleted: "exclude" as const }
    const gone = ledgerOf(continued(trial, deal, [{ _tag: "DeleteDeal", dealId: deal.id }]), core)
    const without = ledgerOf(
      events.filter(({ fact }) => !("dealId" in fact && fact.dealId === deal.id)),
      core
    )
    assert.isDefined(question)
    for (const name of metricNames.filter((metric) => !remembers.includes(metric)))
      assert.deepStrictEqual(read(name, gone, asked, core), read(name, without, asked, core), name)
  }
}

export const laws: ReadonlyArray<Law> = [asOf, nowIsAsOfNow, untouched, neverThere]
