/** What is looked up for the profile of a contact or company: no more than it covers? */
import { it } from "@effect/vitest"
import { CompanyId, ContactId } from "@weir/domain/identity/Id"
import { Currency } from "@weir/domain/money/Currency"
import { Zone } from "@weir/domain/time/Zone"
import { layer as memory } from "@weir/memory/Memory"
import { Effect, Layer } from "effect"
import { assert, describe } from "vitest"
import { uuid } from "../Ids.ts"
import * as Feed from "../live/Feed.ts"
import { Records } from "../ports/Records.ts"
import { changeRecord } from "../record/changeRecord.ts"
import { changeCatalogue } from "../workspace/changeCatalogue.ts"
import { openWorkspace } from "../workspace/openWorkspace.ts"
import { clientsOf } from "./clientOf.ts"

/** Two contacts that turned out to be one, of a company. */
const merged = Effect.gen(function* () {
  const { adminId, workspaceId } = yield* openWorkspace({
    name: "Halden",
    zone: Zone.make("Europe/Lisbon"),
    weekStart: 1,
    baseCurrency: Currency.make("EUR"),
    admin: { name: "Ana", email: "ana@example.com" }
  })
  const who = { workspaceId, actor: { kind: "user", userId: adminId } } as const
  const add = (id: string, kind: "contact" | "company", name: string) =>
    changeCatalogue(who, { _tag: "AddEntry", id, kind, name, category: null })
  const [eva, eve] = [ContactId.make(yield* uuid), ContactId.make(yield* uuid)]
  const mill = CompanyId.make(yield* uuid)
  yield* add(eva, "contact", "Eva")
  yield* add(eve, "contact", "Eve")
  yield* add(mill, "company", "Mill")
  yield* changeRecord(who, { _tag: "LinkClient", clientId: eva, of: "contact", to: mill })
  yield* changeRecord(who, { _tag: "MergeClients", clientId: eva, of: "contact", absorbed: eve })
  return { workspaceId, eva, eve, mill }
})

describe("a profile", () => {
  it.effect("of a contact covers those merged into it, and reads no other client", () =>
    Effect.gen(function* () {
      const { eva, eve, workspaceId } = yield* merged
      const records = yield* Records
      const frugal = Records.of({ ...records, all: () => Effect.die("all clients were read") })
      const within = yield* Effect.provideService(
        clientsOf(workspaceId, { kind: "contact", id: eva }, null),
        Records,
        frugal
      )
      assert.deepStrictEqual(within, { contacts: [eva, eve], companies: [] })
    }).pipe(Effect.provide(Layer.mergeAll(memory, Feed.layer)))
  )

  it.effect("of a company covers its contacts with those merged into them", () =>
    Effect.gen(function* () {
      const { eva, eve, mill, workspaceId } = yield* merged
      const within = yield* clientsOf(workspaceId, { kind: "company", id: mill }, null)
      assert.deepStrictEqual(within, { contacts: [eva, eve], companies: [mill] })
    }).pipe(Effect.provide(Layer.mergeAll(memory, Feed.layer)))
  )
})
