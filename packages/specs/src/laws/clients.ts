/** Laws of client profiles: everything about a client is counted, once, and a merge adds two clients up. */
import { ClientFact } from "@weir/domain/client/Client"
import { EventId, ROBOT, TransactionId } from "@weir/domain/identity/Id"
import { id } from "@weir/domain/workbook/ids"
import { askOf, ledgerOf, read } from "@weir/domain/workbook/evaluate"
import { assert } from "vitest"
import type { Law, Trial } from "./Law.ts"

const once: Law = {
  name: "what was said with a client was said on a deal of theirs or outside of deals, and is counted once",
  proves: ["Q3", "Q4"],
  holds: ({ reading }) => {
    const { now } = reading("communicationLoad")
    const channels = reading("channelLoad")
    assert.strictEqual(now.load.num + now.outside, channels.now)
    assert.strictEqual(
      channels.rows.reduce((sum, row) => sum + row.total, 0),
      channels.now
    )
    assert.strictEqual(reading("clientConversion").now.wonPerActivity.den, channels.now)
    assert.strictEqual(
      reading("clientConversion").now.wonPerActivity.num,
      reading("clientWonValue").now.deals
    )
  }
}

const company: Law = {
  name: "the profile of a company covers the people who belong to it",
  proves: ["Q1"],
  holds: ({ core, events, ledger, played, question }) => {
    for (const contact of played.state.records.client.values()) {
      if (contact.companyId === null || contact.mergedInto !== null) continue
      if (question.asOf != null) continue
      const of = (kind: "contact" | "company", one: string) => {
        const ask = askOf(events, { ...question, client: { kind, id: one } }, undefined, core)
        return { scope: ask.client, won: read("clientWonValue", ledger, ask, core).now.deals }
      }
      const [own, all] = [of("contact", contact.id), of("company", contact.companyId)]
      assert.includeMembers([...(all.scope?.deals ?? [])], [...(own.scope?.deals ?? [])])
      assert.includeMembers([...(all.scope?.records ?? [])], [...(own.scope?.records ?? [])])
      if (question.deleted !== "only") assert.isAtLeast(all.won, own.won)
    }
  }
}

/** The log with one more transaction at its end. */
const withFacts = ({ events, played }: Trial, facts: ReadonlyArray<ClientFact>): Trial["events"] => {
  const last = events.at(-1)
  if (last === undefined) return events
  return [
    ...events,
    ...facts.map((fact, i) => ({
      ...last,
      seq: last.seq + i + 1,
      id: EventId.make(id("event", 500_000 + i)),
      workspaceId: played.workspaceId,
      occurredAt: last.recordedAt,
      actor: { kind: "robot" as const, userId: ROBOT },
      transaction: TransactionId.make(id("transaction", 500_000)),
      fact
    }))
  ]
}

const merged: Law = {
  name: "two clients that are merged read as both together, each record once",
  proves: ["G11", "Q1"],
  holds: (trial) => {
    const { core, events, picks, played, question } = trial
    const contacts = [...played.state.catalogue.values()]
      .filter((e) => e.kind === "contact" && !played.state.records.client.has(e.id))
      .map((e) => e.id)
    const [winner, loser] = [picks[1] ?? 0, picks[2] ?? 0].map(
      (n) => contacts[n % Math.max(1, contacts.length)]
    )
    if (winner === undefined || loser === undefined || winner === loser) return
    const now = { ...question, asOf: null }
    const scope = (log: typeof events, one: string) =>
      askOf(log, { ...now, client: { kind: "contact", id: one } }, undefined, core).client
    const after = withFacts(trial, [
      ClientFact.cases.ClientMerged.make({ clientId: loser, of: "contact", into: winner }),
      ClientFact.cases.ClientAbsorbed.make({ clientId: winner, of: "contact", absorbed: [loser] })
    ])
    const [a, b, both] = [scope(events, winner), scope(events, loser), scope(after, winner)]
    const union = (of: "deals" | "records") => [...new Set([...(a?.[of] ?? []), ...(b?.[of] ?? [])])].sort()
    assert.deepStrictEqual([...(both?.deals ?? [])], union("deals"))
    assert.deepStrictEqual([...(both?.records ?? [])], union("records"))
    const parted = withFacts({ ...trial, events: after }, [
      ClientFact.cases.ClientParted.make({ clientId: loser, of: "contact", from: winner }),
      ClientFact.cases.ClientReleased.make({ clientId: winner, of: "contact", released: [loser] })
    ])
    assert.deepStrictEqual(scope(parted, winner), a)
    // Who is whom is kept; of records nothing is entered again.
    const ofRecords = (log: typeof events) => ledgerOf(log, core).filter((e) => e.book !== "client-names")
    assert.strictEqual(ofRecords(after).length, ofRecords(events).length)
  }
}

const nobody: Law = {
  name: "where no client is asked about, a profile reads nothing",
  proves: ["Q1", "G20"],
  holds: ({ ask, core, ledger }) => {
    const none = { ...ask, client: null }
    assert.strictEqual(read("channelLoad", ledger, none, core).now, 0)
    assert.strictEqual(read("clientWonValue", ledger, none, core).beforeFull.deals, 0)
    assert.deepStrictEqual(read("communicationLoad", ledger, none, core).now.load, { num: 0, den: 0 })
  }
}

export const laws: ReadonlyArray<Law> = [once, company, merged, nobody]
