/** Which command on a deal does an intent mean? */
import type { EntryKind } from "@weir/domain/catalogue/Catalogue"
import type { Deal } from "@weir/domain/deal/Deal"
import { DealCommand, MergeCommand } from "@weir/domain/deal/DealCommand"
import {
  CompanyId,
  ContactId,
  DealId,
  LossReasonId,
  ProductId,
  ROBOT,
  SourceId
} from "@weir/domain/identity/Id"
import type { State } from "@weir/domain/log/replay"
import type { Budget } from "@weir/domain/money/Budget"
import * as Currency from "@weir/domain/money/Currency"
import type { ProductRow } from "@weir/domain/deal/productRows"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { id } from "@weir/domain/workbook/ids"
import type { Pick, Wish } from "./intents.ts"

const money = (amount: number, code: string): Budget => ({ amount, currency: Currency.make(code) })

/** The base currency, two with a rate (one of them without decimals, valid from a later day), one without any, none, and zero. */
const budgets: ReadonlyArray<Budget | null> = [
  null,
  money(0, "EUR"),
  money(150_000, "EUR"),
  money(199_999, "EUR"),
  money(1, "EUR"),
  money(100_001, "USD"),
  money(5_000, "USD"),
  money(123_457, "JPY"),
  money(77_700, "GBP"),
  money(10_000_000_000_000, "EUR")
]

const titles = ["Mill", "100% of_it", 'Über "quoted" \\ path', "日本 🎡", "it's", "  spaced  ", "line\nbreak"]

const ids = (state: State, kind: EntryKind): ReadonlyArray<string> =>
  [...state.catalogue.values()].filter((e) => e.kind === kind).map((e) => e.id)

export const createCommand = (state: State, pick: Pick): DealCommand => {
  const number = state.deals.size
  const pipeline = pick(0, [...state.pipelines.values()])
  const stages = pipeline?.stages ?? []
  // Enquiries come more often than any one stage would have it: much of what can happen begins with them.
  const stage = pick(1, [...stages, ...stages.filter(({ kind }) => kind === "incoming")])
  if (pipeline === undefined || stage === undefined)
    throw new Error("a history has a pipeline from the beginning")
  const owners = [
    ...(stage.kind === "incoming" ? [ROBOT, ROBOT] : []),
    ...[...state.users.values()].map((user) => user.id)
  ]
  const source = pick(4, [null, ...ids(state, "source")]) ?? null
  return DealCommand.cases.CreateDeal.make({
    dealId: DealId.make(id("deal", number)),
    externalId: pick(5, [`X-${number}`, `x%${number}`, null]) ?? null,
    ...details(state, pick),
    pipelineId: pipeline.id,
    stageId: stage.id,
    budget: pick(2, budgets) ?? null,
    ownerId: pick(3, owners) ?? ROBOT,
    sourceId: source === null ? null : SourceId.make(source),
    lossReasonId: reason(state, stage.kind === "lost", pick)
  })
}

const details = (state: State, pick: Pick) => {
  const company = pick(1, [null, ...ids(state, "company")]) ?? null
  const contact = pick(2, [null, ...ids(state, "contact")]) ?? null
  const product = pick(3, [null, ...ids(state, "product")]) ?? null
  return {
    title: pick(4, titles) ?? "Mill",
    companyId: company === null ? null : CompanyId.make(company),
    contactId: contact === null ? null : ContactId.make(contact),
    productId: product === null ? null : ProductId.make(product),
    fields: pick(5, [{}, { Telephone: "+1 'x' \"y\"" }, { поле: "значение", B: "1" }]) ?? {}
  }
}

/** Mostly what the stage wants; sometimes missing or out of place, and refused. */
const reason = (state: State, lost: boolean, pick: Pick): LossReasonId | null => {
  const known = ids(state, "lossReason")
  const choice = lost
    ? pick(4, [...known, ...known, null])
    : pick(4, [null, null, null, null, null, null, null, null, known[0]])
  return choice === null || choice === undefined ? null : LossReasonId.make(choice)
}

/** Rows that round, in two currencies, with what is wrong now and then: more taken off than there is, and two currencies at once. */
const rows: ReadonlyArray<ProductRow> = [
  row("EUR", 9_999, 1_500, { kind: "none" }, 1_900, false),
  row("EUR", 123_450, 250, { kind: "percent", hundredths: 1_250 }, 0, true),
  row("EUR", 100, 3_333, { kind: "amount", amount: 33 }, 2_000, true),
  row("USD", 100_036, 1_000, { kind: "none" }, 0, false),
  row("EUR", 10, 1_000, { kind: "amount", amount: 11 }, 0, false)
]

function row(
  code: string,
  amount: number,
  quantity: number,
  discount: ProductRow["discount"],
  taxRate: number,
  taxIncluded: boolean
): ProductRow {
  return {
    productId: null,
    name: `Row of ${amount}`,
    unitPrice: money(amount, code),
    quantity,
    unit: taxIncluded ? "piece" : null,
    discount,
    taxRate,
    taxIncluded
  }
}

const sold: ReadonlyArray<ReadonlyArray<number>> = [[0], [1, 2], [3], [], [0, 1, 2], [3], [], [4], [0, 3]]

const plannedDays = ["2024-01-31", "2024-03-15", "2024-04-30", "2024-11-02", "2025-01-01", "9999-12-31"]

export const dealCommand = (
  state: State,
  deal: Deal,
  wish: Wish,
  pick: Pick
): DealCommand | MergeCommand | null => {
  const dealId = deal.id
  const pipelines = [...state.pipelines.values()]
  const here = pipelines.find((p) => p.id === deal.place.pipelineId)
  const { cases } = DealCommand
  switch (wish) {
    case "move":
    case "moveAcross": {
      const pipeline =
        wish === "move"
          ? here
          : pick(
              0,
              pipelines.filter((p) => p !== here)
            )
      const stage = pick(1, pipeline?.stages ?? [])
      if (pipeline === undefined || stage === undefined) return null
      return cases.MoveDeal.make({
        dealId,
        pipelineId: pipeline.id,
        stageId: stage.id,
        lossReasonId: reason(state, stage.kind === "lost", pick)
      })
    }
    case "win":
      return cases.WinDeal.make({ dealId })
    case "lose": {
      const stage =
        pick(1, [null, ...(here?.stages ?? []).filter((s) => s.kind === "lost").map((s) => s.id)]) ?? null
      return cases.LoseDeal.make({ dealId, stageId: stage, lossReasonId: reason(state, true, pick) })
    }
    case "reopen": {
      const stage = pick(
        1,
        (here?.stages ?? []).filter((s) => s.kind === "open")
      )
      return stage === undefined ? null : cases.ReopenDeal.make({ dealId, stageId: stage.id })
    }
    case "budget":
      return cases.ChangeBudget.make({ dealId, to: pick(2, budgets) ?? null })
    case "owner":
      return cases.ChangeOwner.make({
        dealId,
        to: pick(3, [...[...state.users.values()].map((user) => user.id), ROBOT]) ?? ROBOT
      })
    case "source": {
      const source = pick(4, [null, ...ids(state, "source")]) ?? null
      return cases.ChangeSource.make({ dealId, to: source === null ? null : SourceId.make(source) })
    }
    case "details":
      return cases.ChangeDetails.make({ dealId, to: details(state, pick) })
    case "delete":
      return cases.DeleteDeal.make({ dealId })
    case "products": {
      const product = pick(3, [null, ...ids(state, "product")]) ?? null
      return cases.SetProducts.make({
        dealId,
        rows: (pick(1, sold) ?? []).flatMap((n) => {
          const one = rows[n]
          return one === undefined
            ? []
            : [{ ...one, productId: product === null ? null : ProductId.make(product) }]
        })
      })
    }
    case "plan": {
      const day = pick(1, [null, ...plannedDays, ...plannedDays]) ?? null
      return cases.PlanClose.make({ dealId, to: day === null ? null : LocalDate.make(day) })
    }
    case "merge": {
      const other = pick(
        1,
        [...state.deals.values()].filter((d) => d.id !== deal.id && d.deletedAt === null)
      )
      return other === undefined ? null : MergeCommand.cases.MergeDeals.make({ dealId, loserId: other.id })
    }
    case "unmerge": {
      const part = pick(
        1,
        [...state.deals.values()].filter((d) => d.mergedInto !== null)
      )
      return part === undefined ? null : MergeCommand.cases.UnmergeDeal.make({ dealId: part.id })
    }
    case "restore":
      return cases.RestoreDeal.make({ dealId })
    default:
      return null
  }
}
