import { assert, it } from "vitest"
import { UserId } from "../../identity/Id.ts"
import * as Instant from "../../time/Instant.ts"
import { askOf } from "../../workbook/evaluate.ts"
import { open } from "../../workbook/Workbook.ts"
import { activityByType } from "../ActivityByType.ts"
import { latestUploads } from "../LatestUploads.ts"
import { notesAdded } from "../NotesAdded.ts"
import { overdueTasks } from "../OverdueTasks.ts"
import { plannedWork } from "../PlannedWork.ts"

const at = Instant.iso("2024-03-05T10:00:00Z")
const ann = UserId.make("00000000-0000-4000-8000-000000000001")
const book = open({ zone: "Europe/Berlin", currency: "EUR", at })
book.ask({ _tag: "AddUser", userId: ann, name: "Ann", email: null, role: "manager" }, at)
const ask = askOf(book.events, { period: { kind: "month" }, now: Instant.iso("2024-03-20T12:00:00Z") })

it("numbers that are not told type by type have no rows of types", () => {
  for (const metric of [notesAdded, latestUploads, plannedWork])
    for (const end of ["", ":before", ":late"])
      assert.isNull(metric.explain(`type:call:${end}`, ask), metric.id)
  assert.isNotNull(plannedWork.explain(`user:${ann}:late`, ask))
  assert.isNotNull(notesAdded.explain(`user:${ann}:before`, ask))
})

it("what is overdue still, or was done late, is told by person alone", () => {
  for (const end of ["stillOpen", "completedLate"]) {
    assert.isNull(overdueTasks.explain(`type:call::${end}`, ask))
    assert.isNotNull(overdueTasks.explain(`user:${ann}:${end}`, ask))
  }
})

it("a type of a person is one, a type of a type is none", () => {
  assert.isNotNull(activityByType.explain(`user:${ann}:type:call:`, ask))
  assert.isNull(activityByType.explain("type:call::type:call:", ask))
  assert.isNull(activityByType.explain("type:meeting:type:call:", ask))
})
