// Do many people who move the same deals at once keep the books balanced, and does each hear of every conflict?
import { pause } from "@weir/api/testing/processes"
import { chanceOf } from "../frame/chance.ts"
import { type Findings, type Setting, Tally } from "../frame/Trial.ts"
import { type Mistake, type Office, withOffice } from "../world/office.ts"
import { passes } from "../world/wire.ts"
import { type Acknowledged, conserved } from "./conserved.ts"

const movers = 50
const hotDeals = 20
/** How often a statement meets another transaction in a way that only repeating helps. */
const meetings = 0.03

/** One round; `mistake` is what a test breaks to see it noticed. */
const round = async ({ long, seed }: Setting, mistake?: Mistake): Promise<Findings> =>
  withOffice({ mistake }, async (office) => {
    const tally = new Tally()
    const deals = await opened(office)
    const chance = chanceOf(seed)
    office.wire.decide(() => {
      if (!chance.happens(meetings)) return passes
      tally.add("deadlocks and failed serializations")
      return { is: "refused", code: chance.happens(0.5) ? "40001" : "40P01" }
    })
    const acknowledged: Array<Acknowledged> = []
    const each = long ? 100 : 2
    await Promise.all(
      Array.from({ length: movers }, (_, n) =>
        moving(office, deals, chanceOf(seed * 1000 + n), each, n, tally, acknowledged)
      )
    )
    office.wire.decide(() => passes)
    await conserved(office, deals, acknowledged, tally)
    return tally.findings
  })

export { round as movers }

const opened = ({ ada, nodes }: Office): Promise<ReadonlyArray<string>> =>
  Promise.all(
    Array.from({ length: hotDeals }, async (_, n) => {
      const made = await nodes[n % nodes.length]!.call("POST", "/api/deals", {
        as: ada,
        json: { title: `Hot ${n}`, budget: { amount: 1000 + n, currency: n % 2 === 0 ? "EUR" : "USD" } }
      })
      if (made.status !== 200) throw new Error(`a deal could not be created: ${made.text}`)
      return made.body.id as string
    })
  )

/** One mover: reads a deal, thinks, moves it, and after a conflict looks again and decides anew. */
const moving = async (
  { ada, nodes, stages }: Office,
  deals: ReadonlyArray<string>,
  chance: ReturnType<typeof chanceOf>,
  times: number,
  mover: number,
  tally: Tally,
  acknowledged: Array<Acknowledged>
): Promise<void> => {
  for (let i = 0; i < times; i++) {
    const deal = chance.pick(deals)
    for (let conflicts = 0; ; conflicts++) {
      const node = chance.pick(nodes)
      const seen = await node.call("GET", `/api/deals/${deal}`, { as: ada })
      const version = seen.body?.version as number
      // Nobody moves a deal back to those that were never taken on.
      const to = chance.pick(
        stages.filter(({ id, kind }) => kind !== "incoming" && id !== seen.body?.place?.stageId)
      )
      await pause(chance.below(4))
      const moved = await chance.pick(nodes).call("POST", `/api/deals/${deal}/move`, {
        as: ada,
        headers: { "if-match": `"v${version}"`, "idempotency-key": `${mover} ${i} ${conflicts}` },
        json: { stageId: to.id }
      })
      tally.add("commands")
      if (moved.status === 200) {
        acknowledged.push({ deal, from: version, version: moved.body.version, stageId: to.id })
        if (conflicts > 0) tally.add("conflicts resolved", conflicts)
        break
      }
      if (moved.status !== 412) {
        tally.demand(
          false,
          () => `a mover was answered ${moved.status} instead of 200 or 412: ${moved.text.slice(0, 300)}`
        )
        break
      }
      tally.add("conflicts")
      const { actual, expected } = moved.body
      tally.demand(
        expected === version && Number.isInteger(actual) && actual > version,
        () => `a conflict over version ${version} does not tell both versions: ${moved.text.slice(0, 300)}`
      )
    }
  }
}
