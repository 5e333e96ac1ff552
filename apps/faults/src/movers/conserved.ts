// Do the conservation laws hold after a race? L1 to L5, and that every acknowledged move is in the log once, and no other.
import { verify } from "@weir/application/ledger/verify"
import { Deals } from "@weir/application/ports/Deals"
import { EventLog } from "@weir/application/ports/EventLog"
import type { Deal } from "@weir/domain/deal/Deal"
import type { Event } from "@weir/domain/log/Event"
import { Effect } from "effect"
import type { Tally } from "../frame/Trial.ts"
import type { Office } from "../world/office.ts"

/** A move that was answered with success: which version it was made against, and which one it made. */
export interface Acknowledged {
  readonly deal: string
  readonly from: number
  readonly version: number
  readonly stageId: string
}

export const conserved = async (
  office: Office,
  hot: ReadonlyArray<string>,
  acknowledged: ReadonlyArray<Acknowledged>,
  tally: Tally
): Promise<void> => {
  const deals = await oneStageEach(office, hot, tally)
  await balanced(office, deals, tally)
  const moves = await replayed(office, deals, tally)
  for (const { deal, from, stageId, version } of acknowledged) {
    const own = moves.get(deal) ?? []
    const event = own[version - 1]
    tally.demand(
      event?.fact._tag === "DealMoved" && event.fact.to.stageId === stageId && version > from,
      () => `the move of deal ${deal} that was acknowledged as version ${version} is not in the log`
    )
  }
  const made = [...moves.values()].flat().filter(({ fact }) => fact._tag === "DealMoved").length
  const versions = new Set(acknowledged.map(({ deal, version }) => `${deal} ${version}`))
  tally.demand(
    versions.size === acknowledged.length,
    () =>
      `${acknowledged.length - versions.size} moves were acknowledged as the same version of the same deal`
  )
  tally.demand(
    made === acknowledged.length,
    () => `${acknowledged.length} moves were acknowledged, and ${made} are in the log`
  )
  const { found } = await office.nodes[0]!.run(verify(office.workspaceId))
  for (const { detail, subject, what } of found)
    tally.demand(false, () => `verify: ${what} ${subject} ${detail}`)
}

/** L1: each live deal is in exactly one stage; a list in pages neither repeats nor leaves out any of them. */
const oneStageEach = async (
  { ada, nodes, stages, workspaceId }: Office,
  hot: ReadonlyArray<string>,
  tally: Tally
): Promise<ReadonlyArray<Deal>> => {
  const last = nodes.at(-1)!
  const seen = new Map<string, number>()
  for (const { id } of stages)
    for (let after: string | null = ""; after !== null;) {
      const page = (
        await last.call(
          "GET",
          `/api/deals?stage=${id}&limit=3&sort=changed${after === "" ? "" : `&after=${encodeURIComponent(after)}`}`,
          { as: ada }
        )
      ).body as { items: ReadonlyArray<{ id: string }>; next: string | null }
      for (const deal of page.items) seen.set(deal.id, (seen.get(deal.id) ?? 0) + 1)
      after = page.next
    }
  for (const id of hot)
    tally.demand(seen.get(id) === 1, () => `L1: deal ${id} is in ${seen.get(id) ?? 0} stages`)
  return last.run(Effect.flatMap(Deals, (deals) => deals.some(workspaceId, hot as ReadonlyArray<Deal["id"]>)))
}

interface Figure {
  readonly deals: number
  readonly money: ReadonlyArray<{ readonly currency: string; readonly amount: number }>
}

/** L2: what the stages hold is what the deals are, in every currency. L4: what entered less what left is what is there. */
const balanced = async ({ ada, nodes }: Office, deals: ReadonlyArray<Deal>, tally: Tally): Promise<void> => {
  for (const node of nodes) {
    const answer = await node.call("GET", "/api/readings/deal-dynamics?period=month", {
      as: ada
    })
    const { books, stages } = answer.body.reading as {
      books: { balanced: boolean }
      stages: ReadonlyArray<{
        id: string
        name: string
        stock: Figure
        in: Figure
        out: Figure
        balanced: boolean
      }>
    }
    tally.demand(books.balanced, () => "L4: the books of the pipeline do not balance")
    for (const stage of stages) {
      const own = deals.filter(({ place }) => place.stageId === stage.id)
      tally.demand(
        stage.stock.deals === own.length,
        () => `L2: stage ${stage.name} counts ${stage.stock.deals} deals and holds ${own.length}`
      )
      tally.demand(
        stage.balanced && stage.in.deals - stage.out.deals === own.length,
        () =>
          `L4: ${stage.in.deals} entered ${stage.name}, ${stage.out.deals} left, and ${own.length} are there`
      )
      for (const currency of ["EUR", "USD"]) {
        const worth = own.reduce(
          (sum, { budget }) => sum + (budget?.currency === currency ? budget.amount : 0),
          0
        )
        const told = stage.stock.money.find((part) => part.currency === currency)?.amount ?? 0
        tally.demand(told === worth, () => `L2: ${stage.name} counts ${told} ${currency} and holds ${worth}`)
      }
    }
  }
}

/** L3: a deal's version is the number of its events. L5: its moves are one chain, each from where the one before led. */
const replayed = async (
  { nodes, workspaceId }: Office,
  deals: ReadonlyArray<Deal>,
  tally: Tally
): Promise<ReadonlyMap<string, ReadonlyArray<Event>>> => {
  const histories = new Map<string, ReadonlyArray<Event>>()
  for (const deal of deals) {
    const events = await nodes[0]!.run(
      Effect.flatMap(EventLog, (log) => log.about(workspaceId, "deal", deal.id))
    )
    histories.set(deal.id, events)
    tally.demand(
      events.length === deal.version,
      () => `L3: deal ${deal.id} has version ${deal.version} and ${events.length} events`
    )
    let at: string | null = null
    for (const { fact, seq } of events) {
      if (fact._tag === "DealCreated") at = fact.place.stageId
      if (fact._tag !== "DealMoved") continue
      const from = fact.from.stageId as string
      const before = at
      tally.demand(
        from === before,
        () => `L5: event ${seq} moves deal ${deal.id} out of a stage that it was not in`
      )
      at = fact.to.stageId
    }
    tally.demand(at === deal.place.stageId, () => `L3: deal ${deal.id} is not where its last move led`)
  }
  return histories
}
