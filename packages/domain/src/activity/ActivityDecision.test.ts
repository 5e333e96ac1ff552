import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { ActivityId, ActivityTypeId, DealId, ROBOT, UserId, WorkspaceId } from "../identity/Id.ts"
import * as Currency from "../money/Currency.ts"
import type { Around } from "../record/Family.ts"
import * as Instant from "../time/Instant.ts"
import * as LocalDate from "../time/LocalDate.ts"
import * as Zone from "../time/Zone.ts"
import { robot, type User } from "../user/User.ts"
import { defaultSettings } from "../workspace/Workspace.ts"
import type { Activity } from "./Activity.ts"
import { ActivityCommand } from "./ActivityCommand.ts"
import { decide } from "./ActivityDecision.ts"
import { evolve } from "./evolve.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const [ann, ben, cid] = [UserId.make(uuid(1)), UserId.make(uuid(2)), UserId.make(uuid(3))]
const user = (id: UserId, name: string, disabled = false): User => ({
  id,
  name,
  email: null,
  role: "manager",
  sees: "all",
  disabled,
  version: 1
})
const users = [robot, user(ann, "Ann"), user(ben, "Ben"), user(cid, "Cid", true)]
const [mill, dam] = [DealId.make(uuid(11)), DealId.make(uuid(12))]
const visit = ActivityTypeId.make(uuid(20))
const activityId = ActivityId.make(uuid(30))

const around: Around = {
  workspace: {
    id: WorkspaceId.make(uuid(9)),
    name: "Mill",
    zone: Zone.make("Europe/Berlin"),
    weekStart: 1,
    baseCurrency: Currency.make("EUR"),
    rates: [],
    settings: defaultSettings,
    demo: false,
    version: 1
  },
  pipeline: () => undefined,
  user: (id: UserId) => users.find((u) => u.id === id),
  knows: (kind: string, id: string) => kind === "activityType" && id === visit,
  deal: () => undefined,
  has: (kind: string, id: string) => kind === "deal" && (id === mill || id === dam),
  holderOfKey: () => null
} as unknown as Around

const { cases } = ActivityCommand
const at = (time: string) => Instant.iso(`2024-03-${time}Z`)
const call = { of: "call", typeId: null } as const
const addition = {
  activityId,
  type: call,
  direction: "none",
  text: "Ring",
  due: { at: at("05T10:00") },
  ownerId: ann,
  bindings: [{ kind: "deal", id: mill }]
} as const
const add = cases.AddActivity.make(addition)

const did = (state: Activity | null, command: ActivityCommand, when = "04T09:00"): Activity => {
  const facts = Result.getOrThrow(decide(state, command, at(when), around))
  const after = facts.reduce<Activity | null>((s, fact) => evolve(s, fact, at(when)), state)
  if (after === null) throw new Error("nothing came of it")
  return after
}
const refused = (state: Activity | null, command: ActivityCommand, when = "04T09:00") => {
  const made = decide(state, command, at(when), around)
  return Result.isFailure(made) ? made.failure._tag : "carried out"
}
const added = did(null, add)
const complete = cases.CompleteActivity.make({ activityId, by: ann, result: null })
const reopen = cases.ReopenActivity.make({ activityId })
const postpone = (due: { at: Instant.Instant } | { date: LocalDate.LocalDate } | null) =>
  cases.RescheduleActivity.make({ activityId, due })

describe("an activity that is added", () => {
  it("is open, of whoever is responsible, and filed at the instant it is due", () => {
    assert.deepInclude(added, { ownerId: ann, completion: null, pushes: 0, version: 1, deletedAt: null })
    assert.deepStrictEqual(added.filing, { at: at("05T10:00"), ownerId: ann, type: call })
  })

  it("for a whole day is due when that day ends in the workspace's zone", () => {
    const all = did(null, { ...add, due: { date: LocalDate.make("2024-03-31") } })
    assert.deepStrictEqual(all.due, {
      at: Instant.iso("2024-03-31T22:00Z"),
      date: LocalDate.make("2024-03-31")
    })
  })

  it("on the last day there is, is due at the end of time", () => {
    const last = did(null, { ...add, due: { date: LocalDate.LAST } })
    assert.strictEqual(last.due?.at, Instant.MAX)
  })

  it("for so many working days is due at the next full hour, weekends not counted", () => {
    const due = (workingDays: number, when: string) =>
      did(null, { ...add, due: { workingDays } }, when).due?.at
    // Berlin is an hour ahead, from the 31st two. The 8th is a Friday.
    assert.strictEqual(due(3, "08T09:20"), at("13T10:00"))
    assert.strictEqual(due(1, "08T09:00"), at("11T09:00"))
    assert.strictEqual(due(3, "09T09:00:00.001"), at("13T10:00"))
    assert.strictEqual(due(1, "07T22:30"), at("08T23:00"), "rounded up over midnight")
    assert.strictEqual(due(1, "29T09:30"), Instant.iso("2024-04-01T09:00Z"), "by the clock, not by hours")
    const usual = did(null, { ...add, due: { workingDays: 3 } })
    assert.deepStrictEqual(
      decide(usual, { ...add, due: { workingDays: 3 } }, at("06T09:00"), around),
      Result.succeed([]),
      "told again later it is the same"
    )
  })

  it("a second time with the same contents is the same one, with others it is refused", () => {
    assert.deepStrictEqual(decide(added, add, at("06T09:00"), around), Result.succeed([]))
    assert.strictEqual(refused(added, { ...add, text: "Write" }), "RecordExists")
    assert.strictEqual(refused(added, { ...add, due: null }), "RecordExists")
  })

  it("told again after it was changed, put off, done or deleted, is still the same one", () => {
    const later = [
      postpone({ at: at("07T10:00") }),
      cases.RewordActivity.make({ activityId, to: "Write" }),
      cases.RetypeActivity.make({ activityId, to: { of: "email", typeId: null } }),
      complete,
      cases.DeleteActivity.make({ activityId })
    ]
    let state = added
    for (const command of later) {
      state = did(state, command)
      assert.deepStrictEqual(decide(state, add, at("06T09:00"), around), Result.succeed([]), command._tag)
    }
    assert.strictEqual(refused(state, { ...add, text: "Write" }), "RecordExists")
  })

  it("needs somebody active, a known type, and deals and clients that are there", () => {
    assert.strictEqual(refused(null, { ...add, ownerId: cid }), "UserIsDisabled")
    assert.strictEqual(refused(null, { ...add, ownerId: ROBOT }), "UserNotFound")
    assert.strictEqual(refused(null, { ...add, ownerId: UserId.make(uuid(4)) }), "UserNotFound")
    const unknown = ActivityTypeId.make(uuid(21))
    assert.strictEqual(refused(null, { ...add, type: { of: "task", typeId: unknown } }), "ReferenceNotFound")
    const nowhere = [{ kind: "contact" as const, id: uuid(40) }]
    assert.strictEqual(refused(null, { ...add, bindings: nowhere }), "BindingNotFound")
  })
})

describe("completing", () => {
  it("at the instant it is due is in time, a millisecond later is late", () => {
    assert.isFalse(did(added, complete, "05T10:00").completion?.late)
    assert.isTrue(did(added, complete, "05T10:00:00.001").completion?.late)
  })

  it("is never late without a due date", () => {
    assert.isFalse(did(did(null, { ...add, due: null }), complete, "30T10:00").completion?.late)
  })

  it("keeps who did it, and for whom as what it was done", () => {
    const done = did(added, cases.CompleteActivity.make({ activityId, by: ben, result: "Yes" }), "05T09:00")
    assert.deepStrictEqual(done.completion, {
      at: at("05T09:00"),
      by: ben,
      ownerId: ann,
      type: call,
      late: false
    })
    assert.strictEqual(done.result, "Yes")
  })

  it("by the robot is to the credit of whoever is responsible, and by nobody is refused", () => {
    const done = did(added, cases.CompleteActivity.make({ activityId, by: ROBOT, result: null }))
    assert.strictEqual(done.completion?.by, ann)
    const nobody = cases.CompleteActivity.make({ activityId, by: UserId.make(uuid(4)), result: null })
    assert.strictEqual(refused(added, nobody), "UserNotFound")
  })

  it("by somebody who was disabled since stays theirs", () => {
    const done = did(added, cases.CompleteActivity.make({ activityId, by: cid, result: null }))
    assert.strictEqual(done.completion?.by, cid)
  })

  it("again is nothing, and by somebody else is refused", () => {
    const done = did(added, complete)
    assert.deepStrictEqual(decide(done, complete, at("06T09:00"), around), Result.succeed([]))
    const other = cases.CompleteActivity.make({ activityId, by: ben, result: null })
    assert.strictEqual(refused(done, other), "ActivityIsDone")
  })
})

describe("reopening", () => {
  it("clears the completion and its result; of what is open it is nothing", () => {
    const again = did(did(added, { ...complete, result: "Yes" }, "05T09:00"), reopen, "06T09:00")
    assert.deepInclude(again, { completion: null, result: null, filing: added.filing })
    assert.deepStrictEqual(decide(added, reopen, at("06T09:00"), around), Result.succeed([]))
  })
})

describe("rescheduling", () => {
  it("to a later date, or to none, counts as a push; to an earlier one, or to a first one, does not", () => {
    const later = did(added, postpone({ at: at("06T10:00") }))
    const earlier = did(later, postpone({ at: at("05T09:00") }), "04T10:00")
    const none = did(earlier, postpone(null), "04T11:00")
    const first = did(none, postpone({ at: at("20T10:00") }), "04T12:00")
    assert.deepStrictEqual(
      [later, earlier, none, first].map((a) => a.pushes),
      [1, 1, 2, 2]
    )
    assert.isNull(none.filing)
    assert.strictEqual(first.filing?.at, at("20T10:00"))
  })

  it("judges lateness by the date in force", () => {
    assert.isFalse(did(did(added, postpone({ at: at("07T10:00") })), complete, "06T10:00").completion?.late)
  })

  it("what is done is refused, to the same date is nothing", () => {
    const done = did(added, complete)
    assert.strictEqual(refused(done, postpone(null), "05T09:00"), "ActivityIsDone")
    const same = postpone({ at: at("05T10:00") })
    assert.deepStrictEqual(decide(done, same, at("05T09:00"), around), Result.succeed([]))
  })
})

describe("handing over and changing the type", () => {
  const toBen = cases.ReassignActivity.make({ activityId, to: ben })
  it("up to the due instant files the due date anew, after it leaves it with who let it lapse", () => {
    assert.strictEqual(did(added, toBen, "05T10:00").filing?.ownerId, ben)
    const after = did(added, toBen, "05T10:00:00.001")
    assert.deepStrictEqual([after.ownerId, after.filing?.ownerId], [ben, ann])
    const retyped = cases.RetypeActivity.make({ activityId, to: { of: "meeting", typeId: visit } })
    assert.deepStrictEqual(did(added, retyped).filing?.type, { of: "meeting", typeId: visit })
    assert.deepStrictEqual(did(added, retyped, "06T09:00").filing?.type, call)
  })

  it("while it is done changes nothing about how it was done", () => {
    const changed = did(did(added, complete), toBen, "05T09:00")
    assert.deepStrictEqual([changed.ownerId, changed.completion?.ownerId], [ben, ann])
  })

  it("to a disabled person, an unknown type or a missing deal is refused", () => {
    assert.strictEqual(refused(added, cases.ReassignActivity.make({ activityId, to: cid })), "UserIsDisabled")
    const to = { of: "task", typeId: ActivityTypeId.make(uuid(21)) } as const
    assert.strictEqual(refused(added, cases.RetypeActivity.make({ activityId, to })), "ReferenceNotFound")
    const gone = cases.RebindActivity.make({ activityId, to: [{ kind: "deal", id: uuid(13) }] })
    assert.strictEqual(refused(added, gone), "BindingNotFound")
  })

  it("keeps what it was bound to, even if that is gone by now", () => {
    const both = cases.RebindActivity.make({
      activityId,
      to: [
        { kind: "deal", id: mill },
        { kind: "deal", id: dam }
      ]
    })
    const millIsGone: Around = { ...around, has: (kind, id) => kind === "deal" && id === dam }
    assert.isTrue(Result.isSuccess(decide(added, both, at("04T09:00"), millIsGone)))
  })

  it("to what is already so makes nothing happen", () => {
    for (const command of [
      cases.ReassignActivity.make({ activityId, to: ann }),
      cases.RetypeActivity.make({ activityId, to: { of: "call", typeId: null } }),
      cases.RebindActivity.make({ activityId, to: [{ kind: "deal", id: mill }] }),
      cases.RewordActivity.make({ activityId, to: "Ring" })
    ])
      assert.deepStrictEqual(decide(added, command, at("06T09:00"), around), Result.succeed([]), command._tag)
  })
})

describe("any activity", () => {
  const drop = cases.DeleteActivity.make({ activityId })
  const bring = cases.RestoreActivity.make({ activityId })
  it("can be deleted and restored, and nothing else be done to it meanwhile", () => {
    const gone = did(added, drop)
    assert.strictEqual(gone.deletedAt, at("04T09:00"))
    assert.strictEqual(refused(gone, complete), "RecordIsDeleted")
    assert.strictEqual(refused(added, bring), "RecordIsNotDeleted")
    assert.deepInclude(did(gone, bring, "05T09:00"), { deletedAt: null, version: 3 })
  })

  it("says what is missing, and takes nothing before its last change", () => {
    assert.strictEqual(refused(null, complete), "RecordNotFound")
    assert.strictEqual(refused(added, complete, "04T08:59"), "HappenedBeforeLastChange")
  })

  it("keeps both wordings in the log", () => {
    const facts = decide(
      added,
      cases.RewordActivity.make({ activityId, to: "Write" }),
      at("04T09:00"),
      around
    )
    assert.deepInclude(Result.getOrThrow(facts)[0], { from: "Ring", to: "Write" })
  })
})
