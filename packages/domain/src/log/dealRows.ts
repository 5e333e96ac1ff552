/** Which lines does the log say about a deal? Stages, money, people, links to clients, and merges. */
import type { DealFact } from "../deal/DealEvent.ts"
import type { ProductRow } from "../deal/productRows.ts"
import { entry, money, person, records, relinked, type Row, row, stage } from "./Row.ts"
import { textOf, Value } from "./Value.ts"

type Told<T extends DealFact["_tag"]> = Extract<DealFact, { readonly _tag: T }>

const day = (date: Told<"DealPlannedCloseChanged">["from"]) =>
  date === null ? null : Value.cases.Day.make({ date })
const deals = (id: string) => records([{ kind: "deal", id }])
const named = (rows: ReadonlyArray<ProductRow>) =>
  rows.length === 0 ? null : textOf(rows.map(({ name, quantity }) => `${name} × ${quantity}`).join(", "))

/** The lines of each fact about a deal. A link is told on both sides (E5). */
export const dealRows: {
  readonly [T in DealFact["_tag"]]: (fact: Told<T>) => ReadonlyArray<Row>
} = {
  DealCreated: (fact) => [
    row("DealCreated", "deal", fact.dealId, {
      after: money(fact.budget) ?? stage(fact.place),
      also: entry("source", fact.sourceId)
    }),
    ...lossReason(fact.dealId, fact.closing?.lossReasonId ?? null),
    ...links(fact.dealId, { contactId: null, companyId: null }, fact)
  ],
  DealMoved: (fact) => [
    row("DealMoved", "deal", fact.dealId, { before: stage(fact.from), after: stage(fact.to) }),
    ...lossReason(fact.dealId, fact.closes?.lossReasonId ?? null)
  ],
  DealBudgetChanged: ({ dealId, from, to }) => [
    row("DealBudgetChanged", "deal", dealId, { before: money(from), after: money(to) })
  ],
  DealOwnerChanged: ({ dealId, from, to }) => [
    row("DealOwnerChanged", "deal", dealId, { before: person(from), after: person(to) })
  ],
  DealPlannedCloseChanged: ({ dealId, from, to }) => [
    row("DealPlannedCloseChanged", "deal", dealId, { before: day(from), after: day(to) })
  ],
  DealProductsChanged: ({ dealId, from, to }) => [
    row("DealProductsChanged", "deal", dealId, { before: named(from), after: named(to) })
  ],
  DealMerged: ({ dealId, loserId }) => [row("DealMerged", "deal", dealId, { before: deals(loserId) })],
  DealUnmerged: ({ dealId, loserId }) => [row("DealUnmerged", "deal", dealId, { after: deals(loserId) })],
  DealAbsorbed: ({ dealId, into }) => [row("DealAbsorbed", "deal", dealId, { after: deals(into) })],
  DealReleased: ({ dealId, from }) => [row("DealReleased", "deal", dealId, { before: deals(from) })],
  DealSourceChanged: ({ dealId, from, to }) => [
    row("DealSourceChanged", "deal", dealId, { before: entry("source", from), after: entry("source", to) })
  ],
  DealDetailsChanged: ({ dealId, from, to }) => [
    ...(from.title === to.title
      ? []
      : [row("DealTitleChanged", "deal", dealId, { before: textOf(from.title), after: textOf(to.title) })]),
    ...links(dealId, from, to),
    ...(from.productId === to.productId
      ? []
      : [
          row("DealProductChanged", "deal", dealId, {
            before: entry("product", from.productId),
            after: entry("product", to.productId)
          })
        ]),
    ...fieldRows(dealId, from.fields, to.fields)
  ],
  DealDeleted: ({ dealId, place }) => [row("DealDeleted", "deal", dealId, { before: stage(place) })],
  DealRestored: ({ dealId, place }) => [row("DealRestored", "deal", dealId, { after: stage(place) })]
}

interface Clients {
  readonly contactId: string | null
  readonly companyId: string | null
}

const links = (dealId: string, from: Clients, to: Clients): ReadonlyArray<Row> => [
  ...relinked({ kind: "deal", id: dealId }, "contact", from.contactId, to.contactId),
  ...relinked({ kind: "deal", id: dealId }, "company", from.companyId, to.companyId)
]

const lossReason = (dealId: string, id: string | null): ReadonlyArray<Row> =>
  id === null ? [] : [row("LossReasonSet", "deal", dealId, { after: entry("lossReason", id) })]

type Fields = Told<"DealDetailsChanged">["from"]["fields"]

const fieldRows = (dealId: string, from: Fields, to: Fields): ReadonlyArray<Row> =>
  [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((field) => {
    const [before, after] = [from[field], to[field]]
    if (before === after) return []
    return [
      row("DealFieldChanged", "deal", dealId, {
        field,
        before: before === undefined ? null : textOf(before),
        after: after === undefined ? null : textOf(after)
      })
    ]
  })
