/** Sources of new deals as rings, and the owners of active deals, told from the stories of the deals (S-1, S-2, U1, U2). */
import { ROBOT } from "@weir/domain/identity/Id"
import type { Ask } from "@weir/domain/metrics/Ask"
import * as Instant from "@weir/domain/time/Instant"
import { bornIn, endedIn, worthAtBirth, worthAtEnd } from "./flows.ts"
import { endingOf, standing, type Story, wanted } from "./stories.ts"
import { beside, changed, type Line, lineAt, lineOn, type Worth, worthOf } from "./worth.ts"

export const dealSources = (stories: ReadonlyArray<Story>, ask: Ask) => {
  const born = bornIn(stories, ask.window, ask)
  const sourceOf = (story: Story) => story.moments.at(-1)?.after.source ?? ""
  const known = ask.lists.filter((e) => e.kind === "source")
  const ids = [...new Set([...known.filter((e) => !e.archived).map((e) => e.id), ...born.map(sourceOf)])]
  const ranked = ids
    .map((id) => {
      const entry = known.find((e) => e.id === id)
      const fresh = worthAtBirth(
        born.filter((story) => sourceOf(story) === id),
        ask
      )
      return { id, name: entry?.name ?? null, category: entry?.category ?? null, new: fresh }
    })
    .sort((a, b) => b.new.deals - a.new.deals || before(a.name ?? "", b.name ?? "") || before(a.id, b.id))
  const total = worthAtBirth(born, ask)
  const first = ranked.slice(0, 8),
    others = ranked.slice(8).filter((s) => s.new.deals > 0)
  const most = first.reduce((max, s) => Math.max(max, s.new.deals), 0)
  const gathered = worthAtBirth(
    born.filter((story) => others.some((o) => o.id === sourceOf(story))),
    ask
  )
  return {
    rings: first.map((s) => ({
      ...s,
      angle: most === 0 ? 0 : (270 * s.new.deals) / most,
      share: { num: s.new.deals, den: total.deals },
      ofLeader: { num: s.new.deals, den: most }
    })),
    other:
      others.length === 0
        ? null
        : {
            sources: others.length,
            ids: others.map((o) => o.id),
            new: gathered,
            share: { num: gathered.deals, den: total.deals }
          },
    total,
    change: changed(total.deals, bornIn(stories, ask.previous.sameElapsed, ask).length)
  }
}

export const dealsByOwner = (stories: ReadonlyArray<Story>, ask: Ask) => {
  const held: Array<Held> = []
  for (const story of stories) {
    const now = standing(story, Instant.MAX, ask)
    if (now === null || !wanted(now.place.pipelineId, ask)) continue
    const counts = now.place.kind === "open" || (now.place.kind === "incoming" && now.owner === ROBOT)
    if (counts) held.push({ owner: now.owner, line: lineOn(now.budget, Instant.MAX, ask) })
  }
  const order = (a: Row, b: Row) => b.deals.deals - a.deals.deals || b.deals.converted - a.deals.converted
  return { ...ranked(held, order, ask), total: worthOf(held.map((h) => h.line)) }
}

export const wonByOwner = (stories: ReadonlyArray<Story>, ask: Ask) => {
  const wonIn = (window: Ask["window"]) => endedIn(stories, "won", window, ask)
  const held = wonIn(ask.window).flatMap((story) => {
    const end = endingOf(story)?.moment
    return end === undefined ? [] : [{ owner: end.after.owner, line: lineAt(1, end.after.budget, end, ask) }]
  })
  const order = (a: Row, b: Row) => b.deals.converted - a.deals.converted || b.deals.deals - a.deals.deals
  const earlier = (whose: (owner: string | undefined) => boolean) => {
    const { before, beforeFull, converted, deals, now } = beside(
      (window) =>
        worthAtEnd(
          wonIn(window).filter((story) => whose(endingOf(story)?.moment.after.owner)),
          ask
        ),
      ask
    )
    return { now, rest: { before, beforeFull, change: { deals, converted } } }
  }
  const { more, rows } = ranked(held, order, ask)
  const all = earlier(() => true)
  return {
    rows: rows.map((row) => ({ ...row, ...earlier((owner) => owner === row.id).rest })),
    more,
    total: all.now,
    ...all.rest
  }
}

interface Held {
  readonly owner: string
  readonly line: Line
}

interface Row {
  readonly id: string
  readonly name: string
  readonly deals: Worth
}

/** The first eleven people by what they hold, equal ones by name. */
const ranked = (held: ReadonlyArray<Held>, order: (a: Row, b: Row) => number, ask: Ask) => {
  const rows = [...new Set(held.map((h) => h.owner))]
    .map((id) => {
      const user = ask.users.find((u) => u.id === id)
      const deals = worthOf(held.filter((h) => h.owner === id).map((h) => h.line))
      return { id, name: user?.name ?? id, disabled: user?.disabled ?? false, robot: id === ROBOT, deals }
    })
    .sort((a, b) => order(a, b) || before(a.name, b.name) || before(a.id, b.id))
  return { rows: rows.slice(0, 11), more: Math.max(0, rows.length - 11) }
}

const before = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
