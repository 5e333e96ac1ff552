// How do tests move deals, so that dashboards have something to tell?
import type { Page } from "@weir/house/browser/launchBrowser"
import { api } from "./weir.ts"

export interface Deal {
  readonly id: string
  readonly title: string
  readonly version: number
}
export interface Stage {
  readonly id: string
  readonly name: string
  readonly kind: string
}
export interface Line {
  readonly pipelineId: string
  /** The open stages in their order. */
  readonly open: ReadonlyArray<Stage>
}

/** The first pipeline. */
export const lineOf = async (page: Page): Promise<Line> => {
  const { pipelines } = await api<{
    pipelines: ReadonlyArray<{ readonly id: string; readonly stages: ReadonlyArray<Stage> }>
  }>(page, "GET", "/workspace")
  const pipeline = pipelines[0]!
  return { pipelineId: pipeline.id, open: pipeline.stages.filter(({ kind }) => kind === "open") }
}

export const dealsIn = async (
  page: Page,
  line: Line,
  stage: Stage,
  most = 12
): Promise<ReadonlyArray<Deal>> =>
  (
    await api<{ items: ReadonlyArray<Deal> }>(
      page,
      "GET",
      `/deals?pipeline=${line.pipelineId}&stage=${stage.id}&limit=${most}`
    )
  ).items

/** The deal as it is after the move. */
export const move = (page: Page, line: Line, deal: Deal, to: Stage): Promise<Deal> =>
  api<Deal>(
    page,
    "POST",
    `/deals/${deal.id}/move`,
    { pipelineId: line.pipelineId, stageId: to.id, lossReasonId: null },
    { "if-match": `"v${deal.version}"` }
  )

/** Resolves with the time when the words of an element are no longer these, by the page's own clock since its beginning. */
export const whenOther = (page: Page, selector: string, words: string | null): Promise<number> =>
  page.evaluate(
    ([where, before]) =>
      new Promise<number>((found) => {
        const look = () => {
          const now = document.querySelector(where)?.textContent
          if (now === undefined || now === before) return
          watcher.disconnect()
          found(performance.timeOrigin + performance.now())
        }
        const watcher = new MutationObserver(look)
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true })
        look()
      }),
    [selector, words] as const
  )
