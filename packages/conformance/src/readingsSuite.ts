/** Do the books tell the truth about the deals? Sums of stored entries against the stored deals themselves, and the identities of deal dynamics. */
import { assert } from "@effect/vitest"
import { verify } from "@weir/application/ledger/verify"
import { Directory } from "@weir/application/ports/Directory"
import { Journal } from "@weir/application/ports/Journal"
import { Ledger } from "@weir/application/ports/Ledger"
import type { Deal, PricedBudget } from "@weir/domain/deal/Deal"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import { currencyOf, type DealTally, plus, worth } from "@weir/domain/deal/DealTally"
import type { Balance, Selection } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import { bookOf } from "@weir/domain/metrics/books"
import { dealDynamics } from "@weir/domain/metrics/DealDynamics"
import { dayOf, dayWindow } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import { histories } from "@weir/specs/histories/histories"
import type { Played } from "@weir/specs/histories/play"
import { Effect } from "effect"
import * as fc from "fast-check"
import { allDeals, unordered } from "./dump.ts"
import { commitOf, creation, dealId, openedAt, openOffice, store } from "./office.ts"
import { everything, zoneOf } from "./queries.ts"
import { run, type Suite } from "./suite.ts"

type Line = readonly [key: Readonly<Record<string, string>>, budget: PricedBudget | null]

/** Deals counted under keys, as a book of their sums would have them. */
const counted = (
  lines: ReadonlyArray<Line>,
  measures: ReadonlyArray<keyof DealTally>
): ReadonlyArray<string> => {
  const places = new Map<string, { readonly key: Line[0]; readonly tally: DealTally }>()
  for (const [key, budget] of lines) {
    const place = JSON.stringify(Object.entries(key).sort())
    const before = places.get(place)
    places.set(place, {
      key,
      tally: before === undefined ? worth(budget, 1) : plus(before.tally, worth(budget, 1))
    })
  }
  return unordered([...places.values()].map(({ key, tally }) => ({ key, ...only(tally, measures) })))
}

const only = (tally: Readonly<Record<string, number>>, measures: ReadonlyArray<string>) =>
  Object.fromEntries(measures.map((m) => [m, tally[m] ?? 0]))

const told = (
  balances: ReadonlyArray<Balance> | undefined,
  measures: ReadonlyArray<string>
): ReadonlyArray<string> =>
  unordered((balances ?? []).map(({ key, tally }) => ({ key, ...only(tally, measures) })))

const standing = (deal: Deal): Line => {
  const budget = deal.budget === null ? null : { ...deal.budget, base: 0 }
  return [
    {
      pipeline: deal.place.pipelineId,
      stage: deal.place.stageId,
      owner: deal.ownerId,
      currency: currencyOf(budget)
    },
    budget
  ]
}

const born = ({ birth }: Deal): ReadonlyArray<Line> =>
  birth === null
    ? []
    : [
        [
          {
            pipeline: birth.pipelineId,
            source: birth.sourceId ?? "",
            owner: birth.ownerId,
            currency: currencyOf(birth.budget)
          },
          birth.budget
        ]
      ]

const closed =
  (outcome: "won" | "lost") =>
  ({ closing }: Deal): ReadonlyArray<Line> => {
    if (closing?.outcome !== outcome) return []
    const { budget, lastOpen, lossReasonId, ownerId, pipelineId, sourceId } = closing
    const common = { pipeline: pipelineId, owner: ownerId, currency: currencyOf(budget) }
    return [
      [
        outcome === "won"
          ? { ...common, source: sourceId ?? "" }
          : { ...common, stage: lastOpen, reason: lossReasonId ?? "" },
        budget
      ]
    ]
  }

const all: ReadonlyArray<keyof DealTally> = ["deals", "amount", "base", "unpriced", "unbudgeted"]

/** A reading of deal dynamics over a window, taken from the ledger as any dashboard takes it. */
const dynamics = (played: Pick<Played, "workspaceId">, asked: Partial<Ask> & Pick<Ask, "window">) =>
  Effect.gen(function* () {
    const { lists, pipelines, users, workspace } = yield* (yield* Directory).get(played.workspaceId)
    const ask: Ask = {
      workspace,
      pipelines,
      users,
      lists,
      previous: { full: asked.window, sameElapsed: asked.window },
      now: Instant.MAX,
      asOf: null,
      pipelineId: null,
      deleted: "exclude",
      holders: null,
      teams: [],
      goals: [],
      client: null,
      ...asked
    }
    const { balances } = yield* (yield* Ledger).sums(played.workspaceId, dealDynamics.needs(ask))
    return dealDynamics.read(balances as never, ask)
  })

const moments = fc.record({
  from: fc.nat(9999),
  to: fc.nat(9999),
  asOf: fc.option(fc.nat(9999)),
  deleted: fc.constantFrom<Selection["deleted"]>("exclude", "include")
})

export const readings: Suite = {
  title: "Readings",
  laws: ({ law, runs, test }) => {
    law("what stands in the books is what the stored deals say of themselves", histories(), runs, (history) =>
      Effect.gen(function* () {
        const { workspaceId } = yield* store(history)
        const deals = yield* allDeals(workspaceId)
        const { balances } = yield* (yield* Ledger).sums(workspaceId, {
          standing: everything(bookOf("stage-flow"), { by: ["pipeline", "stage", "owner", "currency"] }),
          born: everything(bookOf("new-deals")),
          won: everything(bookOf("won-deals")),
          lost: everything(bookOf("lost-deals"))
        })
        // The base value of what stands depends on each event's day: only counts and amounts are the deal's own.
        const own = ["deals", "amount", "unbudgeted"] as const
        // Converted values of moves and edits may leave something where no deal stands any more.
        const stood = (balances["standing"] ?? []).filter(({ tally }) => own.some((m) => tally[m] !== 0))
        assert.deepStrictEqual(told(stood, own), counted(deals.map(standing), own))
        assert.deepStrictEqual(told(balances["born"], all), counted(deals.flatMap(born), all))
        assert.deepStrictEqual(told(balances["won"], all), counted(deals.flatMap(closed("won")), all))
        assert.deepStrictEqual(told(balances["lost"], all), counted(deals.flatMap(closed("lost")), all))
      })
    )

    law(
      "opening + net + edits + moves by an administrator = stock, and net = created + in from - out to other pipelines",
      fc.tuple(histories(), fc.array(moments, { minLength: 4, maxLength: 4 })),
      runs,
      ([history, wanted]) =>
        Effect.gen(function* () {
          const played = yield* store(history)
          const instants = played.events.flatMap(({ occurredAt, recordedAt }) => {
            const day = dayWindow(zoneOf(played), dayOf(zoneOf(played), occurredAt))
            return [day.from, day.to, occurredAt, recordedAt]
          })
          const at = (n: number) => instants[n % instants.length] ?? Instant.MIN
          for (const moment of wanted) {
            const [a, b] = [at(moment.from), at(moment.to)]
            const window = a <= b ? { from: a, to: b } : { from: b, to: a }
            const asOf = moment.asOf === null ? null : at(moment.asOf)
            for (const pipeline of played.state.pipelines.values()) {
              const reading = yield* dynamics(played, {
                window,
                asOf,
                deleted: moment.deleted,
                pipelineId: pipeline.id
              })
              const unbalanced = reading.stages.filter(({ balanced }) => !balanced)
              assert.deepStrictEqual(unbalanced, [])
              assert.isTrue(reading.books.balanced, JSON.stringify(reading.books))
              assert.strictEqual(reading.stages.length > 0, true)
            }
          }
        })
    )

    const long = histories({ minActs: 1000, maxActs: 1000 })

    law("verification finds nothing after 1,000 random commands, and after a rebuild", long, 1, (history) =>
      Effect.gen(function* () {
        const { deals, events, workspaceId } = yield* store(history, 25)
        const due = { events: events.length, deals: deals.length, found: [] }
        assert.deepInclude(yield* verify(workspaceId), due)
        yield* (yield* Ledger).rebuild(workspaceId)
        assert.deepInclude(yield* verify(workspaceId), due)
        assert.isAbove(events.length, 400)
      })
    )

    test("a deal deleted today is gone from yesterday's board, unless the board is asked for as it was known yesterday", () =>
      Effect.gen(function* () {
        const journal = yield* Journal
        const office = yield* openOffice()
        const day = 86_400_000
        const yesterday = { from: openedAt, to: Instant.make(openedAt + day) }
        const today = Instant.make(openedAt + day + 3_600_000)
        yield* journal.commit(commitOf(office.ask(creation(office, 1))))
        const knownYesterday = Instant.make(openedAt + day - 1)
        const then = yield* dynamics(office, { window: yesterday })
        yield* journal.commit(
          commitOf(
            office.ask(DealCommand.cases.DeleteDeal.make({ dealId: dealId(1) }), {
              at: today,
              recordedAt: today
            })
          )
        )
        const now = yield* dynamics(office, { window: yesterday })
        const asKnown = yield* dynamics(office, { window: yesterday, asOf: knownYesterday })
        const stocks = [then, now, asKnown].map(
          ({ stages }) => stages.find(({ name }) => name === "New")?.stock.deals
        )
        assert.deepStrictEqual(stocks, [1, 0, 1])
        assert.deepStrictEqual(
          [then, now, asKnown].map((reading) => reading.new.now.deals),
          [1, 0, 1]
        )
      }))
  }
}

/** Holds an adapter to the laws of readings. */
export const readingsSuite = run(readings)
