import { Result, Schema } from "effect"
import { assert, describe, it } from "vitest"
import { WorkspaceId } from "../identity/Id.ts"
import * as Currency from "../money/Currency.ts"
import { type Rate, rateAt } from "../money/Rate.ts"
import * as LocalDate from "../time/LocalDate.ts"
import * as Zone from "../time/Zone.ts"
import {
  calendar,
  changeSettings,
  defaultSettings,
  evolve,
  setRate,
  Settings,
  WorkspaceFact
} from "./Workspace.ts"

const id = WorkspaceId.make("00000000-0000-4000-8000-000000000001")
const eur = Currency.make("EUR"),
  usd = Currency.make("USD")
const opened = evolve(
  null,
  id,
  WorkspaceFact.cases.WorkspaceOpened.make({
    name: "Mill",
    zone: Zone.make("Europe/Lisbon"),
    weekStart: 7,
    baseCurrency: eur,
    demo: false
  })
)
const on = (date: string, rate: string): Rate => ({ currency: usd, validFrom: LocalDate.make(date), rate })
const withRates = (...rates: ReadonlyArray<Rate>) =>
  rates.reduce((state, rate) => evolve(state, id, Result.getOrThrow(setRate(state, rate))), opened)

describe("a workspace", () => {
  it("opens without rates and cuts time by its own zone and week", () => {
    assert.deepStrictEqual([opened.rates, opened.version], [[], 1])
    assert.deepStrictEqual(calendar(opened), { zone: opened.zone, weekStart: 7 })
  })

  it("keeps a rate for each day, and the last one given for a day", () => {
    const state = withRates(on("2024-01-01", "0.9"), on("2024-02-01", "0.95"), on("2024-01-01", "0.91"))
    assert.strictEqual(state.rates.length, 2)
    assert.strictEqual(state.version, 4)
    assert.deepStrictEqual(
      ["2023-12-31", "2024-01-31", "2024-02-01"].map(
        (d) => rateAt(state.rates, usd, LocalDate.make(d))?.rate
      ),
      [undefined, "0.91", "0.95"]
    )
  })

  it("has no rate for its own currency", () => {
    const refused = setRate(opened, { ...on("2024-01-01", "1"), currency: eur })
    assert.deepInclude(Result.isFailure(refused) ? refused.failure : null, {
      _tag: "RateOfBaseCurrency",
      currency: eur
    })
  })

  it("whose settings were written before it could be chosen for whom work counts, counts for the owners of deals", () => {
    const read = Schema.decodeUnknownSync(Settings)
    const { counters: _, ...earlier } = defaultSettings
    assert.deepStrictEqual(read(earlier), { ...earlier, counters: "record" })
    const later = { ...defaultSettings, counters: "activity" } as const
    assert.deepStrictEqual(read(Schema.encodeSync(Settings)(later)), later)
    assert.throws(() => read({ ...earlier, counters: "team" }))
  })

  it("begins with settings, and changes them only when something changes", () => {
    assert.deepStrictEqual(opened.settings, defaultSettings)
    const to = { ...defaultSettings, presence: false, nps: { ...defaultSettings.nps, enabled: true } }
    const [fact, ...more] = changeSettings(opened, to)
    assert.deepStrictEqual([fact, more], [{ _tag: "SettingsChanged", from: defaultSettings, to }, []])
    if (fact === undefined) return
    const changed = evolve(opened, id, fact)
    assert.deepStrictEqual([changed.settings, changed.version], [to, 2])
    assert.deepStrictEqual(changeSettings(changed, { ...to, nps: { ...to.nps } }), [])
  })

  it("must be opened before anything else happens", () => {
    assert.throws(
      () => evolve(null, id, WorkspaceFact.cases.RateSet.make({ rate: on("2024-01-01", "0.9") })),
      "opened"
    )
  })
})
