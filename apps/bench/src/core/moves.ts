// What are the core's benchmarks fed? The life of many deals in ten stages over two years, told twice: as columns and as events.
import type { Closing } from "@weir/domain/deal/Deal"
import {
  DealId,
  EventId,
  PipelineId,
  StageId,
  TransactionId,
  UserId,
  WorkspaceId
} from "@weir/domain/identity/Id"
import type { Event, Fact } from "@weir/domain/log/Event"
import * as Currency from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"

/** The same as columns: what hand-written code and other engines get. `from` is `none` where a deal begins. */
export interface Moves {
  readonly count: number
  readonly at: Float64Array
  readonly deal: Uint32Array
  readonly from: Uint8Array
  readonly to: Uint8Array
  readonly owner: Uint8Array
  readonly amount: Float64Array
}

export const none = 255
/** Eight open stages, then won, then lost. */
export const stages = 10
export const won = 8
export const lost = 9
export const owners = 20
/** Two years of UTC days, from here. */
export const days = 730
const dayMs = 86_400_000
export const begin = Date.UTC(2023, 0, 1)
export const dayOf = (at: number): number => Math.floor((at - begin) / dayMs)
/** The month that is asked about: the last but one. */
export const month = { from: begin + (days - 61) * dayMs, to: begin + (days - 31) * dayMs }

/** Small and always the same: what is random here must be so for every engine alike. */
const chances = (seed: number) => {
  let state = seed
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** `count` moves, evenly over the two years; about every fifth begins a deal, the others take one further. */
export const movesOf = (count: number): Moves => {
  const chance = chances(7)
  const most = Math.max(1, Math.ceil(count / 5))
  const [at, deal, from, to, owner, amount] = [
    new Float64Array(count),
    new Uint32Array(count),
    new Uint8Array(count),
    new Uint8Array(count),
    new Uint8Array(count),
    new Float64Array(count)
  ]
  const open: Array<number> = []
  const stageOf = new Uint8Array(most + 1)
  let known = 0
  for (let i = 0; i < count; i++) {
    at[i] = begin + Math.floor((i / count) * days * dayMs)
    let chosen: number
    if (open.length === 0 || (known < most && chance() < 0.2)) {
      chosen = known++ % (most + 1)
      from[i] = none
      to[i] = 0
      open.push(chosen)
    } else {
      const place = Math.floor(chance() * open.length)
      chosen = open[place]!
      const here = stageOf[chosen]!
      const luck = chance()
      from[i] = here
      const next = luck < 0.12 ? lost : luck < 0.2 || here === 7 ? won : here + 1
      to[i] = next
      if (next >= won) {
        open[place] = open.at(-1)!
        open.pop()
      }
    }
    stageOf[chosen] = to[i]!
    deal[i] = chosen
    owner[i] = chosen % owners
    amount[i] = 10_000 + ((chosen * 7919) % 990_000)
  }
  return { count, at, deal, from, to, owner, amount }
}

const numbered = (kind: number, n: number): string =>
  `00000000-0000-4000-8000-${kind.toString(16).padStart(2, "0")}${n.toString(16).padStart(10, "0")}`

const pipelineId = PipelineId.make(numbered(1, 1))
export const stageIds = Array.from({ length: stages }, (_, i) => StageId.make(numbered(2, i)))
export const ownerIds = Array.from({ length: owners }, (_, i) => UserId.make(numbered(3, i)))
const workspaceId = WorkspaceId.make(numbered(4, 1))
const currency = Currency.make("EUR")
const places = stageIds.map((stageId, i) => ({
  pipelineId,
  stageId,
  kind: i === won ? ("won" as const) : i === lost ? ("lost" as const) : ("open" as const)
}))

/** The `i`-th move as an event of the log. */
export const eventOf = ({ amount, at, deal, from, owner, to }: Moves, i: number): Event => {
  const occurredAt = Instant.make(at[i]!)
  const ownerId = ownerIds[owner[i]!]!
  const dealId = DealId.make(numbered(5, deal[i]!))
  const budget = { amount: amount[i]!, currency, base: amount[i]! }
  const end = to[i]!
  const closes: Closing | null =
    end < won
      ? null
      : {
          at: occurredAt,
          outcome: end === won ? "won" : "lost",
          pipelineId,
          lastOpen: stageIds[from[i]!]!,
          lossReasonId: null,
          ownerId,
          sourceId: null,
          budget,
          born: occurredAt,
          visits: []
        }
  const fact: Fact =
    from[i] === none
      ? {
          _tag: "DealCreated",
          dealId,
          externalId: null,
          title: "A deal",
          contactId: null,
          companyId: null,
          productId: null,
          fields: {},
          place: places[0]!,
          budget,
          ownerId,
          sourceId: null,
          birth: null,
          closing: null
        }
      : {
          _tag: "DealMoved",
          dealId,
          from: places[from[i]!]!,
          to: places[end]!,
          budget,
          ownerId,
          sourceId: null,
          timeInStage: 0,
          since: occurredAt,
          visits: [],
          born: null,
          lastOpen: stageIds[0]!,
          plannedClose: null,
          birth: null,
          closes,
          reopens: null,
          lossReasonId: null,
          contactId: null,
          companyId: null
        }
  return {
    id: EventId.make(numbered(6, i)),
    workspaceId,
    occurredAt,
    recordedAt: occurredAt,
    actor: { kind: "user", userId: ownerId },
    cause: { kind: "user" },
    transaction: TransactionId.make(numbered(7, i)),
    fact,
    seq: i + 1
  } as Event
}
