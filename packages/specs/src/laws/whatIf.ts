/** Laws of what-if: a branch is what would happen, and the log does not know of it (8.3). */
import { DealCommand } from "@weir/domain/deal/DealCommand"
import type { Query } from "@weir/domain/ledger/Query"
import { dayOf } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import type { Act, Command } from "@weir/domain/workbook/Act"
import { askOf, ledgerOf, read } from "@weir/domain/workbook/evaluate"
import { id } from "@weir/domain/workbook/ids"
import { bare } from "@weir/domain/workbook/Workbook"
import { DealId, LossReasonId } from "@weir/domain/identity/Id"
import { compare } from "@weir/domain/workbook/whatIf"
import { assert } from "vitest"
import { play } from "../histories/play.ts"
import { oracle } from "../oracle/oracle.ts"
import type { Law, Trial } from "./Law.ts"

const day = 86_400_000

/** Some hypothetical acts on the deals there are. */
const wished = ({ events, picks, played }: Trial): ReadonlyArray<Act> => {
  const last = events.at(-1)
  if (last === undefined) throw new Error("a history begins with the opening of its workspace")
  const at = Instant.make(last.recordedAt + 60_000)
  const { cases } = DealCommand
  return played.deals.slice(0, 6).map((deal, i): Act => {
    const other = played.deals[(i + 1) % played.deals.length]
    const choices: ReadonlyArray<Command> = [
      cases.WinDeal.make({ dealId: deal.id }),
      cases.DeleteDeal.make({ dealId: deal.id }),
      cases.ChangeBudget.make({ dealId: deal.id, to: null }),
      cases.RestoreDeal.make({ dealId: deal.id }),
      { _tag: "MergeDeals", dealId: deal.id, loserId: other?.id ?? deal.id }
    ]
    const command = choices[((picks[i] ?? 0) + i) % choices.length] ?? cases.WinDeal.make({ dealId: deal.id })
    return { command, at, recordedAt: at, actor: last.actor, cause: { kind: "user" } }
  })
}

const identity: Law = {
  name: "a branch without acts is the log itself, and reads the same",
  proves: ["8.3"],
  holds: ({ core, events, question }) => {
    const made = core.branch(events, [])
    assert.strictEqual(made.events, events)
    for (const { differs, metric } of compare(events, made.events, question, ["dealDynamics", "newDeals"]))
      assert.isFalse(differs, metric)
  }
}

const untouched: Law = {
  name: "whatever is tried on a branch, the log stays as it was",
  proves: ["8.3"],
  holds: (trial) => {
    const log = [...trial.events]
    const before = JSON.stringify(log)
    trial.core.branch(log, wished(trial))
    assert.strictEqual(JSON.stringify(log), before)
  }
}

const sameAsDone: Law = {
  name: "what is tried on a branch is what happens when it is done, refusals included",
  proves: ["8.3"],
  holds: (trial) => {
    const acts = wished(trial)
    const tried = trial.core.branch(trial.events, acts)
    const { history, question } = trial
    const done = play({ ...history, acts: [...history.acts, ...acts] })
    assert.deepStrictEqual(
      tried.events.map(({ fact, occurredAt, recordedAt, seq }) => ({ fact, occurredAt, recordedAt, seq })),
      done.events.map(({ fact, occurredAt, recordedAt, seq }) => ({ fact, occurredAt, recordedAt, seq }))
    )
    assert.strictEqual(tried.refused.length, done.refusals.length - trial.played.refusals.length)
    const later = { ...question, now: Instant.make((acts[0]?.at ?? question.now) + 1) }
    for (const { differs, metric } of compare(tried.events, done.events, later, [
      "wonDeals",
      "salesForecast"
    ]))
      assert.isFalse(differs, metric)
  }
}

const overlaid: Law = {
  name: "stored sums with the entries of a branch on top are the sums over the branch",
  proves: ["8.3", "G17"],
  holds: (trial) => {
    const { ask, core, ledger, picks } = trial
    const tried = trial.core.branch(trial.events, wished(trial))
    const added = core.entriesOf(core.books, tried.added, (subject) =>
      ledger.filter((e) => e.subject === subject)
    )
    const whole = ledgerOf(tried.events, core)
    const around = { dayOf: (at: Instant.Instant) => dayOf(ask.workspace.zone, at), holdersOf: () => [] }
    for (const book of core.books) {
      const query: Query = {
        book: book.id,
        where: {},
        from: null,
        to: Instant.MAX,
        knownAt: null,
        deleted: (["exclude", "include", "only"] as const)[(picks[0] ?? 0) % 3] ?? "exclude",
        subjects: null,
        holders: null,
        by: book.dims.slice(0, (picks[1] ?? 0) % (book.dims.length + 1)),
        perDay: (picks[2] ?? 0) % 2 === 0,
        perInstant: (picks[3] ?? 0) % 3 === 0,
        perSubject: (picks[4] ?? 0) % 2 === 0
      }
      const sorted = (list: ReturnType<typeof core.balances>) =>
        list.map((balance) => JSON.stringify(balance)).sort()
      assert.deepStrictEqual(
        sorted(core.overlay(core.balances(book, query, ledger, around), book, query, added, around)),
        sorted(core.balances(book, query, whole, around)),
        book.id
      )
    }
  }
}

/** Two dozen deals of the default pipeline, begun and closed in the last months, and as many acts as that takes. */
const busyMonths = ({ ask, events, picks, played }: Trial): ReadonlyArray<Act> => {
  const last = events.at(-1)
  const pipeline = ask.pipelines.find((p) => p.isDefault)
  const owner = [...played.state.users.values()].find((user) => !user.disabled)
  const reason = [...played.state.catalogue.values()].find((entry) => entry.kind === "lossReason")?.id
  if (last === undefined || pipeline === undefined || owner === undefined) return []
  const recordedAt = Instant.make(last.recordedAt + 60_000)
  const open = pipeline.stages.filter((s) => s.kind === "open" && !s.archived).map((s) => s.id)
  const wild = (n: number, among: number): number =>
    (((picks[n % picks.length] ?? 0) + n * n * 7) >>> 2) % among
  const { cases } = DealCommand
  return Array.from({ length: 26 }, (_, n): ReadonlyArray<Act> => {
    const dealId = DealId.make(id("deal", 5000 + n))
    const began = Instant.clamp(recordedAt - (60 + wild(n, 90)) * day)
    const went = Instant.make(began + wild(n + 3, 20) * day)
    const closed = Instant.make(went + wild(n + 5, 40) * day)
    const act = (command: Command, at: Instant.Instant): Act => ({
      command,
      at,
      recordedAt,
      actor: last.actor,
      cause: { kind: "user" }
    })
    const [first, second] = [open[wild(n, open.length)], open[wild(n + 1, open.length)]]
    if (first === undefined || second === undefined) return []
    const created = cases.CreateDeal.make({
      ...bare,
      dealId,
      title: `Past ${n}`,
      pipelineId: pipeline.id,
      stageId: first,
      ownerId: owner.id
    })
    const moved = cases.MoveDeal.make({
      dealId,
      pipelineId: pipeline.id,
      stageId: second,
      lossReasonId: null
    })
    const end =
      wild(n + 2, 3) > 0
        ? cases.WinDeal.make({ dealId })
        : cases.LoseDeal.make({
            dealId,
            stageId: null,
            lossReasonId: reason === undefined ? null : LossReasonId.make(reason)
          })
    return [act(created, began), act(moved, went), act(end, closed)]
  }).flat()
}

const longRecord: Law = {
  name: "with two dozen closed deals behind them, forecast and velocity read what the oracle tells",
  proves: ["P1", "forecast.won", "4.4 velocity"],
  holds: (trial) => {
    const acts = busyMonths(trial)
    const { core, events, question } = trial
    const tried = core.branch(events, acts)
    const now = acts[0]?.recordedAt
    if (now === undefined) return
    const asked = { ...question, now, asOf: null, deleted: "exclude", period: { kind: "year" } } as const
    const ask = askOf(tried.events, asked)
    const ledger = ledgerOf(tried.events, core)
    for (const name of ["salesForecast", "salesVelocity"] as const)
      assert.deepStrictEqual(read(name, ledger, ask, core), oracle(name, tried.events, ask) as never, name)
  }
}

export const laws: ReadonlyArray<Law> = [identity, untouched, sameAsDone, overlaid, longRecord]
