// Does anybody who reads along miss a commit that becomes visible late, or end with other numbers than the server's?
import { Dispatch } from "@weir/api/live/Dispatch"
import { pause } from "@weir/api/testing/processes"
import { EventLog } from "@weir/application/ports/EventLog"
import { Effect } from "effect"
import { type Chance, chanceOf } from "../frame/chance.ts"
import { type Findings, type Setting, Tally } from "../frame/Trial.ts"
import { type Office, withOffice, type WrongConnection } from "../world/office.ts"
import { passes } from "../world/wire.ts"
import { lookingOn } from "./onlooker.ts"

const writers = 16
const logReaders = 4

interface Work {
  /** Where people still write. */
  going: boolean
}

/** One round; `connection` is what a test breaks to see it noticed. */
const round = ({ long, say, seed }: Setting, connection?: WrongConnection): Promise<Findings> =>
  withOffice({ nodes: 2, connection }, async (office) => {
    const tally = new Tally()
    const chance = chanceOf(seed)
    const late = long ? 200 : 20
    office.wire.decide((statement) => {
      if (!/^\s*commit/i.test(statement)) return passes
      tally.add("late commits")
      return { is: "late", ms: chance.below(late) }
    })
    const work: Work = { going: true }
    const readers = Array.from({ length: logReaders }, (_, n) => readingAlong(office, n, work, tally))
    const onlookers = Array.from({ length: long ? 200 : 8 }, (_, n) =>
      lookingOn(office.nodes[n % 2]!, office.ada, chanceOf(seed * 1000 + n), work, tally)
    )
    const dispatching = dispatched(office, work)
    await Promise.all(
      Array.from({ length: writers }, (_, n) => writing(office, `${seed} ${n}`, long ? 40 : 3, chance, tally))
    )
    say("everything is written")
    office.wire.decide(() => passes)
    work.going = false
    const seq = await office.nodes[0]!.run(Effect.flatMap(EventLog, (log) => log.last(office.workspaceId)))
    for (const seen of await Promise.all(readers))
      tally.demand(seen === seq, () => `a reader of the log came to place ${seen} of ${seq}`)
    const numbers = await Promise.all(onlookers.map((onlooker) => onlooker(seq)))
    await dispatching
    const { readings } = (
      await office.nodes[0]!.call(
        "GET",
        "/api/dashboard?period=month&metrics=deal-dynamics&metrics=new-deals",
        {
          as: office.ada
        }
      )
    ).body
    const due = JSON.stringify(readings)
    for (const [n, seen] of numbers.entries())
      tally.demand(
        seen === due,
        () => `dashboard ${n} ended with ${String(seen).slice(0, 200)}, not ${due.slice(0, 200)}`
      )
    return tally.findings
  })

export { round as readers }

const writing = async ({ ada, nodes }: Office, name: string, times: number, chance: Chance, tally: Tally) => {
  for (let i = 0; i < times; i++) {
    const made = await chance.pick(nodes).call("POST", "/api/deals", {
      as: ada,
      json: { title: `${name} ${i}`, budget: { amount: chance.below(1000), currency: "EUR" } }
    })
    tally.add("commands")
    tally.demand(made.status === 200, () => `a deal could not be created: ${made.text.slice(0, 200)}`)
  }
}

/** Reads on from the last place it has seen, as every reader does; gives that place. */
const readingAlong = async ({ nodes, workspaceId }: Office, n: number, work: Work, tally: Tally) => {
  const node = nodes[n % nodes.length]!
  let seen = 0
  for (;;) {
    const last = !work.going
    const events = await node.run(Effect.flatMap(EventLog, (log) => log.after(workspaceId, seen, 50)))
    for (const { seq } of events) {
      tally.add("events read")
      tally.demand(seq === seen + 1, () => `a reader of the log went from place ${seen} to ${seq}`)
      seen = seq
    }
    if (last && events.length === 0) return seen
    if (events.length === 0) await pause(10)
  }
}

/** What nodes do besides: hear of each other's commits. */
const dispatched = async ({ nodes }: Office, work: Work) => {
  for (let rounds = 0; work.going || rounds < 5; rounds += work.going ? 0 : 1) {
    for (const node of nodes)
      await node.run(
        Effect.flatMap(Dispatch, ({ round }) => round({ others: true })) as unknown as Effect.Effect<void>
      )
    await pause(40)
  }
}
