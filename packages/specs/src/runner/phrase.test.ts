import { DealId, PipelineId, StageId, UserId } from "@weir/domain/identity/Id"
import * as Currency from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import type { Command } from "@weir/domain/workbook/Act"
import { id } from "@weir/domain/workbook/ids"
import * as Zone from "@weir/domain/time/Zone"
import { assert, it } from "vitest"
import { firstActs } from "../histories/opening.ts"
import { play } from "../histories/play.ts"
import { duration, moment, money } from "./names.ts"
import { phrase } from "./phrase.ts"
import { tell } from "./tell.ts"

const opening = {
  name: "Weir",
  zone: Zone.make("Europe/Berlin"),
  weekStart: 1 as const,
  baseCurrency: Currency.make("EUR"),
  demo: false,
  at: Instant.iso("2024-03-04T09:00:00Z")
}
const acts = firstActs(opening)
const { state } = play({ opening, acts })
const euros = { amount: 150_000, currency: Currency.make("EUR") }
const creation = {
  _tag: "CreateDeal",
  dealId: DealId.make(id("deal", 0)),
  title: "Mill",
  pipelineId: PipelineId.make(id("pipeline", 0)),
  stageId: StageId.make(id("stage", 3)),
  budget: euros,
  ownerId: UserId.make(id("user", 0)),
  lossReasonId: null
} as unknown as Command

it("what people do is told in words with the names of things", () => {
  assert.strictEqual(phrase(state, creation), 'creates deal "Mill" in Offer worth 1,500.00 EUR, owned by Ana')
})

it("what has no phrase of its own is told by its fields, names in the place of ids", () => {
  const command = {
    _tag: "PlanVisit",
    ownerId: id("user", 1),
    startsAt: Instant.iso("2024-03-05T08:30:00Z"),
    fee: euros,
    note: null,
    stageIds: [id("stage", 3), id("stage", 4)]
  } as unknown as Command
  assert.strictEqual(
    phrase(state, command),
    'plans visit: owner "Björn", starts at 5 March 2024 at 09:30, fee 1,500.00 EUR, stage "Offer" and "Won"'
  )
})

it("a history is told with its workspace first, lateness and refusals said", () => {
  const at = opening.at
  const late = Instant.make(at + 2 * 86_400_000)
  const actor = { kind: "user", userId: UserId.make(id("user", 0)) } as const
  const win: Command = { _tag: "WinDeal", dealId: DealId.make(id("deal", 5)) }
  const [first, ...lines] = tell({
    opening,
    acts: [...acts, { command: win, at, recordedAt: late, actor, cause: { kind: "user" } }]
  })
  assert.include(first, "On 4 March 2024 at 10:00 a workspace opens in Europe/Berlin with its money in EUR")
  assert.deepStrictEqual(lines, [
    'On 4 March 2024 at 10:00 Ana wins deal "#5" (told 2 days late). Refused: deal not found.'
  ])
})

it("moments, durations and money read as people write them", () => {
  assert.strictEqual(moment("UTC", Date.UTC(2024, 2, 4, 9, 30)), "4 March 2024 at 09:30")
  assert.strictEqual(moment("UTC", Date.UTC(2024, 2, 4, 9, 30, 5, 7)), "4 March 2024 at 09:30:05.007")
  assert.deepStrictEqual([1, 1000, 90_000, 7_200_000, 86_400_000].map(duration), [
    "1 millisecond",
    "1 second",
    "1 minute",
    "2 hours",
    "1 day"
  ])
  assert.strictEqual(money({ amount: -123_456_789, currency: Currency.make("JPY") }), "-123,456,789 JPY")
})
