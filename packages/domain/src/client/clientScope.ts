/** What belongs to a client profile? The client with all that was merged into it; for a company, its contacts too (Q1, G11). */
import type { Deal } from "../deal/Deal.ts"
import type { Client, ClientKind } from "./Client.ts"

/** The clients that a profile covers, by kind. Merged clients are found under the one that absorbed them. */
export const clientsIn = (
  clients: ReadonlyMap<string, Client>,
  kind: ClientKind,
  id: string
): { readonly contacts: ReadonlyArray<string>; readonly companies: ReadonlyArray<string> } => {
  const whole = (one: string) => [one, ...(clients.get(one)?.absorbed ?? [])]
  if (kind === "contact") return { contacts: whole(id), companies: [] }
  const companies = whole(id)
  const own = [...clients.values()].filter((c) => c.companyId !== null && companies.includes(c.companyId))
  return { companies, contacts: [...new Set(own.flatMap((c) => whole(c.id)))] }
}

/** The deals that name one of these clients. */
export const dealsOfClients = (
  deals: Iterable<Pick<Deal, "id" | "companyId" | "contactId">>,
  {
    companies,
    contacts
  }: { readonly contacts: ReadonlyArray<string>; readonly companies: ReadonlyArray<string> }
): ReadonlyArray<string> =>
  [...deals]
    .filter(
      (d) =>
        (d.contactId !== null && contacts.includes(d.contactId)) ||
        (d.companyId !== null && companies.includes(d.companyId))
    )
    .map((d) => d.id)
    .sort()
