/** In which workspace is a law tried? In a fresh one each time, so that one database serves all laws. */
import { type Commit, Journal } from "@weir/application/ports/Journal"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import { DealId, UserId, WorkspaceId } from "@weir/domain/identity/Id"
import type { Cause } from "@weir/domain/log/Cause"
import * as Currency from "@weir/domain/money/Currency"
import type { Pipeline, Stage } from "@weir/domain/pipeline/Pipeline"
import * as Instant from "@weir/domain/time/Instant"
import * as Zone from "@weir/domain/time/Zone"
import type { Act, Command } from "@weir/domain/workbook/Act"
import { id } from "@weir/domain/workbook/ids"
import { type Batch, newStage } from "@weir/domain/workbook/Stage"
import type { History } from "@weir/specs/histories/History"
import { firstActs } from "@weir/specs/histories/opening"
import { play, type Played } from "@weir/specs/histories/play"
import { Effect } from "effect"

/** A workspace that nobody has seen before. */
export const newWorkspaceId = (): WorkspaceId => WorkspaceId.make(crypto.randomUUID())

/** A batch as it is committed, without an answer to keep. */
export const commitOf = (batch: Batch, answer: Commit["answer"] = null): Commit => ({ ...batch, answer })

/** Plays a history in a fresh workspace and commits all of it. */
export const store = (history: History, actsPerBatch = 4): Effect.Effect<Played, unknown, Journal> =>
  Effect.gen(function* () {
    const journal = yield* Journal
    const played = play(history, { workspaceId: newWorkspaceId(), actsPerBatch })
    for (const batch of played.batches) yield* journal.commit(commitOf(batch))
    return played
  })

export const openedAt = Instant.iso("2024-03-28T22:30:00Z")

const opening: History["opening"] = {
  name: "Office",
  zone: Zone.make("Europe/Berlin"),
  weekStart: 1,
  baseCurrency: Currency.make("EUR"),
  demo: false,
  at: openedAt
}

/** A workspace that is used by hand: what is asked of it becomes a batch, which the test commits, or not. */
export interface Office {
  readonly workspaceId: WorkspaceId
  readonly stage: ReturnType<typeof newStage>
  readonly ask: (command: Command, envelope?: Partial<Omit<Act, "command">>) => Batch
  readonly pipeline: Pipeline
}

/** An office with two pipelines, people and lists, already committed. */
export const openOffice = (
  workspaceId: WorkspaceId = newWorkspaceId()
): Effect.Effect<Office, unknown, Journal> =>
  Effect.gen(function* () {
    const journal = yield* Journal
    const begun = beginning(workspaceId)
    for (const batch of begun.batches) yield* journal.commit(commitOf(batch))
    return officeAfter(begun)
  })

/** The same office as somebody sees it who has heard of nothing since it was opened. */
export const officeOnceOpened = (workspaceId: WorkspaceId): Office => officeAfter(beginning(workspaceId))

// Histories begin with some work that was done already. An office begins with people, pipelines and lists only.
const equipment = new Set(["SetRate", "AddUser", "ChangeSight", "AddTeam", "AddPipeline", "AddEntry"])

const beginning = (workspaceId: WorkspaceId): Played => {
  const acts = firstActs(opening).filter(({ command }) => equipment.has(command._tag))
  return play({ opening, acts }, { workspaceId, actsPerBatch: 100 })
}

const officeAfter = (begun: Played): Office => {
  const stage = continued(begun)
  const pipeline = [...stage.state.pipelines.values()][0]
  if (pipeline === undefined) throw new Error("the opening adds a pipeline")
  const ask: Office["ask"] = (command, envelope = {}) => {
    const refusal = stage.enact({
      command,
      at: openedAt,
      recordedAt: openedAt,
      cause: { kind: "user" },
      actor: { kind: "user", userId: person(0) },
      ...envelope
    })
    if (refusal !== null) throw new Error(`${command._tag} was refused: ${refusal._tag}`)
    stage.close()
    const batch = stage.batches.at(-1)
    if (batch === undefined) throw new Error(`${command._tag} made nothing happen`)
    return batch
  }
  return { workspaceId: begun.workspaceId, stage, ask, pipeline }
}

/** A stage on which a played history can go on; its batches are those after what was played. */
export const continued = ({ events, workspaceId }: Played): Office["stage"] => {
  const stage = newStage(workspaceId)
  for (const { actor, cause, fact, occurredAt, recordedAt } of events)
    stage.tell([fact], { actor, cause, at: occurredAt, recordedAt })
  stage.close()
  stage.batches.length = 0
  return stage
}

export const person = (n: number): UserId => UserId.make(id("user", n))

export const dealId = (n: number): DealId => DealId.make(id("deal", n))

export const byImport = (importId: Extract<Cause, { importId: unknown }>["importId"]): Cause => ({
  kind: "import",
  importId
})

/** A stage of the first pipeline by its name. */
export const stageNamed = ({ pipeline }: Office, name: string): Stage => {
  const stage = pipeline.stages.find((s) => s.name === name)
  if (stage === undefined) throw new Error(`there is no stage ${name}`)
  return stage
}

type Creation = Extract<DealCommand, { _tag: "CreateDeal" }>

/** The creation of the n-th deal, in the first open stage unless said otherwise. */
export const creation = (office: Office, n: number, wanted: Partial<Creation> = {}): Creation =>
  DealCommand.cases.CreateDeal.make({
    dealId: dealId(n),
    externalId: null,
    title: `Deal ${n}`,
    companyId: null,
    contactId: null,
    productId: null,
    fields: {},
    pipelineId: office.pipeline.id,
    stageId: stageNamed(office, "New").id,
    budget: { amount: 1000 + n, currency: Currency.make("EUR") },
    ownerId: person(0),
    sourceId: null,
    lossReasonId: null,
    ...wanted
  })
