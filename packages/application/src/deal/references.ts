/** What does a command on a deal name besides its pipeline and people? Deals, clients and products, which have to be looked up. */
import type { EntryKind } from "@weir/domain/catalogue/Catalogue"
import type { DealCommand, MergeCommand } from "@weir/domain/deal/DealCommand"

export interface DealReferences {
  /** The deal itself, and others it is to be one with. */
  readonly deals: ReadonlyArray<string>
  readonly entries: ReadonlyArray<{ readonly kind: EntryKind; readonly id: string }>
}

export const referencesOf = (command: DealCommand | MergeCommand): DealReferences => {
  switch (command._tag) {
    case "MergeDeals":
      return { deals: [command.dealId, command.loserId], entries: [] }
    case "CreateDeal":
      return { deals: [command.dealId], entries: clientsOf(command) }
    case "ChangeDetails":
      return { deals: [command.dealId], entries: clientsOf(command.to) }
    case "SetProducts":
      return {
        deals: [command.dealId],
        entries: command.rows.flatMap(({ productId }) =>
          productId === null ? [] : [{ kind: "product" as const, id: productId }]
        )
      }
    default:
      return { deals: [command.dealId], entries: [] }
  }
}

const clientsOf = (details: {
  readonly companyId: string | null
  readonly contactId: string | null
  readonly productId: string | null
}): DealReferences["entries"] =>
  (
    [
      ["company", details.companyId],
      ["contact", details.contactId],
      ["product", details.productId]
    ] as const
  ).flatMap(([kind, id]) => (id === null ? [] : [{ kind, id }]))
