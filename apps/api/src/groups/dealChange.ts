/** Which commands does a change of some of a deal's fields amount to? */
import type { DealChange } from "@weir/contract/Deals"
import type { Deal } from "@weir/domain/deal/Deal"
import type { DealCommand } from "@weir/domain/deal/DealCommand"

/** The commands, carried out together; null when nothing was named. Details come first: their references are looked up. */
export const commandsOf = (
  deal: Deal,
  change: DealChange
): { readonly first: DealCommand; readonly also: ReadonlyArray<DealCommand> } | null => {
  const dealId = deal.id
  const {
    budget,
    companyId = deal.companyId,
    contactId = deal.contactId,
    fields = deal.fields,
    ownerId,
    productId = deal.productId,
    sourceId,
    title = deal.title
  } = change
  const details = (["companyId", "contactId", "fields", "productId", "title"] as const).some(
    (name) => change[name] !== undefined
  )
  const commands: ReadonlyArray<DealCommand> = [
    ...(details
      ? [{ _tag: "ChangeDetails", dealId, to: { title, companyId, contactId, productId, fields } } as const]
      : []),
    ...(budget === undefined ? [] : [{ _tag: "ChangeBudget", dealId, to: budget } as const]),
    ...(ownerId === undefined ? [] : [{ _tag: "ChangeOwner", dealId, to: ownerId } as const]),
    ...(sourceId === undefined ? [] : [{ _tag: "ChangeSource", dealId, to: sourceId } as const])
  ]
  const [first, ...also] = commands
  return first === undefined ? null : { first, also }
}
