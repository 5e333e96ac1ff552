/** May this id be given to something new? Rights go by id alone, so nobody may begin a record under the id of what they cannot read. */
import { DealId } from "@weir/domain/identity/Id"
import { type RecordKind, recordKinds } from "@weir/domain/record/families"
import { RecordExists } from "@weir/domain/record/RecordRefusal"
import { Effect } from "effect"
import { Deals } from "../ports/Deals.ts"
import { Records } from "../ports/Records.ts"
import type { Who } from "../Who.ts"

/** These go by the id of a person or of an entry of the lists. */
const named: ReadonlyArray<RecordKind | "deal"> = ["presence", "client", "dashboard"]

/** Refuses an id that a deal or a record of another kind has. Who reads everything gains nothing by it, and is not asked. */
export const idIsFree = Effect.fn("idIsFree")(function* (who: Who, kind: RecordKind | "deal", id: string) {
  if (who.holders === null || named.includes(kind)) return
  const deals = kind === "deal" ? [] : yield* (yield* Deals).some(who.workspaceId, [DealId.make(id)])
  if (deals.length > 0) return yield* new RecordExists({ kind: "deal", id })
  const records = yield* Records
  for (const other of recordKinds) {
    if (other === kind) continue
    if ((yield* records.some(who.workspaceId, other, [id])).length > 0)
      return yield* new RecordExists({ kind: other, id })
  }
})
