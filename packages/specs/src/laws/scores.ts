/** Laws of the latest answers of clients: who answers again counts once, by that answer. */
import { EventId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { contains } from "@weir/domain/time/Window"
import { id } from "@weir/domain/workbook/ids"
import { ledgerOf, read } from "@weir/domain/workbook/evaluate"
import { assert } from "vitest"
import type { Law } from "./Law.ts"

const levelOf = (score: number) => (score >= 9 ? "promoters" : score >= 7 ? "passives" : "detractors")

const again: Law = {
  name: "a client who answers again counts once, by the later answer, and both answers count as answers",
  proves: ["R1", "nps.score"],
  holds: ({ ask, core, events, ledger, played }) => {
    if (ask.asOf !== null || ask.holders !== null || ask.deleted !== "exclude") return
    const given = events
      .flatMap((event) => (event.fact._tag === "NpsAnswered" ? [{ event, fact: event.fact }] : []))
      .filter(({ event }) => contains(ask.window, event.occurredAt))
    const latest = Math.max(...given.map(({ event }) => event.occurredAt))
    const [one, other] = given.filter(({ event }) => event.occurredAt === latest)
    const last = events.at(-1)
    if (one === undefined || other !== undefined || last === undefined) return
    const at = Instant.clamp(latest + 1)
    const { deletedAt } = played.state.records.talk.get(one.fact.talkId) ?? { deletedAt: null }
    if (deletedAt !== null || !contains(ask.window, at)) return
    const score = one.fact.score >= 7 ? 1 : 10
    const answered = {
      ...last,
      id: EventId.make(id("event", 600_000)),
      seq: last.seq + 1,
      occurredAt: at,
      fact: { ...one.fact, score }
    }
    const before = read("nps", ledger, ask, core)
    const after = read("nps", ledgerOf([...events, answered], core), ask, core)
    assert.strictEqual(after.now.answers, before.now.answers + 1)
    const [is, was] = [after.latestPerClient.now, before.latestPerClient.now]
    assert.strictEqual(is.answers, was.answers)
    assert.strictEqual(is[levelOf(score)], was[levelOf(score)] + 1)
    assert.strictEqual(is[levelOf(one.fact.score)], was[levelOf(one.fact.score)] - 1)
  }
}

const once: Law = {
  name: "clients who count once are no more than the answers, and their levels are all of them",
  proves: ["R1", "nps.score"],
  holds: ({ reading }) => {
    const { beforeFull, latestPerClient, now } = reading("nps")
    for (const [each, all] of [
      [latestPerClient.now, now],
      [latestPerClient.beforeFull, beforeFull]
    ] as const) {
      assert.isAtMost(each.answers, all.answers)
      assert.strictEqual(each.answers === 0, all.answers === 0)
      assert.strictEqual(each.promoters + each.passives + each.detractors, each.answers)
    }
  }
}

export const laws: ReadonlyArray<Law> = [again, once]
