// What is refused of a deal, and does each refusal say the facts?
import { assert, describe, it } from "vitest"
import {
  CompanyId,
  ContactId,
  LossReasonId,
  PipelineId,
  ProductId,
  ROBOT,
  SourceId,
  UserId
} from "../identity/Id.ts"
import type { Deal } from "./Deal.ts"
import type { DealCommand } from "./DealCommand.ts"
import {
  after,
  archived,
  base,
  created,
  day,
  dealId,
  erase,
  facts,
  fresh,
  gone,
  incoming,
  knownStages,
  lose,
  lost,
  move,
  offer,
  price,
  refusal,
  sales,
  stageId,
  uuid,
  web,
  win
} from "./testing/mill.ts"

describe("refusals say the facts", () => {
  const enquiry = created({ stageId: incoming, ownerId: ROBOT })
  const nobody = uuid(999)
  const cases: ReadonlyArray<
    readonly [sentence: string, deal: Deal | null, command: DealCommand, said: object]
  > = [
    ["a deal that is not there cannot be changed", null, win, { _tag: "DealNotFound", id: dealId }],
    [
      "a deleted deal cannot be moved",
      after(base, erase),
      move(offer),
      { _tag: "DealIsDeleted", id: dealId, deletedAt: day(1) }
    ],
    [
      "a deleted deal cannot be deleted again",
      after(base, erase),
      erase,
      { _tag: "DealIsDeleted", id: dealId, deletedAt: day(1) }
    ],
    [
      "a deal that is there cannot be restored",
      after(base),
      { _tag: "RestoreDeal", dealId },
      { _tag: "DealIsNotDeleted", id: dealId }
    ],
    [
      "an open deal cannot be reopened",
      after(base),
      { _tag: "ReopenDeal", dealId, stageId: offer },
      { _tag: "DealIsNotClosed", id: dealId }
    ],
    [
      "another deal cannot take its id",
      after(base),
      created({ title: "Dam" }),
      { _tag: "DealExists", id: dealId }
    ],
    [
      "a pipeline must exist to create in",
      null,
      created({ pipelineId: PipelineId.make(nobody) }),
      { _tag: "PipelineNotFound", id: nobody }
    ],
    [
      "a pipeline must exist to move to",
      after(base),
      move(offer, { pipelineId: PipelineId.make(nobody) }),
      { _tag: "PipelineNotFound", id: nobody }
    ],
    [
      "a stage must be of the pipeline",
      after(base),
      move(stageId(20)),
      { _tag: "StageNotInPipeline", pipelineId: sales.id, stageId: stageId(20), known: knownStages }
    ],
    [
      "an archived stage takes no deals",
      after(base),
      move(archived),
      { _tag: "StageNotInPipeline", pipelineId: sales.id, stageId: archived, known: knownStages }
    ],
    [
      "losing needs a lost stage",
      after(base),
      { _tag: "LoseDeal", dealId, stageId: offer, lossReasonId: price },
      { _tag: "StageNotInPipeline", pipelineId: sales.id, stageId: offer, known: knownStages }
    ],
    [
      "reopening needs an open stage",
      after(base, win),
      { _tag: "ReopenDeal", dealId, stageId: lost },
      { _tag: "StageNotInPipeline", pipelineId: sales.id, stageId: lost, known: knownStages }
    ],
    [
      "nothing goes back to the incoming stage",
      after(base),
      move(incoming),
      {
        _tag: "StageTransitionNotAllowed",
        from: fresh,
        to: incoming,
        reason: "the incoming stage only takes new enquiries: a deal that was accepted does not go back there"
      }
    ],
    [
      "losing needs a reason where the pipeline says so",
      after(base),
      { _tag: "LoseDeal", dealId, stageId: null, lossReasonId: null },
      { _tag: "LossReasonRequired", pipeline: "Sales", stage: "Lost" }
    ],
    [
      "a reason is for losing only",
      after(base),
      move(offer, { lossReasonId: price }),
      { _tag: "LossReasonNotExpected", stage: "Offer" }
    ],
    [
      "a loss reason must be of the list",
      after(base),
      { _tag: "LoseDeal", dealId, stageId: null, lossReasonId: LossReasonId.make(web) },
      { _tag: "ReferenceNotFound", field: "lossReasonId", kind: "lossReason", id: web }
    ],
    [
      "a source must be of the list",
      null,
      created({ sourceId: SourceId.make(nobody) }),
      { _tag: "ReferenceNotFound", field: "sourceId", kind: "source", id: nobody }
    ],
    [
      "a source must be of the list when it is corrected",
      after(base),
      { _tag: "ChangeSource", dealId, to: SourceId.make(nobody) },
      { _tag: "ReferenceNotFound", field: "sourceId", kind: "source", id: nobody }
    ],
    [
      "a company must be known",
      null,
      created({ companyId: CompanyId.make(nobody) }),
      { _tag: "ReferenceNotFound", field: "companyId", kind: "company", id: nobody }
    ],
    [
      "a contact must be known",
      null,
      created({ contactId: ContactId.make(nobody) }),
      { _tag: "ReferenceNotFound", field: "contactId", kind: "contact", id: nobody }
    ],
    [
      "a product must be known when details change",
      after(base),
      {
        _tag: "ChangeDetails",
        dealId,
        to: { title: "Mill", companyId: null, contactId: null, productId: ProductId.make(nobody), fields: {} }
      },
      { _tag: "ReferenceNotFound", field: "productId", kind: "product", id: nobody }
    ],
    [
      "an owner must exist",
      null,
      created({ ownerId: UserId.make(nobody) }),
      { _tag: "UserNotFound", id: nobody }
    ],
    [
      "who has left is given nothing new",
      null,
      created({ ownerId: gone.id }),
      { _tag: "UserIsDisabled", id: gone.id, name: "Gone" }
    ],
    [
      "who has left is given nothing more",
      after(base),
      { _tag: "ChangeOwner", dealId, to: gone.id },
      { _tag: "UserIsDisabled", id: gone.id, name: "Gone" }
    ],
    [
      "the robot owns no deal in work",
      null,
      created({ ownerId: ROBOT }),
      { _tag: "RobotOwnsIncomingOnly", id: dealId }
    ],
    [
      "the robot is not given a deal in work",
      after(base),
      { _tag: "ChangeOwner", dealId, to: ROBOT },
      { _tag: "RobotOwnsIncomingOnly", id: dealId }
    ],
    [
      "an enquiry needs an owner before it is accepted",
      after(enquiry),
      move(fresh),
      { _tag: "RobotOwnsIncomingOnly", id: dealId }
    ]
  ]
  for (const [sentence, deal, command, said] of cases)
    it(sentence, () => assert.deepStrictEqual(refusal(deal, command), { ...said }))

  it("nothing happens before the last change", () => {
    assert.deepStrictEqual(refusal(after(base, move(offer)), win, day(0)), {
      _tag: "HappenedBeforeLastChange",
      at: day(0),
      lastChangeAt: day(1)
    })
  })

  it("an enquiry may be declined while it is nobody's", () => {
    const [fact] = facts(after(enquiry), lose)
    assert.deepInclude(fact, { _tag: "DealMoved", birth: null })
    assert.strictEqual(fact?._tag === "DealMoved" ? fact.closes?.lastOpen : null, "incoming")
  })
})
