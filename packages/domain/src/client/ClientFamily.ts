/** How do clients belong among the records? */
import * as Family from "../record/Family.ts"
import { Client, ClientCommand, ClientFact } from "./Client.ts"
import { decide } from "./ClientDecision.ts"
import { evolve } from "./evolve.ts"

/** Everything the rest of the core needs to know about clients. */
export const clients = Family.make({
  kind: "client",
  Fact: ClientFact,
  Command: ClientCommand,
  State: Client,
  idOf: (fact) => fact.clientId,
  subjectOf: (command) => command.clientId,
  mentions: (c) => {
    const other = c._tag === "MergeClients" ? c.absorbed : c._tag === "PartClients" ? c.released : null
    const named = [c.clientId, ...(other === null ? [] : [other])]
    return {
      clients: named,
      bindings: [
        ...named.map((id) => ({ kind: c.of, id })),
        ...(c._tag === "LinkClient" && c.to !== null ? [{ kind: "company" as const, id: c.to }] : [])
      ]
    }
  },
  decide,
  evolve,
  placed: (s) => ({
    key: null,
    ownerId: null,
    bindings: [{ kind: s.of, id: s.id }],
    at: s.changedAt,
    open: false
  })
})
