/** What is known of a contact or company after one more fact? Any fact may be the first. */
import type { Instant } from "../time/Instant.ts"
import type { Client, ClientFact } from "./Client.ts"

/** The client after `fact`, which occurred at `at`. */
export const evolve = (state: Client | null, fact: ClientFact, at: Instant): Client => {
  const before: Client = state ?? {
    kind: "client",
    id: fact.clientId,
    of: fact.of,
    addresses: { phones: [], emails: [] },
    companyId: null,
    mergedInto: null,
    absorbed: [],
    changedAt: at,
    deletedAt: null,
    version: 0
  }
  const next = { ...before, changedAt: at, version: before.version + 1 }
  switch (fact._tag) {
    case "ClientAddressed":
      return { ...next, addresses: fact.to }
    case "ClientLinked":
      return { ...next, companyId: fact.to }
    case "ClientMerged":
      return { ...next, mergedInto: fact.into }
    case "ClientAbsorbed":
      return { ...next, absorbed: [...new Set([...before.absorbed, ...fact.absorbed])] }
    case "ClientParted":
      return { ...next, mergedInto: null }
    case "ClientReleased":
      return { ...next, absorbed: before.absorbed.filter((id) => !fact.released.includes(id)) }
  }
}
