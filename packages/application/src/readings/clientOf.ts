/** What does the profile of a contact or company cover, now or at a past instant? The core asks the ledger step by step. */
import type { Client, ClientKind } from "@weir/domain/client/Client"
import { clientsIn } from "@weir/domain/client/clientScope"
import { EntryNotFound } from "@weir/domain/catalogue/Catalogue"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Query } from "@weir/domain/ledger/Query"
import { replay } from "@weir/domain/log/replay"
import type { Ask, ClientScope } from "@weir/domain/metrics/Ask"
import { profileScope } from "@weir/domain/metrics/client/profileScope"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { Catalogue } from "../ports/Catalogue.ts"
import { EventLog } from "../ports/EventLog.ts"
import { Ledger, type Sums } from "../ports/Ledger.ts"
import { Records } from "../ports/Records.ts"
import { choosesNothing } from "./choosesNothing.ts"

/** A contact or company. */
export interface ClientName {
  readonly kind: ClientKind
  readonly id: string
}

/** The clients that count as this one: merged into it, and for a company its contacts. `supposed` ones stand in for the stored. */
export const clientsOf = Effect.fn("clientsOf")(function* (
  workspaceId: WorkspaceId,
  { id, kind }: ClientName,
  asOf: Instant | null,
  supposed: ReadonlyMap<string, Client> = new Map()
) {
  const entries = yield* (yield* Catalogue).some(workspaceId, kind, [id])
  if (entries.length === 0) return yield* new EntryNotFound({ kind, id })
  const stored = yield* Records
  // A contact knows whom it absorbed; which contacts belong to a company only they know.
  const now =
    kind === "contact" ? stored.some(workspaceId, "client", [id]) : stored.all(workspaceId, "client")
  const clients: ReadonlyMap<string, Client> =
    asOf === null
      ? new Map((yield* now).map((client) => [client.id, client]))
      : replay(yield* (yield* EventLog).known(workspaceId, ["client"], asOf)).records.client
  return clientsIn(new Map([...clients, ...supposed]), kind, id)
})

/** How the profile's sums are got; from the ledger as it is, unless something is supposed. */
export interface Supposed<E = never, R = Ledger> {
  readonly clients?: ReadonlyMap<string, Client>
  readonly sums: (queries: Readonly<Record<string, Query>>) => Effect.Effect<Sums, E, R>
}

/** All that the profile counts. */
export const clientScope = Effect.fn("clientScope")(function* <E = never, R = Ledger>(
  asked: Ask,
  name: ClientName,
  supposed?: Supposed<E, R>
) {
  const { id: workspaceId } = asked.workspace
  const within = yield* clientsOf(workspaceId, name, asked.asOf, supposed?.clients)
  const ledger = yield* Ledger
  const steps = profileScope(asked, name.kind, name.id, within)
  let step = steps.next()
  while (step.done !== true) {
    const asking = Object.fromEntries(
      Object.entries(step.value).filter(([, query]) => !choosesNothing(query))
    )
    const sums = supposed === undefined ? ledger.sums(workspaceId, asking) : supposed.sums(asking)
    step = steps.next((yield* sums).balances)
  }
  return step.value satisfies ClientScope
})
