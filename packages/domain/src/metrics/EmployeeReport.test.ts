import { assert, it } from "vitest"
import { UserId } from "../identity/Id.ts"
import * as Instant from "../time/Instant.ts"
import { askOf } from "../workbook/evaluate.ts"
import { open } from "../workbook/Workbook.ts"
import { employeeReport } from "./EmployeeReport.ts"

const at = Instant.iso("2024-03-05T10:00:00Z")
const ann = UserId.make("00000000-0000-4000-8000-000000000001")
const book = open({ zone: "Europe/Berlin", currency: "EUR", at })
book.ask({ _tag: "AddUser", userId: ann, name: "Ann", email: null, role: "manager" }, at)
const ask = askOf(book.events, { period: { kind: "month" }, now: Instant.iso("2024-03-20T12:00:00Z") })
const nothing = Object.fromEntries(
  Object.keys(employeeReport.needs(ask)).map((name) => [name, []])
) as unknown as Parameters<typeof employeeReport.read>[0]
const held = (deals: number) => ({
  key: { owner: ann },
  day: null,
  at: null,
  subject: null,
  tally: { deals, amount: 0, base: 5, unpriced: 0, unbudgeted: 0 }
})

it("whoever holds a deal has a row; what is left of rates alone makes none", () => {
  const rowsOf = (deals: number) =>
    employeeReport
      .read({ ...nothing, active: [held(deals)] }, ask)
      .rows.map(({ active, name }) => [name, active])
  assert.deepStrictEqual(rowsOf(1), [["Ann", 1]])
  assert.deepStrictEqual(rowsOf(0), [])
})
