import { assert, describe, it } from "vitest"
import * as Currency from "../../money/Currency.ts"
import { dayWindow } from "../../time/Calendar.ts"
import * as Instant from "../../time/Instant.ts"
import * as LocalDate from "../../time/LocalDate.ts"
import * as Zone from "../../time/Zone.ts"
import { WorkspaceId } from "../../identity/Id.ts"
import { defaultSettings, type Workspace } from "../../workspace/Workspace.ts"
import { goalMonth, monthBefore, workdays } from "./Month.ts"

const workspace = (zone: string): Workspace => ({
  id: WorkspaceId.make("00000000-0000-4000-8000-000000000001"),
  name: "Mill",
  zone: Zone.make(zone),
  weekStart: 1,
  baseCurrency: Currency.make("EUR"),
  rates: [],
  settings: defaultSettings,
  demo: false,
  version: 1
})
const monthOf = (zone: string, from: string, to: string) => {
  const own = workspace(zone)
  const window = {
    from: dayWindow(own.zone, LocalDate.make(from)).from,
    to: dayWindow(own.zone, LocalDate.make(to)).to
  }
  return { ...goalMonth({ workspace: own, window }), workspace: own }
}
const begun = (month: ReturnType<typeof monthOf>, now: string) =>
  workdays(month, { now: Instant.iso(now), workspace: month.workspace })

describe("the month that goals are read for", () => {
  it("is that of the period's last day, as the workspace's clock shows it", () => {
    const march = monthOf("America/Sao_Paulo", "2024-02-20", "2024-03-01")
    assert.strictEqual(march.month, "2024-03")
    assert.deepStrictEqual(march.window, {
      from: Instant.iso("2024-03-01T03:00:00Z"),
      to: Instant.iso("2024-04-01T03:00:00Z")
    })
    assert.strictEqual(monthOf("America/Sao_Paulo", "2024-02-20", "2024-02-29").month, "2024-02")
  })

  it("exists for a period that is over before it begins, at the beginning of time", () => {
    const own = workspace("UTC")
    const { month } = goalMonth({ workspace: own, window: { from: Instant.MIN, to: Instant.MIN } })
    assert.strictEqual(month, "1970-01")
  })
})

describe("working days", () => {
  const march = monthOf("Europe/Berlin", "2024-03-01", "2024-03-31")

  it("are Monday to Friday, over the turning of the clock too", () =>
    assert.deepStrictEqual(begun(march, "2024-05-01T00:00:00Z"), { begun: 21, all: 21 }))

  it("begin at the workspace's midnight", () => {
    // Thursday, 29 February, 23:59:59.999 and midnight in Berlin.
    assert.strictEqual(begun(march, "2024-02-29T22:59:59.999Z").begun, 0)
    assert.strictEqual(begun(march, "2024-02-29T23:00:00Z").begun, 1)
    // Saturday and Sunday add none, Monday does.
    assert.strictEqual(begun(march, "2024-03-03T22:59:59.999Z").begun, 1)
    assert.strictEqual(begun(march, "2024-03-03T23:00:00Z").begun, 2)
  })

  it("leave out a date that the zone skipped", () => {
    // Samoa went from Thursday 29 to Saturday 31 December 2011.
    const december = monthOf("Pacific/Apia", "2011-12-01", "2011-12-31")
    assert.strictEqual(begun(december, "2012-02-01T00:00:00Z").all, 21)
  })
})

describe("the month before", () => {
  const march = monthOf("Europe/Berlin", "2024-03-05", "2024-03-31")
  const before = (now: string) => monthBefore(march, { now: Instant.iso(now), workspace: march.workspace })
  const at = (text: string) => Instant.iso(text)

  it("is set beside as much of itself as has passed of the month, by the clock, and never more than there is", () => {
    const full = { from: at("2024-01-31T23:00Z"), to: at("2024-02-29T23:00Z") }
    assert.deepInclude(before("2024-03-20T11:00Z"), { month: "2024-02", window: full })
    const until = (now: string) => before(now).sameElapsed
    assert.deepStrictEqual(until("2024-03-20T11:00Z"), { from: full.from, to: at("2024-02-20T11:00Z") })
    assert.deepStrictEqual(until("2024-03-31T15:00Z"), full)
    assert.deepStrictEqual(until("2024-05-01T00:00Z"), full)
    assert.deepStrictEqual(until("2024-02-10T00:00Z"), { from: full.from, to: full.from })
  })

  it("is empty where time begins", () => {
    const own = workspace("UTC")
    const first = goalMonth({ workspace: own, window: { from: Instant.MIN, to: Instant.MIN } })
    const nothing = { from: Instant.MIN, to: Instant.MIN }
    const { sameElapsed, window } = monthBefore(first, { now: at("2024-03-05T00:00Z"), workspace: own })
    assert.deepStrictEqual([window, sameElapsed], [nothing, nothing])
  })
})
