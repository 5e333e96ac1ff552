/** What is wanted of contacts and companies? To be reached, to belong to each other, to be found the same and told apart again. */
import { ClientCommand } from "@weir/domain/client/Client"
import { CompanyId } from "@weir/domain/identity/Id"
import type { State } from "@weir/domain/log/replay"
import type { Pick } from "../intents.ts"
import type { Work } from "./Work.ts"

const wishes = { addressClient: 1, linkClient: 3, mergeClients: 3, partClients: 2 }
type Wish = keyof typeof wishes

const ids = (state: State, kind: string): ReadonlyArray<string> =>
  [...state.catalogue.values()].filter((e) => e.kind === kind).map((e) => e.id)

const addresses = [
  { phones: [], emails: [] },
  { phones: ["+351912345678"], emails: ["dora@example.com"] },
  { phones: ["+4930123456", "+5511987654321"], emails: [] }
]

const commandOf = (state: State, wish: Wish, pick: Pick): ClientCommand | null => {
  const { cases } = ClientCommand
  const of =
    wish === "linkClient" ? "contact" : (pick(0, ["contact", "contact", "company"] as const) ?? "contact")
  const clientId = pick(1, ids(state, of))
  if (clientId === undefined) return null
  switch (wish) {
    case "addressClient":
      return cases.AddressClient.make({ clientId, of, to: pick(2, addresses) ?? { phones: [], emails: [] } })
    case "linkClient": {
      const to = pick(2, [...ids(state, "company"), ...ids(state, "company"), null]) ?? null
      return cases.LinkClient.make({ clientId, of, to: to === null ? null : CompanyId.make(to) })
    }
    case "mergeClients": {
      const absorbed = pick(2, ids(state, of))
      return absorbed === undefined ? null : cases.MergeClients.make({ clientId, of, absorbed })
    }
    case "partClients": {
      const merged = pick(
        2,
        [...state.records.client.values()].filter((c) => c.mergedInto !== null)
      )
      return merged === undefined
        ? null
        : cases.PartClients.make({
            clientId: merged.mergedInto ?? merged.id,
            of: merged.of,
            released: merged.id
          })
    }
  }
}

export const clients: Work = {
  wishes,
  wanted: (state, wish, pick) => {
    const command = commandOf(state, wish as Wish, pick)
    if (command === null) return null
    const other =
      command._tag === "MergeClients"
        ? command.absorbed
        : command._tag === "PartClients"
          ? command.released
          : command.clientId
    const changed = [command.clientId, other].flatMap((id) => state.records.client.get(id)?.changedAt ?? [])
    const [latest = null] = changed.toSorted((a, b) => b - a)
    return { command, earliest: latest }
  }
}
