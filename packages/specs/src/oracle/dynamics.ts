/** The diagram of stages, told from the stories of the deals (L2-L15). */
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Stage } from "@weir/domain/pipeline/Pipeline"
import type { Instant } from "@weir/domain/time/Instant"
import { endedIn, incomingDeals, newBeside, successRate, wonBeside, worthAtEnd } from "./flows.ts"
import { birthOf, bornAt, endingOf, falls, type Moment, ownBirthOf, standing, type Story } from "./stories.ts"
import { type Line, lineAt, lineOn, worthOf } from "./worth.ts"

export const dealDynamics = (stories: ReadonlyArray<Story>, asked: Ask) => {
  const pipeline =
    asked.pipelines.find((p) => p.id === asked.pipelineId) ??
    asked.pipelines.find((p) => p.isDefault) ??
    asked.pipelines[0]
  if (pipeline === undefined) throw new Error("the oracle tells of workspaces with a pipeline")
  const ask = { ...asked, pipelineId: pipeline.id }
  const moments = stories.flatMap((story) =>
    story.moments.filter((m) => falls(m.at, ask.window, ask)).map((moment) => ({ story: story.id, moment }))
  )
  const steps = moments.filter(({ moment }) => moment.what === "created" || moment.what === "moved")
  const sales = steps.filter(({ moment }) => !moment.forced)
  const comesTo =
    (stageId: string) =>
    ({ moment }: { readonly moment: Moment }) =>
      moment.after.place.stageId === stageId
  const goesFrom =
    (stageId: string) =>
    ({ moment }: { readonly moment: Moment }) =>
      moment.before?.place.stageId === stageId
  const lines = (count: 1 | -1, list: typeof steps): ReadonlyArray<Line> =>
    list.map(({ moment }) => lineAt(count, moment.after.budget, moment, ask))
  const edited = (forced: boolean, stageId: string): ReadonlyArray<Line> =>
    moments
      .filter(
        ({ moment }) =>
          moment.what === "budget" && moment.forced === forced && moment.after.place.stageId === stageId
      )
      .flatMap(({ moment }) => [
        lineAt(-1, moment.before?.budget ?? null, moment, ask),
        lineAt(1, moment.after.budget, moment, ask)
      ])
  const stands = (stageId: string, at: Instant) =>
    worthOf(
      stories.flatMap((story) => {
        const there = standing(story, at, ask)
        return there?.place.stageId === stageId ? [lineOn(there.budget, at, ask)] : []
      })
    )
  const lost = endedIn(stories, "lost", ask.window, ask)
  const lostFrom = (is: (bucket: string) => boolean) =>
    worthAtEnd(
      lost.filter((story) => is(endingOf(story)?.lastOpen ?? "")),
      ask
    )
  const column = (stage: Stage, position: number) => {
    const entering = sales.filter(comesTo(stage.id)),
      leaving = sales.filter(goesFrom(stage.id))
    const forced = steps.filter(({ moment }) => moment.forced)
    const positionOf = (id: string | undefined) => pipeline.stages.findIndex((s) => s.id === id)
    const over = sales.filter(
      ({ moment: { after, before } }) =>
        before !== null &&
        before.place.pipelineId === pipeline.id &&
        after.place.pipelineId === pipeline.id &&
        after.place.kind !== "lost" &&
        positionOf(before.place.stageId) < position &&
        positionOf(after.place.stageId) >= position
    )
    return {
      id: stage.id,
      name: stage.name,
      kind: stage.kind,
      color: stage.color,
      archived: stage.archived,
      stock: stands(stage.id, ask.window.to),
      opening: stands(stage.id, ask.window.from),
      net: worthOf([...lines(1, entering), ...lines(-1, leaving)]),
      in: worthOf(lines(1, entering)),
      out: worthOf(lines(1, leaving)),
      edits: worthOf(edited(false, stage.id)),
      admin: worthOf([
        ...lines(1, forced.filter(comesTo(stage.id))),
        ...lines(-1, forced.filter(goesFrom(stage.id))),
        ...edited(true, stage.id)
      ]),
      distinct: new Set([...entering, ...leaving].map(({ story }) => story)).size,
      passed: over.length,
      lost: lostFrom((bucket) => bucket === stage.id),
      // The books of the real thing must balance, whatever the history.
      balanced: true
    }
  }
  const inside = (moment: Moment) =>
    moment.before === null || moment.before.place.pipelineId === moment.after.place.pipelineId
  const created = steps.filter(
    ({ moment }) => moment.what === "created" && moment.after.place.pipelineId === pipeline.id
  ).length
  const pipelineIn = steps.filter(
    ({ moment }) => !inside(moment) && moment.after.place.pipelineId === pipeline.id
  ).length
  const pipelineOut = steps.filter(
    ({ moment }) => !inside(moment) && moment.before?.place.pipelineId === pipeline.id
  ).length
  const bornHere = (birth: Moment | null, at: Instant | null) =>
    birth?.after.place.pipelineId === pipeline.id && at !== null && falls(at, ask.window, ask) ? 1 : 0
  const merged = stories.reduce((n, story) => {
    const alone = ownBirthOf(story)
    return n + bornHere(alone, alone?.at ?? null) - bornHere(birthOf(story), bornAt(story))
  }, 0)
  const own = new Set<string>(pipeline.stages.map((s) => s.id))
  return {
    pipeline: { id: pipeline.id, name: pipeline.name },
    stages: pipeline.stages
      .map(column)
      .filter(
        (c) =>
          !c.archived ||
          c.distinct > 0 ||
          c.passed > 0 ||
          [c.stock, c.opening, c.edits, c.admin, c.lost].some(
            (w) => w.deals !== 0 || w.unbudgeted !== 0 || w.money.length > 0
          )
      ),
    new: newBeside(stories, ask),
    incoming: incomingDeals(stories, ask),
    won: wonBeside(stories, ask),
    wonGross: sales.filter(
      ({ moment }) => moment.after.place.kind === "won" && own.has(moment.after.place.stageId)
    ).length,
    lost: {
      total: worthAtEnd(lost, ask),
      incoming: lostFrom((bucket) => bucket === "incoming"),
      creation: lostFrom((bucket) => bucket === "creation"),
      elsewhere: lostFrom((bucket) => bucket !== "incoming" && bucket !== "creation" && !own.has(bucket))
    },
    successRate: successRate(stories, ask),
    books: {
      created: created - merged,
      merged,
      pipelineIn,
      pipelineOut,
      net: created + pipelineIn - pipelineOut,
      balanced: true
    }
  }
}
