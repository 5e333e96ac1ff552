import { Result, Schema } from "effect"
import { assert, describe, it } from "vitest"
import { ROBOT, UserId } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import * as Instant from "../time/Instant.ts"
import * as Zone from "../time/Zone.ts"
import { robot, type User } from "../user/User.ts"
import { defaultSettings, type Workspace } from "../workspace/Workspace.ts"
import { evolve } from "./evolve.ts"
import { type Credit, Presence, PresenceCommand } from "./Presence.ts"
import { decide } from "./PresenceDecision.ts"

const ana = UserId.make("00000000-0000-4000-8000-000000000001")
const gone = UserId.make("00000000-0000-4000-8000-000000000002")
const person = (id: UserId): User => ({ ...robot, id, name: "U", disabled: id === gone })
const around = (zone = "UTC", presence = true) =>
  ({
    workspace: { zone: Zone.make(zone), settings: { ...defaultSettings, presence } } as Workspace,
    user: (id: string) => (id === ROBOT ? robot : [ana, gone].map(person).find((u) => u.id === id))
  }) as unknown as Around
const beat = (window = "a", visible = true, userId = ana): PresenceCommand =>
  PresenceCommand.cases.Beat.make({ userId, window, visible })
const on = (time: string) => Instant.iso(`2024-03-05T${time}Z`)

interface Beat {
  readonly at: Instant.Instant
  readonly command: PresenceCommand
}
const said = (time: string, window = "a", visible = true): Beat => ({
  at: time.includes("T") ? Instant.iso(time) : on(time),
  command: beat(window, visible)
})

const played = (beats: ReadonlyArray<Beat>, zone?: string) => {
  let state: Presence | null = null
  const credits: Array<Credit> = []
  for (const { at, command } of beats)
    for (const fact of Result.getOrThrow(decide(state, command, at, around(zone)))) {
      credits.push(...fact.credits)
      state = evolve(state, fact, at)
    }
  return { state: state as Presence | null, credits, seconds: credits.reduce((n, c) => n + c.ms, 0) / 1000 }
}

/** A window that beats every half minute while it is visible, and says when it is hidden. */
const stay = (window: string, from: string, to: string): ReadonlyArray<Beat> => {
  const beats: Array<Beat> = []
  for (let at: number = on(from); at < on(to); at += 30_000)
    beats.push({ at: Instant.make(at), command: beat(window) })
  return [...beats, { at: on(to), command: beat(window, false) }]
}
const together = (...windows: ReadonlyArray<ReadonlyArray<Beat>>) =>
  windows.flat().toSorted((x, y) => x.at - y.at)

describe("time online", () => {
  it("is the time between beats of a visible window, credited from the earlier one on", () => {
    const { credits, state } = played([said("10:00:00"), said("10:00:30"), said("10:00:50", "a", false)])
    assert.deepStrictEqual(credits, [
      { at: on("10:00:00"), ms: 30_000 },
      { at: on("10:00:30"), ms: 20_000 }
    ])
    assert.deepStrictEqual([state?.visible, state?.lastBeatAt, state?.version], [[], on("10:00:50"), 3])
    assert.isTrue(Schema.is(Schema.toType(Presence))(state))
  })

  it("without internet is lost: the first beat after it credits 45 seconds (GV23)", () =>
    assert.strictEqual(played([said("10:00:00"), said("10:31:00")]).seconds, 45))

  it("of two windows is their union: seventeen minutes (GV22)", () => {
    const beats = together(
      stay("a", "09:00:00", "09:10:00"),
      stay("b", "09:05:00", "09:12:00"),
      stay("b", "09:15:00", "09:20:00")
    )
    assert.strictEqual(played(beats).seconds, 17 * 60)
  })

  it("while every window is hidden is not counted", () =>
    assert.strictEqual(
      played([said("10:00:00"), said("10:00:10", "a", false), said("10:00:40"), said("10:00:41", "a", false)])
        .seconds,
      11
    ))

  it("of a window that was lost without a word ends 45 seconds after its last beat, whatever others do", () => {
    const beats = [said("10:00:00", "lost"), said("10:00:10", "b"), said("10:00:20", "b", false)]
    assert.strictEqual(played(beats).seconds, 20)
    // What the lost one vouched for is counted until 10:00:45, and nothing after.
    assert.strictEqual(played([...beats, said("12:00:00", "b")]).seconds, 45)
    assert.strictEqual(played([...beats, said("10:02:00", "b"), said("10:02:10", "b")]).seconds, 55)
  })

  it("over midnight is cut into the days of the workspace", () => {
    const { credits } = played([said("2024-03-05T22:59:50Z"), said("2024-03-05T23:00:20Z")], "Europe/Berlin")
    assert.deepStrictEqual(credits, [
      { at: Instant.iso("2024-03-05T22:59:50Z"), ms: 10_000 },
      { at: Instant.iso("2024-03-05T23:00:00Z"), ms: 20_000 }
    ])
  })
})

describe("a beat", () => {
  it("that says nothing new makes nothing happen", () => {
    const { state } = played([said("10:00:00")])
    for (const command of [beat(), beat("b", false)])
      assert.deepStrictEqual(decide(state, command, on("10:00:00"), around()), Result.succeed([]))
    assert.deepStrictEqual(decide(null, beat("a", false), on("10:00:00"), around()), Result.succeed([]))
  })

  it("at the same instant from another window is taken and credits nothing", () => {
    const { credits, state } = played([said("10:00:00"), said("10:00:00", "b")])
    assert.deepStrictEqual([credits, state?.visible.length], [[], 2])
  })

  it("does nothing where presence is switched off", () =>
    assert.deepStrictEqual(decide(null, beat(), on("10:00:00"), around("UTC", false)), Result.succeed([])))

  it("comes from people who are there: not from strangers, the robot or those who left", () => {
    const refusal = (userId: UserId) => {
      const decided = decide(null, beat("a", true, userId), on("10:00:00"), around())
      return Result.isFailure(decided) ? decided.failure._tag : null
    }
    const stranger = UserId.make("00000000-0000-4000-8000-000000000077")
    assert.deepStrictEqual([ROBOT, stranger, gone].map(refusal), [
      "UserNotFound",
      "UserNotFound",
      "UserIsDisabled"
    ])
  })

  it("cannot come before the last one", () => {
    const { state } = played([said("10:00:00")])
    const decided = decide(state, beat(), on("09:59:59"), around())
    assert.deepInclude(Result.isFailure(decided) ? decided.failure : null, {
      _tag: "HappenedBeforeLastChange",
      lastChangeAt: on("10:00:00")
    })
  })
})
