// What does a working office do to a dashboard? The states that a real server answers with after real changes of many kinds.
import { randomUUID } from "node:crypto"
import { api } from "@weir/console/browser/weir"
import type { Page } from "@weir/house/browser/launchBrowser"

/** A dashboard as it comes over the wire. */
export interface State extends Readonly<Record<string, unknown>> {
  readonly seq: number
  readonly readings: Readonly<Record<string, unknown>>
  readonly answers: ReadonlyArray<unknown>
}

interface Deal {
  readonly id: string
  readonly version: number
}
interface Workspace {
  readonly users: ReadonlyArray<{ readonly id: string; readonly disabled: boolean }>
  readonly pipelines: ReadonlyArray<{
    readonly id: string
    readonly stages: ReadonlyArray<{ readonly id: string; readonly kind: string }>
  }>
}

/** Makes `many` changes, one after the other, and reads after each what the page's own question answers. `question` is its query. */
export const liveStates = async (
  page: Page,
  question: string,
  many: number
): Promise<ReadonlyArray<State>> => {
  const { pipelines, users } = await api<Workspace>(page, "GET", "/workspace")
  const pipeline = pipelines[0]!
  const [from, to] = pipeline.stages.filter((stage) => stage.kind === "open")
  const won = pipeline.stages.find((stage) => stage.kind === "won")!
  const staff = users.filter((user) => !user.disabled)
  const { items } = await api<{ readonly items: ReadonlyArray<Deal> }>(
    page,
    "GET",
    `/deals?pipeline=${pipeline.id}&stage=${from!.id}&limit=100`
  )
  const move = (deal: Deal, stageId: string) =>
    api(
      page,
      "POST",
      `/deals/${deal.id}/move`,
      { pipelineId: pipeline.id, stageId, lossReasonId: null },
      { "if-match": `"v${deal.version}"` }
    )
  const about = (deal: Deal) => [{ kind: "deal", id: deal.id }]
  const kinds: ReadonlyArray<(deal: Deal, userId: string) => Promise<unknown>> = [
    (deal) => move(deal, to!.id),
    (deal, userId) =>
      api(page, "POST", "/activities", {
        command: {
          _tag: "AddActivity",
          activityId: randomUUID(),
          type: { of: "task", typeId: null },
          direction: "none",
          text: "Call back",
          due: { workingDays: 1 },
          ownerId: userId,
          bindings: about(deal)
        }
      }),
    (deal, userId) =>
      api(page, "POST", "/calls", {
        command: {
          _tag: "RecordCall",
          callId: randomUUID(),
          provider: "bench",
          externalId: randomUUID(),
          direction: Math.random() < 0.5 ? "in" : "out",
          outcome: "answered",
          startedAt: new Date().toISOString(),
          durationMs: 60_000,
          userId,
          phone: null,
          bindings: about(deal)
        }
      }),
    (deal) => move(deal, won.id)
  ]
  const states: Array<State> = []
  for (let i = 0; i < many; i++) {
    const deal = items[i % items.length]
    if (deal === undefined) throw new Error("the demo company has no deals in its first stage")
    // A deal is touched once by a move; other kinds leave its version alone.
    if (i < items.length || ![0, 3].includes(i % kinds.length))
      await kinds[i % kinds.length]!(deal, staff[i % staff.length]!.id)
    states.push(await api<State>(page, "GET", `/dashboard${question}`))
  }
  return states
}
