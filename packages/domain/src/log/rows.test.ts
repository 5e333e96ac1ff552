// Does the log say of every fact what happened, to what, and what stood there before and after?
import { Effect } from "effect"
import * as Arbitrary from "effect/Arbitrary"
import { assert, describe, it } from "vitest"
import { DealFact } from "../deal/DealEvent.ts"
import { ClientFact } from "../client/Client.ts"
import { ActivityFact } from "../activity/ActivityEvent.ts"
import { CompanyId, ContactId, DealId, PipelineId, StageId, UserId, WorkspaceId } from "../identity/Id.ts"
import { RateValue } from "../money/Rate.ts"
import * as LocalDate from "../time/LocalDate.ts"
import { Zone } from "../time/Zone.ts"
import { WorkspaceFact } from "../workspace/Workspace.ts"
import * as Currency from "../money/Currency.ts"
import * as Instant from "../time/Instant.ts"
import { Fact, subjectOf } from "./Event.ts"
import { factTags, objectOf, rowsOf } from "./rows.ts"
import { longestText, textOf } from "./Value.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const workspaceId = WorkspaceId.make(uuid(1))
const dealId = DealId.make(uuid(2))
const contactId = ContactId.make(uuid(3))
const companyId = CompanyId.make(uuid(4))
const place = { pipelineId: PipelineId.make(uuid(5)), stageId: StageId.make(uuid(6)), kind: "open" as const }
const details = { title: "Oak tables", companyId: null, contactId: null, productId: null, fields: {} }
const lines = (fact: Fact) => rowsOf({ workspaceId, fact })
const budget = { amount: 920_000, currency: Currency.make("USD"), base: null }

describe("the lines of the log", () => {
  it("tell every kind of fact there is, each once at least, the own record first", async () => {
    const facts = await Effect.runPromise(
      Arbitrary.sampleEffect(Arbitrary.schema(Fact), { count: 1500, seed: 7 })
    )
    // Zones and rates are rarely met by chance.
    const rare: ReadonlyArray<Fact> = [
      WorkspaceFact.cases.WorkspaceOpened.make({
        name: "North",
        zone: Zone.make("Europe/Lisbon"),
        weekStart: 1,
        baseCurrency: Currency.make("USD"),
        demo: false
      }),
      WorkspaceFact.cases.RateSet.make({
        rate: { currency: Currency.make("EUR"), validFrom: LocalDate.FIRST, rate: RateValue.make("1.1") }
      })
    ]
    const seen = new Set<string>()
    for (const fact of [...facts, ...rare]) {
      seen.add(fact._tag)
      const [first, ...others] = lines(fact)
      assert.isDefined(first, fact._tag)
      assert.strictEqual(first!.object.id, subjectOf({ workspaceId, fact }).id, fact._tag)
      assert.strictEqual(first!.object.kind, objectOf({ workspaceId, fact }).kind, fact._tag)
      for (const line of [first!, ...others]) assert.isString(line.what)
    }
    assert.deepStrictEqual(
      factTags.filter((tag) => !seen.has(tag)),
      []
    )
  })

  it("say from which stage to which a deal was moved, and why it was lost", () => {
    assert.deepStrictEqual(
      lines(
        DealFact.cases.DealBudgetChanged.make({
          dealId,
          place,
          since: Instant.MIN,
          plannedClose: null,
          ownerId: UserId.make(uuid(8)),
          from: budget,
          to: { ...budget, amount: 980_000 },
          manual: true
        })
      ).map(({ after, before, what }) => [what, before, after]),
      [
        [
          "DealBudgetChanged",
          { _tag: "Money", amount: 920_000, currency: "USD" },
          { _tag: "Money", amount: 980_000, currency: "USD" }
        ]
      ]
    )
    assert.deepStrictEqual(lines(DealFact.cases.DealDeleted.make({ dealId, place }))[0]?.before, {
      _tag: "Stage",
      pipelineId: place.pipelineId,
      stageId: place.stageId
    })
  })

  it("tell one link twice, once on each side (E5)", () => {
    const linked = lines(
      DealFact.cases.DealDetailsChanged.make({
        dealId,
        from: details,
        to: { ...details, contactId },
        closing: null
      })
    )
    assert.deepStrictEqual(
      linked.map(({ after, object, what }) => [
        what,
        object.kind,
        object.id,
        after?._tag === "Records" && after.records
      ]),
      [
        ["ContactLinked", "deal", dealId, [{ kind: "contact", id: contactId }]],
        ["DealLinked", "contact", contactId, [{ kind: "deal", id: dealId }]]
      ]
    )
    const other = ContactId.make(uuid(9))
    const changed = lines(
      DealFact.cases.DealDetailsChanged.make({
        dealId,
        from: { ...details, contactId: other },
        to: { ...details, contactId },
        closing: null
      })
    )
    assert.deepStrictEqual(
      changed.map(({ object, what }) => [what, object.id]),
      [
        ["ContactUnlinked", dealId],
        ["DealUnlinked", other],
        ["ContactLinked", dealId],
        ["DealLinked", contactId]
      ]
    )
    const placed = lines(
      ClientFact.cases.ClientLinked.make({ clientId: contactId, of: "contact", from: null, to: companyId })
    )
    assert.deepStrictEqual(
      placed.map(({ object, what }) => [what, object.kind]),
      [
        ["CompanyLinked", "contact"],
        ["ContactLinked", "company"]
      ]
    )
  })

  it("tell each field that changed, and nothing of those that did not", () => {
    const from = { ...details, fields: { colour: "red", size: "big" } }
    const to = { ...details, title: "Elm tables", fields: { colour: "blue", size: "big", legs: "4" } }
    assert.deepStrictEqual(
      lines(DealFact.cases.DealDetailsChanged.make({ dealId, from, to, closing: null })).map((line) => [
        line.what,
        line.field,
        line.before?._tag === "Text" ? line.before.text : null,
        line.after?._tag === "Text" ? line.after.text : null
      ]),
      [
        ["DealTitleChanged", null, "Oak tables", "Elm tables"],
        ["DealFieldChanged", "colour", "red", "blue"],
        ["DealFieldChanged", "legs", null, "4"]
      ]
    )
  })

  it("say by how much a task was late, and what came of one that was not", () => {
    const due = Instant.iso("2026-11-18T13:00:00Z")
    const owner = UserId.make(uuid(8))
    const type = { of: "task" as const, typeId: null }
    const completed = (at: Instant.Instant, late: boolean) =>
      lines(
        ActivityFact.cases.ActivityCompleted.make({
          activityId: uuid(10) as never,
          ownerId: owner,
          type,
          direction: "none",
          bindings: [],
          result: "Sold",
          completion: { at, by: owner, ownerId: owner, type, late },
          filing: { at: due, ownerId: owner, type }
        })
      )[0]?.after
    assert.deepStrictEqual(completed(Instant.iso("2026-11-18T13:22:00Z"), true), {
      _tag: "Lateness",
      ms: 22 * 60_000
    })
    assert.deepStrictEqual(completed(due, false), { _tag: "Text", text: "Sold" })
  })

  it("are cut where a text is long", () => {
    const cut = textOf("word ".repeat(1000))
    assert.isTrue(cut._tag === "Text" && cut.text.length <= longestText && cut.text.endsWith("…"))
  })
})
