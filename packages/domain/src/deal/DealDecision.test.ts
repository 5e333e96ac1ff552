import { defaultSettings } from "../workspace/Workspace.ts"
import { Result } from "effect"
import { assert, describe, it } from "vitest"
import type { EntryKind } from "../catalogue/Catalogue.ts"
import {
  CompanyId,
  ContactId,
  DealId,
  LossReasonId,
  PipelineId,
  ProductId,
  ROBOT,
  SourceId,
  StageId,
  UserId,
  WorkspaceId
} from "../identity/Id.ts"
import { MAX_AMOUNT } from "../money/Amount.ts"
import * as Currency from "../money/Currency.ts"
import type { Pipeline, StageKind } from "../pipeline/Pipeline.ts"
import * as Instant from "../time/Instant.ts"
import * as LocalDate from "../time/LocalDate.ts"
import * as Zone from "../time/Zone.ts"
import type { User } from "../user/User.ts"
import type { Deal } from "./Deal.ts"
import type { DealCommand } from "./DealCommand.ts"
import { decide } from "./DealDecision.ts"
import type { Surroundings } from "./Surroundings.ts"
import { evolve } from "./evolve.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const stageId = (n: number) => StageId.make(uuid(n))
const stage = (n: number, name: string, kind: StageKind, archived = false) => ({
  id: stageId(n),
  name,
  kind,
  color: "#5a48d6",
  archived
})
const sales: Pipeline = {
  id: PipelineId.make(uuid(1)),
  name: "Sales",
  lossReasonRequired: true,
  isDefault: true,
  version: 1,
  stages: [
    stage(10, "Incoming", "incoming"),
    stage(11, "New", "open"),
    stage(12, "Offer", "open"),
    stage(13, "Old offer", "open", true),
    stage(14, "Won", "won"),
    stage(15, "Lost", "lost"),
    stage(16, "Not now", "lost")
  ]
}
const partners: Pipeline = {
  id: PipelineId.make(uuid(2)),
  name: "Partners",
  lossReasonRequired: false,
  isDefault: false,
  version: 1,
  stages: [stage(20, "First", "open"), stage(21, "Signed", "won"), stage(22, "Gone", "lost")]
}
const [incoming, fresh, offer, archived, won, lost, notNow] = sales.stages.map((s) => s.id) as [
  StageId,
  StageId,
  StageId,
  StageId,
  StageId,
  StageId,
  StageId
]
const person = (n: number, name: string, disabled = false): User => ({
  id: UserId.make(uuid(n)),
  name,
  email: null,
  role: "manager",
  sees: "all",
  disabled,
  version: 1
})
const ann = person(30, "Ann"),
  bob = person(31, "Bob"),
  gone = person(32, "Gone", true)
const price = LossReasonId.make(uuid(40)),
  silence = LossReasonId.make(uuid(41)),
  web = SourceId.make(uuid(42))
const known: ReadonlyMap<string, EntryKind> = new Map<string, EntryKind>([
  [price, "lossReason"],
  [silence, "lossReason"],
  [web, "source"]
])
const eur = (amount: number) => ({ amount, currency: Currency.make("EUR") })
const usd = (amount: number) => ({ amount, currency: Currency.make("USD") })

const around: Surroundings = {
  workspace: {
    id: WorkspaceId.make(uuid(9)),
    name: "Test",
    zone: Zone.make("Europe/Berlin"),
    settings: defaultSettings,
    weekStart: 1,
    baseCurrency: Currency.make("EUR"),
    demo: false,
    version: 1,
    rates: [
      { currency: Currency.make("USD"), validFrom: LocalDate.make("2024-05-01"), rate: "0.9" },
      { currency: Currency.make("USD"), validFrom: LocalDate.make("2024-06-01"), rate: "0.95" }
    ]
  },
  pipeline: (id) => [sales, partners].find((p) => p.id === id),
  user: (id) => [ann, bob, gone].find((u) => u.id === id),
  knows: (kind, id) => known.get(id) === kind
}

const dealId = DealId.make(uuid(100))
const base: Extract<DealCommand, { _tag: "CreateDeal" }> = {
  _tag: "CreateDeal",
  dealId,
  externalId: null,
  title: "Mill",
  companyId: null,
  contactId: null,
  productId: null,
  fields: {},
  pipelineId: sales.id,
  stageId: fresh,
  budget: null,
  ownerId: ann.id,
  sourceId: null,
  lossReasonId: null
}
const created = (change: Partial<typeof base> = {}): DealCommand => ({ ...base, ...change })
const day = (n: number) => Instant.make(Instant.iso("2024-05-10T10:00:00Z") + n * 86_400_000)

/** The deal after these commands, one a day. */
const after = (...commands: ReadonlyArray<DealCommand>): Deal => {
  let deal: Deal | null = null
  for (const [i, command] of commands.entries()) {
    for (const fact of Result.getOrThrow(decide(deal, command, day(i), around)))
      deal = evolve(deal, fact, day(i))
  }
  if (deal === null) throw new Error("nothing happened")
  return deal
}
const facts = (deal: Deal | null, command: DealCommand, at = day(20)) =>
  Result.getOrThrow(decide(deal, command, at, around))
const refusal = (deal: Deal | null, command: DealCommand, at = day(20)) => {
  const decided = decide(deal, command, at, around)
  if (Result.isSuccess(decided)) throw new Error(`was not refused: ${JSON.stringify(decided.success)}`)
  const { message: _, stack: __, name, ...said } = { ...decided.failure } as Record<string, unknown>
  return name === undefined || name === said["_tag"] ? said : { ...said, name }
}
const move = (
  to: StageId,
  change: Partial<Extract<DealCommand, { _tag: "MoveDeal" }>> = {}
): DealCommand => ({
  _tag: "MoveDeal",
  dealId,
  pipelineId: sales.id,
  stageId: to,
  lossReasonId: null,
  ...change
})
const lose: DealCommand = { _tag: "LoseDeal", dealId, stageId: null, lossReasonId: price }
const win: DealCommand = { _tag: "WinDeal", dealId }
const erase: DealCommand = { _tag: "DeleteDeal", dealId }
const knownStages = sales.stages.filter((s) => !s.archived).map(({ id, name }) => ({ id, name }))

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

describe("what happens", () => {
  it("a deal counts as new where it is created, and an enquiry where it is accepted", () => {
    const [birth] = [after(base).birth]
    assert.deepStrictEqual(birth, {
      at: day(0),
      pipelineId: sales.id,
      sourceId: null,
      ownerId: ann.id,
      budget: null
    })
    const waiting = after(created({ stageId: incoming, ownerId: bob.id, budget: usd(1000) }))
    assert.isNull(waiting.birth)
    const [fact] = facts(waiting, move(stageId(20), { pipelineId: partners.id }), day(3))
    assert.deepStrictEqual(fact?._tag === "DealMoved" ? fact.birth : null, {
      at: day(3),
      pipelineId: partners.id,
      sourceId: null,
      ownerId: bob.id,
      budget: { ...usd(1000), base: 900 }
    })
  })

  it("a budget is priced at the rate of the day in the workspace's zone, and not at all before there is one", () => {
    const priced = (iso: string) => {
      const [fact] = facts(null, created({ budget: usd(10_000) }), Instant.iso(iso))
      return fact?._tag === "DealCreated" ? fact.budget?.base : undefined
    }
    // In Berlin the new rate's day begins two hours before Greenwich's.
    assert.deepStrictEqual(
      ["2024-04-30T21:59:59Z", "2024-04-30T22:00:00Z", "2024-05-31T21:59:59Z", "2024-05-31T22:00:00Z"].map(
        priced
      ),
      [null, 9000, 9000, 9500]
    )
  })

  it("a step knows how long the deal stood where it was", () => {
    const [fact] = facts(after(base, move(offer)), win, day(6))
    assert.strictEqual(fact?._tag === "DealMoved" ? fact.timeInStage : null, 5 * 86_400_000)
  })

  it("winning again, moving to where it stands and giving what it has make nothing happen", () => {
    const deal = after(created({ budget: eur(500), sourceId: web }), win)
    for (const command of [
      win,
      move(won),
      { _tag: "ChangeBudget", dealId, to: eur(500) },
      { _tag: "ChangeOwner", dealId, to: ann.id },
      { _tag: "ChangeSource", dealId, to: web }
    ] as const) {
      assert.deepStrictEqual(facts(deal, command), [], command._tag)
    }
  })

  it("the same creation again makes nothing happen", () =>
    assert.deepStrictEqual(facts(after(base), base, day(0)), []))

  it("an amount that cannot be kept exactly in the base currency counts as one without a rate", () => {
    const absurd = {
      ...around,
      workspace: {
        ...around.workspace,
        rates: [
          { currency: Currency.make("USD"), validFrom: LocalDate.make("2024-01-01"), rate: "999999999999" }
        ]
      }
    }
    const [fact] = Result.getOrThrow(decide(null, created({ budget: usd(MAX_AMOUNT) }), day(0), absurd))
    assert.deepStrictEqual(fact?._tag === "DealCreated" ? fact.budget : null, {
      ...usd(MAX_AMOUNT),
      base: null
    })
  })

  it("no budget is not a budget of nothing", () => {
    const [fact] = facts(after(base), { _tag: "ChangeBudget", dealId, to: eur(0) })
    assert.deepInclude(fact, { _tag: "DealBudgetChanged", from: null, to: { ...eur(0), base: 0 } })
  })

  it("losing goes to the first lost stage unless one is named", () => {
    const to = (command: DealCommand) =>
      facts(after(base), command).map((f) => (f._tag === "DealMoved" ? f.to.stageId : null))
    assert.deepStrictEqual(to(lose), [lost])
    assert.deepStrictEqual(to({ _tag: "LoseDeal", dealId, stageId: notNow, lossReasonId: price }), [notNow])
  })
})

describe("a deal ends and is taken up again", () => {
  it("its last open stage is remembered through winning and losing", () => {
    assert.strictEqual(after(base, move(offer), win, lose).closing?.lastOpen, offer)
    assert.strictEqual(after(created({ stageId: won }), lose).closing?.lastOpen, "creation")
    assert.strictEqual(after(created({ stageId: lost, lossReasonId: price })).closing?.lastOpen, "creation")
    assert.strictEqual(after(created({ stageId: incoming }), win, lose).closing?.lastOpen, "creation")
  })

  it("reopening takes back the very end that stood", () => {
    const deal = after(created({ budget: eur(500) }), win)
    const [fact] = facts(deal, { _tag: "ReopenDeal", dealId, stageId: offer })
    assert.deepStrictEqual(fact?._tag === "DealMoved" ? [fact.reopens, fact.closes] : null, [
      deal.closing,
      null
    ])
    assert.strictEqual(deal.closing?.at, day(1))
  })

  it("from one lost stage to another it stays lost since then, for the new reason", () => {
    const deal = after(base, lose)
    const [fact] = facts(deal, { _tag: "LoseDeal", dealId, stageId: notNow, lossReasonId: silence })
    assert.deepStrictEqual(
      fact?._tag === "DealMoved" ? fact.closes : null,
      deal.closing && { ...deal.closing, lossReasonId: silence }
    )
  })

  it("lost again in another pipeline, it is lost there and then", () => {
    const deal = after(base, lose)
    const [fact] = facts(deal, move(stageId(22), { pipelineId: partners.id }), day(9))
    const closes = fact?._tag === "DealMoved" ? fact.closes : null
    assert.deepStrictEqual([closes?.at, closes?.pipelineId, closes?.lastOpen], [day(9), partners.id, fresh])
  })

  it("a declined enquiry that is taken up after all is new from then on", () => {
    const declined = after(created({ stageId: incoming, ownerId: ann.id }), lose)
    assert.isNull(declined.birth)
    const [fact] = facts(declined, { _tag: "ReopenDeal", dealId, stageId: fresh }, day(7))
    assert.strictEqual(fact?._tag === "DealMoved" ? fact.birth?.at : null, day(7))
  })

  it("deleted and restored it is the deal it was, two versions later", () => {
    const deal = after(base, move(offer))
    const back = after(base, move(offer), erase, { _tag: "RestoreDeal", dealId })
    assert.deepStrictEqual(back, { ...deal, version: deal.version + 2, changedAt: day(3) })
  })
})

describe("products and plans", () => {
  const wheel = (amount: number, quantity = 1000) => ({
    productId: null,
    name: "Wheel",
    unitPrice: eur(amount),
    quantity,
    unit: null,
    discount: { kind: "none" as const },
    taxRate: 0,
    taxIncluded: false
  })
  const sell = (...rows: ReadonlyArray<ReturnType<typeof wheel>>): DealCommand => ({
    _tag: "SetProducts",
    dealId,
    rows
  })

  it("products make the budget, by a second fact", () => {
    const made = facts(after(base), sell(wheel(9999, 1500), wheel(1)))
    assert.deepStrictEqual(
      made.map((fact) =>
        fact._tag === "DealBudgetChanged" ? [fact.to?.amount, fact.manual, fact.since] : fact._tag
      ),
      ["DealProductsChanged", [15_000, false, day(0)]]
    )
  })

  it("a budget set by hand stands until products are set again, the same ones too", () => {
    const products = sell(wheel(500))
    const deal = after(base, products, { _tag: "ChangeBudget", dealId, to: eur(700) })
    assert.deepStrictEqual([deal.manualBudget, deal.budget], [true, eur(700)])
    const again = after(base, products, { _tag: "ChangeBudget", dealId, to: eur(700) }, products)
    assert.deepStrictEqual([again.manualBudget, again.budget], [false, eur(500)])
    assert.deepStrictEqual(facts(again, products), [])
  })

  it("without products the last budget stays, as one set by hand", () => {
    const deal = after(base, sell(wheel(500)), sell())
    assert.deepStrictEqual([deal.manualBudget, deal.budget, deal.products], [true, eur(500), []])
  })

  it("a row that cannot be is refused and named", () => {
    const off = { ...wheel(10), discount: { kind: "amount" as const, amount: 11 } }
    assert.deepInclude(refusal(after(base), sell(wheel(1), off as never)), {
      _tag: "ProductRowInvalid",
      row: 1,
      field: "discount.amount"
    })
    const unknown = { ...wheel(10), productId: ProductId.make(uuid(999)) }
    assert.deepInclude(refusal(after(base), sell(unknown as never)), {
      _tag: "ReferenceNotFound",
      field: "rows.0.productId"
    })
  })

  it("a plan is pushed when it is put off, and neither when it is made nor when it is forgotten", () => {
    const plan = (date: string | null): DealCommand => ({
      _tag: "PlanClose",
      dealId,
      to: date === null ? null : LocalDate.make(date)
    })
    const pushed = (...dates: ReadonlyArray<string | null>) => {
      const earlier = dates.slice(0, -1).map(plan)
      const [fact] = facts(after(base, ...earlier), plan(dates.at(-1) ?? null))
      return fact?._tag === "DealPlannedCloseChanged" ? fact.pushed : null
    }
    assert.strictEqual(pushed("2024-06-01"), false)
    assert.strictEqual(pushed("2024-06-01", "2024-06-02"), true)
    assert.strictEqual(pushed("2024-06-01", "2024-05-31"), false)
    assert.strictEqual(pushed("2024-06-01", null), false)
    assert.isNull(pushed("2024-06-01", "2024-06-01"))
  })
})

describe("what later numbers are measured by", () => {
  it("a closing knows every stage stood in, each once at its last entrance, and since when the deal was new", () => {
    const closing = after(base, move(offer), move(fresh), move(offer), win).closing
    assert.deepStrictEqual(
      closing?.visits.map(({ at, stageId }) => [stageId, at]),
      [
        [fresh, day(2)],
        [offer, day(3)],
        [won, day(4)]
      ]
    )
    assert.strictEqual(closing?.born, day(0))
  })

  it("a move says since when, and which stages came before", () => {
    const [fact] = facts(after(base, move(offer)), move(fresh), day(9))
    assert.deepStrictEqual(
      fact?._tag === "DealMoved" ? [fact.since, fact.timeInStage, fact.visits.map((v) => v.stageId)] : null,
      [day(1), 8 * 86_400_000, [fresh, offer]]
    )
  })
})
