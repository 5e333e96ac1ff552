/** Do all ways to a number agree to the last integer: the oracle, the fold over all entries, and every store of a ledger? */
import { assert } from "vitest"
import { Journal } from "@weir/application/ports/Journal"
import { Ledger } from "@weir/application/ports/Ledger"
import {
  byName,
  type MetricId,
  metricIds,
  metricOf,
  plan,
  type Readings,
  readings
} from "@weir/application/readings/readings"
import type { Event } from "@weir/domain/log/Event"
import * as Metrics from "@weir/domain/metrics/index"
import * as Instant from "@weir/domain/time/Instant"
import type { Period } from "@weir/domain/time/Period"
import type { MetricName } from "@weir/domain/workbook/Core"
import { type Asked, askOf, ledgerOf, type Question, read } from "@weir/domain/workbook/evaluate"
import { histories } from "@weir/specs/histories/histories"
import { play, type Played } from "@weir/specs/histories/play"
import { walks } from "@weir/specs/laws/walks"
import { oracle } from "@weir/specs/oracle/oracle"
import { Effect } from "effect"
import * as fc from "fast-check"
import { commitOf, newWorkspaceId } from "./office.ts"
import type { Ports } from "./suite.ts"

/** A store that keeps every history, and what runs on it. */
export interface Keeper {
  readonly name: string
  readonly run: <A>(work: Effect.Effect<A, unknown, Ports>) => Promise<A>
}

export interface Extent {
  /** How many random histories. */
  readonly histories: number
  /** How many past instants of each; each is asked how things stand now, too. */
  readonly instants: number
  readonly seed: number
}

/** What was compared, when everything agreed. */
export interface Agreed {
  readonly histories: number
  readonly events: number
  readonly questions: number
  /** A reading of one metric, compared with what the oracle tells. */
  readonly readings: number
}

/** Plays histories, commits each to all keepers, and asks all metrics at past instants. Throws on the first difference, with what repeats it. */
export const agree = async (keepers: ReadonlyArray<Keeper>, extent: Extent): Promise<Agreed> => {
  const { instants, seed } = extent
  const length = 6
  const picks = fc.array(fc.nat(99_991), { minLength: length * instants, maxLength: length * instants })
  const cases = fc.sample(fc.tuple(fc.oneof(histories(), walks), picks), {
    numRuns: extent.histories,
    seed
  })
  let [events, questions, compared] = [0, 0, 0]
  for (const [n, [history, numbers]] of cases.entries()) {
    const played = play(history, { workspaceId: newWorkspaceId(), actsPerBatch: 1 + (n % 7) })
    for (const { run } of keepers) await run(committed(played))
    events += played.events.length
    const ledger = ledgerOf(played.events)
    const now = played.events.at(-1)?.recordedAt ?? Instant.MIN
    const past = Array.from({ length: instants }, (_, i) =>
      questionOf(played, numbers.slice(i * length, (i + 1) * length))
    )
    // As things stand now, day cells answer; as of an instant, entries do.
    for (const question of [{ ...past[0], period: { kind: "year" as const }, now, asOf: null }, ...past]) {
      const asked = askOf(played.events, question)
      const where = `seed ${seed}, history ${n}: ${JSON.stringify(question)}`
      const due = Object.fromEntries(
        metricIds.map((id) => [id, oracle(nameOf(id), played.events, asked)])
      ) as Readonly<Record<MetricId, unknown>>
      for (const id of metricIds)
        assert.deepStrictEqual(read(nameOf(id), ledger, asked), due[id] as never, `fold, ${id}, ${where}`)
      const answers = keepers.map(async ({ name, run }) => {
        const answered = await run(asking(played, question, asked))
        for (const id of wanted(question))
          assert.deepStrictEqual(answered[id], due[id] as never, `${name}, ${id}, ${where}`)
      })
      await Promise.all(answers)
      questions++
      compared += metricIds.length + keepers.length * wanted(question).length
    }
  }
  return { histories: cases.length, events, questions, readings: compared }
}

const committed = ({ batches }: Played): Effect.Effect<void, unknown, Ports> =>
  Effect.gen(function* () {
    const journal = yield* Journal
    for (const batch of batches) yield* journal.commit(commitOf(batch))
  })

/** The metrics that a question can be put to. */
const wanted = ({ client = null }: Question): ReadonlyArray<MetricId> =>
  client === null ? metricIds.filter((id) => metricOf(id).about !== "client") : metricIds

/** As people ask: of the past through the ports alone, which have to find out what was known then; of now at an instant of the history. */
const asking = (
  played: Played,
  question: Question,
  asked: Asked
): Effect.Effect<Readings, unknown, Ports> => {
  const { asOf = null, client = null, period, pipelineId = null } = question
  const put = { period, pipelineId, asOf, holders: asked.holders, onlySelf: asked.onlySelf, client }
  if (asOf !== null)
    return Effect.map(readings(played.workspaceId, put, wanted(question)), (answered) => answered.readings)
  return Effect.gen(function* () {
    const names = wanted(question)
    const asks = names.map((metric) => ({ metric }))
    const { needed, read } = plan(asked, put, asks)
    return byName(names, read((yield* (yield* Ledger).sums(played.workspaceId, needed)).balances))
  })
}

const names = new Map(
  Object.entries(Metrics).map(([name, metric]) => [metric.id as string, name as MetricName])
)

const nameOf = (id: MetricId): MetricName => {
  const name = names.get(id)
  if (name === undefined) throw new Error(`nobody knows a metric called ${id}`)
  return name
}

const kinds = [
  "today",
  "yesterday",
  "week",
  "month",
  "last-7-days",
  "last-30-days",
  "quarter",
  "year"
] as const

/** A question as of an instant of the history, looked at by somebody, about some period, pipeline and client. */
const questionOf = ({ events, state }: Played, numbers: ReadonlyArray<number>): Question => {
  const pick = <A>(which: number, from: ReadonlyArray<A>): A => {
    const found = from[(numbers[which] ?? 0) % from.length]
    if (found === undefined) throw new Error("there is nothing to choose from")
    return found
  }
  const asOf = Instant.clamp(pick(0, events).recordedAt + pick(1, [0, 0, 1, 3_600_000]))
  const known = events.filter(({ recordedAt }) => recordedAt <= asOf)
  const period: Period = { kind: pick(2, kinds) }
  const narrow = [...state.users.values()].filter(({ role, sees }) => role !== "admin" && sees !== "all")
  const viewers = [null, null, null, ...narrow.map(({ id }) => id)]
  return {
    period,
    now: asOf,
    asOf,
    pipelineId: pick(3, [null, null, null, ...pipelinesIn(known)]),
    viewer: pick(4, viewers),
    client: pick(5, clientsIn(known))
  }
}

const pipelinesIn = (events: ReadonlyArray<Event>) =>
  events.flatMap(({ fact }) => (fact._tag === "PipelineAdded" ? [fact.pipelineId] : []))

const clientsIn = (events: ReadonlyArray<Event>) =>
  events.flatMap(({ fact }) =>
    fact._tag === "EntryAdded" && (fact.kind === "contact" || fact.kind === "company")
      ? [{ kind: fact.kind, id: fact.id as string }]
      : []
  )
