/** The bridge of the open pipeline, told from what every deal was at both ends and what happened in between (8.2). */
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import { dayOf } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import { falls, type Moment, type Snapshot, standing, storiesOf, type Story, wanted } from "./stories.ts"
import { inBase, type Line, worthOf } from "./worth.ts"

type Told = Pick<Ask, "asOf">

export const bridge = (events: ReadonlyArray<Event>, stories: ReadonlyArray<Story>, ask: Ask) => {
  const to = Instant.clamp(Math.min(ask.window.to, ask.now + 1))
  const from = Instant.clamp(Math.min(ask.window.from, to))
  const then = Instant.clamp(from - 1)
  const month = (planned: string | null) =>
    planned === null ? null : ([planned.slice(0, 7), "2099-12"].sort()[0] ?? null)
  const until = dayOf(ask.workspace.zone, Instant.clamp(ask.window.to - 1)).slice(0, 7)

  const side = (isIn: (deal: Snapshot) => boolean) => {
    const counts = (deal: Snapshot | null | undefined): boolean =>
      deal != null && deal.place.kind === "open" && wanted(deal.place.pipelineId, ask) && isIn(deal)
    const line = (count: 1 | -1, deal: Snapshot | null | undefined): ReadonlyArray<Line> =>
      deal != null && counts(deal) ? [{ count, budget: deal.budget, base: 0 }] : []
    const worth = (lines: ReadonlyArray<Line>) => {
      const { deals, money, unbudgeted } = worthOf(lines)
      return { deals, money, unbudgeted }
    }
    const at = (count: 1 | -1, of: ReadonlyArray<Story>, before: Instant.Instant, known: Told) =>
      of.flatMap((story) => line(count, standing(story, before, known)))
    const known = (deleted: Ask["deleted"], asOf: Ask["asOf"]) => storiesOf(events, { ...ask, deleted, asOf })
    // What the earlier end would read as it is known now, less as it was known then.
    const learned = (deleted: Ask["deleted"]) => [
      ...at(1, known(deleted, ask.asOf), from, ask),
      ...at(-1, known(deleted, then), from, { asOf: then })
    ]
    const happened = stories.flatMap((story) =>
      story.moments.filter((m) => m.at >= from && falls(m.at, { from, to }, ask))
    )
    const because = (is: (moment: Moment) => boolean) =>
      worth(happened.filter(is).flatMap((m) => [...line(-1, m.before), ...line(1, m.after)]))
    // Crossing over is told by each end apart, for only one of them may be asked about.
    const leaving = (is: (to: Snapshot) => boolean) =>
      worth(
        happened
          .filter((m) => m.what === "moved" && m.before?.place.kind === "open" && is(m.after))
          .flatMap((m) => line(-1, m.before))
      )
    const crossing = (m: Moment) => m.before?.place.pipelineId !== m.after.place.pipelineId
    const entering = (is: (m: Moment) => boolean) =>
      worth(happened.filter((m) => m.what === "moved" && is(m)).flatMap((m) => line(1, m.after)))
    const planned = (is: (before: string | null, after: string | null) => boolean) =>
      because(
        (m) =>
          m.what === "other" &&
          m.before?.planned !== m.after.planned &&
          is(m.before?.planned ?? null, m.after.planned)
      )
    return {
      opening: worth(at(1, known(ask.deleted, then), from, { asOf: then })),
      new: because(({ what }) => what === "created"),
      accepted: entering((m) => m.before?.place.kind === "incoming"),
      reopened: entering((m) => m.before?.place.kind === "won" || m.before?.place.kind === "lost"),
      movedIn: entering((m) => m.before?.place.kind === "open" && crossing(m)),
      grown: because((m) => m.what === "budget" && grows(m, ask)),
      planned: planned((before, after) => before === null || after === null),
      pulled: planned((before, after) => before !== null && after !== null && after < before),
      won: leaving(({ place }) => place.kind === "won"),
      lost: leaving(({ place }) => place.kind === "lost"),
      movedOut: worth(
        happened
          .filter((m) => m.what === "moved" && m.after.place.kind === "open" && crossing(m))
          .flatMap((m) => line(-1, m.before))
      ),
      shrunk: because((m) => m.what === "budget" && !grows(m, ask)),
      pushed: planned((before, after) => before !== null && after !== null && after > before),
      deleted: worth(ask.deleted === "include" ? [] : learned("only")),
      late: worth(ask.deleted === "only" ? [] : learned("include")),
      closing: worth(at(1, stories, to, ask))
    }
  }
  const { planned: _, pulled: __, pushed: ___, ...whole } = side(() => true)
  const { new: ____, ...due } = side(({ planned }) => {
    const expected = month(planned)
    return expected !== null && expected <= until
  })
  return {
    from,
    to,
    all: whole,
    due: { until, ...due }
  }
}

/** Whether a budget became more, by its own currency or else by what both are in the base. */
const grows = ({ after, at, before, rates }: Moment, ask: Ask): boolean => {
  const [was, is] = [before?.budget ?? null, after.budget]
  if (was === null || is === null) return is !== null
  if (was.currency === is.currency) return is.amount >= was.amount
  const date = dayOf(ask.workspace.zone, at)
  const [a, b] = [inBase(was, rates, ask, date), inBase(is, rates, ask, date)]
  return a === null || b === null || b >= a
}
