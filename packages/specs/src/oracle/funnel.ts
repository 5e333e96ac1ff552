/** The funnel of one pipeline, told deal by deal (4.4). */
import type { Ask } from "@weir/domain/metrics/Ask"
import { endedIn } from "./flows.ts"
import { birthOf, bornAt, endingOf, falls, type Moment, type Story } from "./stories.ts"
import { beside, type Line, lineAt, lineOn, worthOf } from "./worth.ts"

type Window = Ask["window"]

export const funnel = (stories: ReadonlyArray<Story>, asked: Ask) => {
  const pipeline =
    asked.pipelines.find((p) => p.id === asked.pipelineId) ??
    asked.pipelines.find((p) => p.isDefault) ??
    asked.pipelines[0]
  if (pipeline === undefined) throw new Error("the oracle tells of workspaces with a pipeline")
  const ask = { ...asked, pipelineId: pipeline.id }
  const row = [
    ...pipeline.stages.filter(({ kind }) => kind === "open"),
    ...pipeline.stages.filter(({ kind }) => kind === "won")
  ]
  const order = new Map(row.map((stage, i) => [stage.id as string, i]))
  const nextOf = (i: number): number | null => {
    const at = row.findIndex((stage, k) => k > i && !stage.archived)
    return at < 0 ? null : at
  }

  /** What one deal did here, as it stands now. */
  const wayOf = (story: Story) => {
    const stoodIn = new Set(
      story.moments
        .filter(({ what }) => what === "created" || what === "moved")
        .map(({ after }) => after.place.stageId as string)
        .filter((id) => order.has(id))
    )
    const place = story.moments.at(-1)?.after.place
    const ending = endingOf(story)
    const endedHere = ending !== null && ending.pipeline === pipeline.id ? ending : null
    const lostFrom = endedHere?.outcome === "lost" ? endedHere.lastOpen : null
    const open = [...stoodIn].filter((id) => row[order.get(id) ?? 0]?.kind === "open")
    const proven = lostFrom !== null ? [lostFrom] : endedHere?.outcome === "won" ? [...stoodIn] : open
    const furthest = Math.max(-1, ...proven.map((id) => order.get(id) ?? -1))
    return { stoodIn, isHere: place?.pipelineId === pipeline.id, lostFrom, furthest }
  }

  const cohort = (members: ReadonlyArray<Story>, line: (story: Story) => Line | null) => {
    const lines = (of: ReadonlyArray<Story>) => worthOf(of.flatMap((story) => line(story) ?? []))
    const ways = members.map((story) => ({ story, ...wayOf(story) }))
    const those = (is: (way: (typeof ways)[number]) => boolean) =>
      lines(ways.filter(is).map(({ story }) => story))
    return {
      whole: {
        deals: lines(members),
        lostElsewhere: those(({ lostFrom }) => lostFrom !== null && !order.has(lostFrom))
      },
      visited: (id: string) => those(({ stoodIn }) => stoodIn.has(id)),
      reached: (i: number) => those(({ furthest }) => furthest >= i),
      lost: (id: string) => those(({ lostFrom }) => lostFrom === id)
    }
  }
  type Cohort = ReturnType<typeof cohort>

  const rest = (of: Cohort, i: number, id: string) => {
    const next = nextOf(i)
    return {
      next: next === null ? { num: 0, den: 0 } : { num: of.reached(next).deals, den: of.reached(i).deals },
      lost: of.lost(id)
    }
  }

  /** A row of a cohort that is told of three windows. */
  const besides = (tell: (window: Window) => Cohort, i: number, id: string) => ({
    visited: beside((window) => tell(window).visited(id), ask),
    reached: beside((window) => tell(window).reached(i), ask),
    ...rest(tell(ask.window), i, id)
  })

  /** Enquiries that wait, or were declined, are in no funnel. */
  const isDeal = (story: Story) => {
    const [place, end] = [story.moments.at(-1)?.after.place, endingOf(story)]
    return place?.kind !== "incoming" && !(end?.outcome === "lost" && end.lastOpen === "incoming")
  }
  const isHere = (story: Story) => {
    const way = wayOf(story)
    return isDeal(story) && (way.isHere || way.stoodIn.size > 0)
  }
  const then = (moment: Moment | null): Line | null =>
    moment === null ? null : lineAt(1, moment.after.budget, moment, ask)
  const created = (window: Window) =>
    cohort(
      stories.filter((story) => {
        const at = bornAt(story)
        return at !== null && falls(at, window, ask) && isHere(story)
      }),
      (story) => then(birthOf(story))
    )
  const closed = (window: Window) =>
    cohort(
      (["won", "lost"] as const).flatMap((outcome) => endedIn(stories, outcome, window, ask)).filter(isDeal),
      (story) => then(endingOf(story)?.moment ?? null)
    )
  /** Stories as they were at the end of a window, of deals that were open then or had something happen to them in it. */
  const touched = (window: Window) =>
    cohort(
      stories
        .map((story) => ({
          ...story,
          moments: story.moments.filter(({ at }) => at < window.to && (ask.asOf === null || at <= ask.asOf))
        }))
        .filter((story) => {
          const kind = story.moments.at(-1)?.after.place.kind
          const isOpen = kind === "open" || kind === "incoming"
          const happened = story.moments.some(
            ({ at, what }) => what !== "came or went" && falls(at, window, ask)
          )
          return kind !== undefined && isHere(story) && (isOpen || happened)
        }),
      (story) => lineOn(story.moments.at(-1)?.after.budget ?? null, window.to, ask)
    )

  const steps = stories.flatMap((story) =>
    story.moments
      .filter(
        (m) => (m.what === "created" || m.what === "moved") && !m.forced && falls(m.at, ask.window, ask)
      )
      .map((moment) => ({ deal: story.id, from: moment.before?.place, to: moment.after.place }))
  )
  const deals = (is: (step: (typeof steps)[number]) => boolean): number =>
    new Set(steps.filter(is).map(({ deal }) => deal)).size

  return {
    pipeline: { id: pipeline.id, name: pipeline.name },
    stages: row
      .map((stage, i) => {
        const next = nextOf(i)
        const left = ({ from }: (typeof steps)[number]) => from?.stageId === stage.id
        return {
          id: stage.id,
          name: stage.name,
          kind: stage.kind,
          archived: stage.archived,
          created: besides(created, i, stage.id),
          closed: besides(closed, i, stage.id),
          touched: besides(touched, i, stage.id),
          direct:
            next === null
              ? { num: 0, den: 0 }
              : {
                  num: deals((step) => left(step) && step.to.stageId === row[next]?.id),
                  den: deals(left)
                }
        }
      })
      .filter(
        ({ archived, closed: c, created: b, touched: a }) =>
          !archived || b.visited.now.deals > 0 || c.visited.now.deals > 0 || a.visited.now.deals > 0
      ),
    created: created(ask.window).whole,
    closed: closed(ask.window).whole,
    touched: touched(ask.window).whole
  }
}
