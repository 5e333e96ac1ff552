/** What does a command on a deal name besides its pipeline and people? Deals, clients and products, which have to be looked up. */
import type { EntryKind } from "@weir/domain/catalogue/Catalogue"
import type { DealCommand } from "@weir/domain/deal/DealCommand"

export interface DealReferences {
  /** The deal itself, and others it is to be one with. */
  readonly deals: ReadonlyArray<string>
  readonly entries: ReadonlyArray<{ readonly kind: EntryKind; readonly id: string }>
}

export const referencesOf = (command: DealCommand): DealReferences => {
  const details =
    command._tag === "CreateDeal" ? command : command._tag === "ChangeDetails" ? command.to : null
  const entries =
    details === null
      ? []
      : ([
          ["company", details.companyId],
          ["contact", details.contactId],
          ["product", details.productId]
        ] as const)
  return {
    deals: [command.dealId],
    entries: entries.flatMap(([kind, id]) => (id === null ? [] : [{ kind, id }]))
  }
}
