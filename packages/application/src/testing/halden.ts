/** With which company do the tests of use cases begin? With one that was just opened, by its only admin. */
import { Currency } from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import { Zone } from "@weir/domain/time/Zone"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { Directory } from "../ports/Directory.ts"
import type { Who } from "../Who.ts"
import { openWorkspace } from "../workspace/openWorkspace.ts"

export const halden = Effect.gen(function* () {
  yield* TestClock.setTime(Instant.iso("2026-03-18T10:00:00Z"))
  const { adminId, workspaceId } = yield* openWorkspace({
    name: "Halden",
    zone: Zone.make("Europe/Lisbon"),
    weekStart: 1,
    baseCurrency: Currency.make("EUR"),
    admin: { name: "Ana", email: "ana@example.com" }
  })
  const who: Who = { workspaceId, actor: { kind: "user", userId: adminId } }
  const pipeline = (yield* (yield* Directory).get(workspaceId)).pipelines[0]!
  return { who, adminId, pipeline }
})
