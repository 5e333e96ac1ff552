/** Which clients belong to a profile? The client with all that was merged into it; for a company, its contacts too (Q1, G11). */
import type { Client, ClientKind } from "./Client.ts"

/** Contacts and companies, by id. */
export interface Clients {
  readonly contacts: ReadonlyArray<string>
  readonly companies: ReadonlyArray<string>
}

/** The clients that a profile covers, by kind. Merged clients are found under the one that absorbed them. */
export const clientsIn = (clients: ReadonlyMap<string, Client>, kind: ClientKind, id: string): Clients => {
  const whole = (one: string) => [one, ...(clients.get(one)?.absorbed ?? [])]
  if (kind === "contact") return { contacts: whole(id), companies: [] }
  const companies = whole(id)
  const own = [...clients.values()].filter((c) => c.companyId !== null && companies.includes(c.companyId))
  return { companies, contacts: [...new Set(own.flatMap((c) => whole(c.id)))] }
}
