import { assert, it } from "vitest"
import { StageId } from "../../identity/Id.ts"
import { counted, zero } from "../Figure.ts"
import { isUsed } from "./Stages.ts"

const silent: Parameters<typeof isUsed>[0] = {
  id: StageId.make("00000000-0000-4000-8000-000000000001"),
  name: "A",
  kind: "open",
  color: "#000000",
  archived: true,
  stock: zero,
  opening: zero,
  net: zero,
  in: zero,
  out: zero,
  edits: zero,
  admin: zero,
  distinct: 0,
  passed: 0,
  lost: zero,
  balanced: true
}

it("a stage has something to say when a deal stands or stood there, was touched, passed or was lost from there", () => {
  assert.isFalse(isUsed(silent))
  for (const part of ["opening", "stock", "lost"] as const)
    assert.isTrue(isUsed({ ...silent, [part]: counted(1) }), part)
  for (const part of ["distinct", "passed"] as const) assert.isTrue(isUsed({ ...silent, [part]: 1 }), part)
})
