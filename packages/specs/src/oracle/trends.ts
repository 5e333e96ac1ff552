/** Which deals were won and lost, and for whom not for the first time? Told from the stories of the deals and of their clients (4.4). */
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import { personOf } from "./calls.ts"
import { endedIn } from "./flows.ts"
import { endingOf, storiesOf, type Story } from "./stories.ts"
import type { Tellers, Told } from "./Teller.ts"
import { changed, quotients } from "./worth.ts"

type Window = Ask["window"]

/** The clients of each deal, each under the name that it goes by now. */
const clientsOf = (events: ReadonlyArray<Event>, ask: Ask): ((deal: string) => ReadonlyArray<string>) => {
  const named = new Map<string, ReadonlyArray<string>>()
  const into = new Map<string, string>()
  for (const { fact, recordedAt } of events) {
    if (ask.asOf !== null && recordedAt > ask.asOf) continue
    if (fact._tag === "ClientMerged") into.set(fact.clientId, fact.into)
    if (fact._tag === "ClientParted") into.delete(fact.clientId)
    const details = fact._tag === "DealCreated" ? fact : fact._tag === "DealDetailsChanged" ? fact.to : null
    if (details === null || !("dealId" in fact)) continue
    const { companyId, contactId } = details
    named.set(
      fact.dealId,
      [contactId, companyId].flatMap((id) => (id === null ? [] : [id]))
    )
  }
  const known = (id: string): string => {
    const next = into.get(id)
    return next === undefined ? id : known(next)
  }
  return (deal) => (named.get(deal) ?? []).map(known)
}

const salesTrends = ({ ask, events, stories }: Told) => {
  const clients = clientsOf(events, ask)
  // Whatever deals are asked for, those that stand are what was bought; of deleted ones, all that there ever were.
  const bought = storiesOf(events, { ...ask, deleted: ask.deleted === "exclude" ? "exclude" : "include" })
    .map((story) => ({ id: story.id, end: endingOf(story) }))
    .filter(({ end }) => end?.outcome === "won" && (ask.asOf === null || end.moment.at <= ask.asOf))
  const isRepeat = (story: Story): boolean => {
    const end = endingOf(story)
    const mine = clients(story.id)
    return bought.some(
      (one) =>
        one.end !== null &&
        end !== null &&
        one.end.moment.at < end.moment.at &&
        clients(one.id).some((client) => mine.includes(client))
    )
  }
  const repeated = new Set(stories.filter(isRepeat))
  const trend = (counts: (story: Story) => boolean) => {
    const count = (outcome: "won" | "lost") => (window: Window) =>
      endedIn(stories, outcome, window, ask).filter(counts).length
    const compared = (of: (window: Window) => number) => {
      const now = of(ask.window),
        before = of(ask.previous.sameElapsed)
      return { now, before, beforeFull: of(ask.previous.full), change: changed(now, before) }
    }
    const [won, lost] = [count("won"), count("lost")]
    const part = (of: (window: Window) => number) =>
      quotients((window) => ({ num: of(window), den: won(window) + lost(window) }), ask)
    return { won: compared(won), lost: compared(lost), conversion: part(won), losses: part(lost) }
  }
  const trends = (mine: (story: Story) => boolean) => ({
    all: trend(mine),
    primary: trend((story) => mine(story) && !repeated.has(story)),
    repeat: trend((story) => mine(story) && repeated.has(story))
  })
  const ownerOf = (story: Story) => endingOf(story)?.moment.after.owner
  const closed = [ask.window, ask.previous.full].flatMap((window) => [
    ...endedIn(stories, "won", window, ask),
    ...endedIn(stories, "lost", window, ask)
  ])
  const inOrder = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
  const rows = [...new Set(closed.flatMap((story) => ownerOf(story) ?? []))]
    .map((id) => ({ ...personOf(id, ask), ...trends((story) => ownerOf(story) === id) }))
    .sort((a, b) => b.all.won.now - a.all.won.now || inOrder(a.name, b.name) || inOrder(a.id, b.id))
  return { ...trends(() => true), rows }
}

export const trends: Tellers = { salesTrends }
