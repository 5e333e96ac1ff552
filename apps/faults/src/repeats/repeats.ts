// Is a change carried out once, however often it is asked for at once, and though connections break after it was written?
import { EventLog } from "@weir/application/ports/EventLog"
import { Effect } from "effect"
import { chanceOf } from "../frame/chance.ts"
import { type Findings, type Setting, Tally } from "../frame/Trial.ts"
import { askingAs } from "../world/asking.ts"
import { type Mistake, type Office, withOffice } from "../world/office.ts"
import { passes } from "../world/wire.ts"
import { type Change, changes } from "./changes.ts"

const copies = 8
/** Keys that are worked on at the same time. */
const atOnce = 4

interface Kept {
  readonly change: Change
  readonly name: string
  readonly question: ReturnType<Change["ask"]>
  readonly answers: ReadonlyArray<string>
}

/** One round; `mistake` is what a test breaks to see it noticed. */
const round = async (
  { long, seed }: Setting,
  { mistake = (right) => right, keys = long ? 1000 : 36 }: { mistake?: Mistake; keys?: number } = {}
): Promise<Findings> => {
  const tally = new Tally()
  const chance = chanceOf(seed)
  let wrote = () => {}
  const telling: Mistake = (right) => {
    const journal = mistake(right)
    return { ...journal, commit: (commit) => Effect.tap(journal.commit(commit), () => Effect.sync(wrote)) }
  }
  return withOffice({ mistake: telling, nodes: 3 }, async (office) => {
    const asking = askingAs(office.ada)
    wrote = () =>
      tally.add(
        "connections cut after a commit",
        asking.cut(() => chance.happens(0.1))
      )
    office.wire.decide((statement) => {
      if (!/^\s*commit/i.test(statement) || !chance.happens(0.03)) return passes
      tally.add("commits nobody was told of")
      return { is: "cutAfter" }
    })
    const kept: Array<Kept> = []
    const nodes = office.nodes.slice(0, 2)
    const work = Array.from({ length: keys }, (_, n) => n)
    const worker = async () => {
      for (let n = work.shift(); n !== undefined; n = work.shift()) {
        const change = changes[n % changes.length]!
        const name = `${change.what} ${seed} ${n}`
        const question = { ...change.ask(office, name), headers: { "idempotency-key": name } }
        const answers = await Promise.all(
          Array.from({ length: copies }, () =>
            asking.untilAnswered(
              () => chance.pick(nodes).url,
              question,
              (why) => tally.add(why === "cut" ? "asked again after a cut" : "asked again after a failure")
            )
          )
        )
        tally.add("commands", copies)
        kept.push({ change, name, question, answers: answers.map(({ status, text }) => `${status} ${text}`) })
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    wrote = () => {}
    office.wire.decide(() => passes)
    tally.add("keys", keys)
    // Long after, somebody asks once more, at a server that has never heard of it.
    const late = office.nodes[2]!
    for (const { answers, name, question } of kept) {
      const { status, text } = await asking.untilAnswered(() => late.url, question)
      const all = new Set([...answers, `${status} ${text}`])
      tally.demand(
        all.size === 1 && status === 200,
        () => `the copies of ${name} got ${all.size} answers: ${[...all].join(" | ").slice(0, 400)}`
      )
    }
    await happenedOnce(office, kept, tally)
    return tally.findings
  })
}

export { round as repeats }

const happenedOnce = async ({ nodes, workspaceId }: Office, kept: ReadonlyArray<Kept>, tally: Tally) => {
  const events = await nodes[0]!.run(Effect.flatMap(EventLog, (log) => log.after(workspaceId, 0, 1_000_000)))
  const effects = new Map<string, number>()
  for (const { fact } of events)
    for (const { nameIn } of changes) {
      const name = nameIn(fact)
      if (name !== null) effects.set(name, (effects.get(name) ?? 0) + 1)
    }
  for (const { name } of kept) {
    tally.add("effects", effects.get(name) ?? 0)
    tally.demand(effects.get(name) === 1, () => `${name} happened ${effects.get(name) ?? 0} times`)
  }
}
