import { Result, Schema } from "effect"
import { assert, describe, it } from "vitest"
import { CatalogueFact } from "../catalogue/Catalogue.ts"
import { DealFact } from "../deal/DealEvent.ts"
import {
  DealId,
  EventId,
  ImportId,
  PipelineId,
  ROBOT,
  StageId,
  TransactionId,
  UserId,
  WorkspaceId
} from "../identity/Id.ts"
import { PipelineFact } from "../pipeline/PipelineDecision.ts"
import * as Currency from "../money/Currency.ts"
import * as Instant from "../time/Instant.ts"
import { UserFact } from "../user/User.ts"
import { WorkspaceFact } from "../workspace/Workspace.ts"
import * as LocalDate from "../time/LocalDate.ts"
import { compare, Event, type Fact, ImportFact, subjectOf } from "./Event.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const at = Instant.iso("2024-05-01T09:30:00.123Z")
const place = { pipelineId: PipelineId.make(uuid(5)), stageId: StageId.make(uuid(6)), kind: "open" as const }
const event = (fact: Fact, seq = 1, occurredAt = at): Event => ({
  seq,
  id: EventId.make(uuid(1)),
  workspaceId: WorkspaceId.make(uuid(2)),
  occurredAt,
  recordedAt: at,
  actor: { kind: "robot", userId: ROBOT },
  cause: { kind: "import", importId: ImportId.make(uuid(3)) },
  transaction: TransactionId.make(uuid(4)),
  fact
})
const deleted = DealFact.cases.DealDeleted.make({ dealId: DealId.make(uuid(7)), place })

describe("an event", () => {
  it("is about one record", () => {
    const subjects: ReadonlyArray<readonly [Fact, { readonly kind: string; readonly id: string }]> = [
      [deleted, { kind: "deal", id: uuid(7) }],
      [
        PipelineFact.cases.PipelineRenamed.make({ pipelineId: place.pipelineId, from: "A", to: "B" }),
        { kind: "pipeline", id: uuid(5) }
      ],
      [UserFact.cases.UserDisabled.make({ userId: UserId.make(uuid(8)) }), { kind: "user", id: uuid(8) }],
      [
        CatalogueFact.cases.EntryArchived.make({ id: uuid(9), kind: "source" }),
        { kind: "catalogue", id: uuid(9) }
      ],
      [
        ImportFact.cases.ImportStarted.make({
          importId: ImportId.make(uuid(3)),
          fileName: "a.csv",
          rows: null
        }),
        { kind: "import", id: uuid(3) }
      ],
      [
        WorkspaceFact.cases.RateSet.make({
          rate: { currency: Currency.make("USD"), validFrom: LocalDate.make("2024-01-01"), rate: "0.9" }
        }),
        { kind: "workspace", id: uuid(2) }
      ]
    ]
    for (const [fact, subject] of subjects) assert.deepStrictEqual(subjectOf(event(fact)), subject as never)
  })

  it("stands in the order of business time, and of recording where that is equal", () => {
    const log = [event(deleted, 3, at), event(deleted, 1, at), event(deleted, 2, Instant.make(at - 1))]
    assert.deepStrictEqual(
      log.toSorted(compare).map((e) => e.seq),
      [2, 1, 3]
    )
  })

  it("is written with ISO instants and read back the same, to the millisecond", () => {
    const written = Schema.encodeSync(Event)(event(deleted))
    assert.strictEqual(written.occurredAt, "2024-05-01T09:30:00.123Z")
    assert.deepStrictEqual(
      Schema.decodeUnknownSync(Event)(JSON.parse(JSON.stringify(written))),
      event(deleted)
    )
  })

  it("of an unknown kind is not read", () => {
    const strange = {
      ...Schema.encodeSync(Event)(event(deleted)),
      fact: { _tag: "DealPainted", dealId: uuid(7) }
    }
    assert.isTrue(Result.isFailure(Schema.decodeUnknownResult(Event)(strange)))
  })
})
