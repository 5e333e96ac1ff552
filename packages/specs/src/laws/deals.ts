/** Laws of deals: replay gives the state, roads do not matter, and a reopened deal takes its end back where it stood. */
import { Deal } from "@weir/domain/deal/Deal"
import type { DealCommand } from "@weir/domain/deal/DealCommand"
import { added } from "@weir/domain/ledger/Entry"
import { activeStages } from "@weir/domain/pipeline/Pipeline"
import * as Instant from "@weir/domain/time/Instant"
import { Result, Schema } from "effect"
import { assert } from "vitest"
import { ledgerOf } from "@weir/domain/workbook/evaluate"
import { around, continued } from "./knowledge.ts"
import type { Law } from "./Law.ts"

const replay: Law = {
  name: "replaying a deal's events from nothing gives the state that was decided on",
  proves: ["G17", "E6"],
  holds: ({ core, events, played }) => {
    for (const deal of played.deals) {
      let told: Deal | null = null
      for (const { fact, occurredAt } of events)
        if ("dealId" in fact && fact.dealId === deal.id) told = core.evolve(told, fact, occurredAt)
      assert.deepStrictEqual(told, deal)
      assert.isTrue(Schema.is(Schema.toType(Deal))(told))
      const ended = deal.place.kind === "won" || deal.place.kind === "lost"
      assert.strictEqual(
        deal.closing?.outcome ?? null,
        ended ? deal.place.kind : null,
        "a closing stands exactly while the deal is closed"
      )
    }
  }
}

const stored: Law = {
  name: "an event written as JSON and read back is the same event",
  proves: ["E6", "G12"],
  holds: ({ core, events }) => {
    for (const event of events.slice(-30))
      assert.deepStrictEqual(core.decode(JSON.parse(JSON.stringify(core.encode(event)))), event)
  }
}

const roads: Law = {
  name: "winning, losing and reopening are moves: by either road the same facts and the same refusals",
  proves: ["L2", "L8", "L12"],
  holds: (trial) => {
    const { core, events, picks, played } = trial
    const later = Instant.make((events.at(-1)?.recordedAt ?? 0) + 5000)
    for (const deal of played.deals.filter((d) => d.deletedAt === null)) {
      const pipeline = played.state.pipelines.get(deal.place.pipelineId)
      if (pipeline === undefined) continue
      const by = (command: DealCommand) => core.decide(deal, command, later, around(trial))
      const same = (
        command: DealCommand,
        stageId: Deal["place"]["stageId"],
        lossReasonId: NonNullable<Deal["closing"]>["lossReasonId"]
      ) => {
        const [short, long] = [
          by(command),
          by({ _tag: "MoveDeal", dealId: deal.id, pipelineId: pipeline.id, stageId, lossReasonId })
        ]
        assert.strictEqual(Result.isSuccess(short), Result.isSuccess(long), command._tag)
        if (Result.isSuccess(short) && Result.isSuccess(long))
          assert.deepStrictEqual(short.success, long.success, command._tag)
        if (Result.isFailure(short) && Result.isFailure(long))
          assert.strictEqual(short.failure._tag, long.failure._tag, command._tag)
      }
      const stages = activeStages(pipeline)
      const reason = [...played.state.catalogue.values()].filter((e) => e.kind === "lossReason")[
        (picks[4] ?? 0) % 2
      ]?.id as NonNullable<Deal["closing"]>["lossReasonId"]
      const [won, lost] = [stages.find((s) => s.kind === "won"), stages.find((s) => s.kind === "lost")]
      if (won !== undefined) same({ _tag: "WinDeal", dealId: deal.id }, won.id, null)
      for (const lossReasonId of [reason ?? null, null]) {
        if (lost !== undefined)
          same({ _tag: "LoseDeal", dealId: deal.id, stageId: null, lossReasonId }, lost.id, lossReasonId)
      }
      const open = stages.filter((s) => s.kind === "open")[
        (picks[5] ?? 0) % Math.max(1, stages.filter((s) => s.kind === "open").length)
      ]
      if (open !== undefined && deal.closing !== null)
        same({ _tag: "ReopenDeal", dealId: deal.id, stageId: open.id }, open.id, null)
    }
  }
}

const twice: Law = {
  name: "asking for what is already so makes nothing happen",
  proves: ["G13", "G19"],
  holds: (trial) => {
    const { core, events, played } = trial
    const later = Instant.make((events.at(-1)?.recordedAt ?? 0) + 5000)
    for (const deal of played.deals.filter((d) => d.deletedAt === null)) {
      const { companyId, contactId, fields, place, productId, title } = deal
      const commands: ReadonlyArray<DealCommand> = [
        {
          _tag: "MoveDeal",
          dealId: deal.id,
          pipelineId: place.pipelineId,
          stageId: place.stageId,
          lossReasonId: null
        },
        { _tag: "ChangeBudget", dealId: deal.id, to: deal.budget === null ? null : { ...deal.budget } },
        { _tag: "ChangeOwner", dealId: deal.id, to: deal.ownerId },
        { _tag: "ChangeSource", dealId: deal.id, to: deal.sourceId },
        {
          _tag: "ChangeDetails",
          dealId: deal.id,
          to: { title, companyId, contactId, productId, fields: { ...fields } }
        }
      ]
      for (const command of commands)
        assert.deepStrictEqual(
          core.decide(deal, command, later, around(trial)),
          Result.succeed([]),
          command._tag
        )
    }
  }
}

const takenBack: Law = {
  name: "reopening takes a win or loss back at the instant it was entered at, and nothing of it remains",
  proves: ["L8", "L12"],
  holds: (trial) => {
    const { core, picks, played } = trial
    const closed = played.deals.filter((d) => d.deletedAt === null && d.closing !== null)
    const deal = closed[(picks[6] ?? 0) % Math.max(1, closed.length)]
    const pipeline = deal && played.state.pipelines.get(deal.place.pipelineId)
    const open = pipeline && activeStages(pipeline).find((s) => s.kind === "open")
    // What nobody has taken on cannot be taken up again.
    if (deal === undefined || open === undefined || !played.state.users.has(deal.ownerId)) return
    const ledger = ledgerOf(
      continued(trial, deal, [{ _tag: "ReopenDeal", dealId: deal.id, stageId: open.id }]),
      core
    )
    for (const book of ["won-deals", "lost-deals"]) {
      const places = new Map<string, ReadonlyArray<number>>()
      for (const { at, book: of, key, subject, tally } of ledger) {
        if (of === book && subject === deal.id)
          places.set(`${at} ${key}`, added(places.get(`${at} ${key}`) ?? [], tally))
      }
      for (const [place, row] of places)
        assert.isTrue(
          row.every((n) => n === 0),
          `${book} still has an entry at ${place}`
        )
    }
  }
}

export const laws: ReadonlyArray<Law> = [replay, stored, roads, twice, takenBack]
