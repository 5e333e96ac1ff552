/** The funnel of one pipeline, told deal by deal (4.4). */
import type { Ask } from "@weir/domain/metrics/Ask"
import { endedIn } from "./flows.ts"
import { birthOf, bornAt, endingOf, falls, type Moment, type Story } from "./stories.ts"
import { lineAt, worthOf } from "./worth.ts"

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

  const cohort = (members: ReadonlyArray<Story>, moment: (story: Story) => Moment | null) => {
    const lines = (of: ReadonlyArray<Story>) =>
      worthOf(
        of.flatMap((story) => {
          const when = moment(story)
          return when === null ? [] : [lineAt(1, when.after.budget, when, ask)]
        })
      )
    const ways = members.map((story) => ({ story, ...wayOf(story) }))
    const those = (is: (way: (typeof ways)[number]) => boolean) =>
      lines(ways.filter(is).map(({ story }) => story))
    const reached = (i: number) => those(({ furthest }) => furthest >= i)
    return {
      whole: {
        deals: lines(members),
        lostElsewhere: those(({ lostFrom }) => lostFrom !== null && !order.has(lostFrom))
      },
      at: (i: number, id: string) => {
        const next = nextOf(i)
        return {
          visited: those(({ stoodIn }) => stoodIn.has(id)),
          reached: reached(i),
          next: next === null ? { num: 0, den: 0 } : { num: reached(next).deals, den: reached(i).deals },
          lost: those(({ lostFrom }) => lostFrom === id)
        }
      }
    }
  }

  const declined = (story: Story) => {
    const end = endingOf(story)
    return end?.outcome === "lost" && end.lastOpen === "incoming"
  }
  const created = cohort(
    stories.filter((story) => {
      const at = bornAt(story)
      const { isHere, stoodIn } = wayOf(story)
      return at !== null && falls(at, ask.window, ask) && (isHere || stoodIn.size > 0)
    }),
    birthOf
  )
  const closed = cohort(
    (["won", "lost"] as const)
      .flatMap((outcome) => endedIn(stories, outcome, ask.window, ask))
      .filter((story) => !declined(story)),
    (story) => endingOf(story)?.moment ?? null
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
  const passes = (is: (id: string) => boolean) =>
    deals(({ from, to }) => is(to.stageId) || (from !== undefined && is(from.stageId)))
  const lost = endedIn(stories, "lost", ask.window, ask)

  return {
    pipeline: { id: pipeline.id, name: pipeline.name },
    stages: row
      .map((stage, i) => {
        const next = nextOf(i)
        const beyond = (k: number) => passes((id) => (order.get(id) ?? -1) >= k)
        const left = ({ from }: (typeof steps)[number]) => from?.stageId === stage.id
        const visited = passes((id) => id === stage.id)
        return {
          id: stage.id,
          name: stage.name,
          kind: stage.kind,
          archived: stage.archived,
          created: created.at(i, stage.id),
          closed: closed.at(i, stage.id),
          touched: {
            visited,
            reached: beyond(i),
            next: next === null ? { num: 0, den: 0 } : { num: beyond(next), den: beyond(i) },
            lost: worthOf(
              lost.flatMap((story) => {
                const end = endingOf(story)
                return end?.lastOpen === stage.id ? [lineAt(1, end.moment.after.budget, end.moment, ask)] : []
              })
            )
          },
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
        ({ archived, closed: c, created: b, touched }) =>
          !archived || b.visited.deals > 0 || c.visited.deals > 0 || touched.visited > 0
      ),
    created: created.whole,
    closed: closed.whole
  }
}
