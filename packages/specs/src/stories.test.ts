import type { Event } from "@weir/domain/log/Event"
import * as LocalDate from "@weir/domain/time/LocalDate"
import * as Instant from "@weir/domain/time/Instant"
import { replay } from "@weir/domain/log/replay"
import { metricNames, theCore } from "@weir/domain/workbook/Core"
import { askOf, ledgerOf, type Question, read } from "@weir/domain/workbook/evaluate"
import { assert, it } from "vitest"
import { toldIn } from "./golden/exampleStory.ts"
import * as Crowd from "./golden/crowd.ts"
import { idOf, told } from "./golden/Story.ts"
import { vectors } from "./golden/vectors.ts"
import { oracle } from "./oracle/oracle.ts"

/** All that examples and golden vectors tell, whichever metric they tell it for. */
const stories: ReadonlyArray<readonly [string, () => ReadonlyArray<Event>]> = [
  ...Object.values(theCore.metrics).flatMap(({ examples, title }) =>
    examples.map((example) => [`${title}: ${example.story}`, () => toldIn(example)] as const)
  ),
  // Long ones have their numbers elsewhere.
  ...vectors
    .filter(({ lines }) => lines.length <= 100)
    .map(({ id, lines, setting }) => [id, () => told(setting, lines)] as const)
]

/** Other questions than the stories are told for: the second half beside the first, all of it, parts of it, the quarter after. */
const questionsAbout = (events: ReadonlyArray<Event>): ReadonlyArray<Question> => {
  const { catalogue, pipelines, users } = replay(events)
  const told = events.filter(
    ({ cause, fact }) => cause.kind === "user" && !/^(?:Workspace|User|Pipeline|Entry|Rate)/.test(fact._tag)
  )
  const instants = told.map((e) => e.occurredAt).toSorted((a, b) => a - b)
  const [first, last] = [instants[0], instants.at(-1)]
  if (first === undefined || last === undefined) return []
  const dayOf = (at: Instant.Instant) => LocalDate.make(Instant.toIso(at).slice(0, 10))
  const middle = Instant.make(Math.floor((first + last) / 2))
  const later = Instant.make(last + 100 * 86_400_000)
  const half = LocalDate.addDays(dayOf(middle), dayOf(middle) < dayOf(last) ? 1 : 0)
  const halves: Question = { now: later, period: { kind: "custom", from: half, to: dayOf(last) } }
  const whole: Question = { now: last, period: { kind: "custom", from: dayOf(first), to: dayOf(last) } }
  const [pipeline] = pipelines.values()
  const [viewer] = users.values()
  const clients = [...catalogue.values()].flatMap(({ id, kind }) =>
    kind === "contact" || kind === "company" ? [{ client: { kind, id } }] : []
  )
  return [
    halves,
    whole,
    { ...halves, deleted: "include" },
    { ...halves, pipelineId: pipeline?.id ?? null },
    { ...halves, holders: viewer === undefined ? [] : [viewer.id] },
    ...clients.slice(0, 3).flatMap((client) => [
      { ...halves, ...client },
      { ...whole, ...client }
    ]),
    { ...whole, asOf: middle },
    { now: later, period: { kind: "quarter" } }
  ]
}

const asTheOracle = (events: ReadonlyArray<Event>, questions: ReadonlyArray<Question>): void => {
  const ledger = ledgerOf(events)
  for (const [i, question] of questions.entries()) {
    const ask = askOf(events, question)
    for (const name of metricNames)
      assert.deepStrictEqual(
        read(name, ledger, ask),
        oracle(name, events, ask) as never,
        `${name}, ${i} ${JSON.stringify(question)}`
      )
  }
}

it("the oracle tells the same of a crowd, among whom many are equal", () => {
  const events = told(Crowd.setting, Crowd.lines)
  const march: Question = { period: { kind: "month" }, now: Instant.iso("2024-03-14T12:00:00Z") }
  asTheOracle(events, [march, { ...march, client: { kind: "contact", id: idOf("Dora") } }])
})

for (const [story, tell] of stories)
  it(`the oracle tells the same, whatever else is asked about this: ${story}`, () => {
    const events = tell()
    asTheOracle(events, questionsAbout(events))
  })
