import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { settings, type Widget } from "./Widget.ts"
import { kindOf, type Option, options, widgetTypes } from "./widgetKinds.ts"

const id = "00000000-0000-4000-8000-000000000001"
const widget = (type: string, set: Widget["settings"]): Widget => ({
  id,
  type,
  x: 0,
  y: 0,
  w: 12,
  h: 10,
  settings: set
})
const given: Readonly<Record<Option, Widget["settings"][string]>> = {
  pipeline: id,
  users: { users: [id], teams: [] },
  stages: [id],
  types: [id],
  channels: ["WhatsApp"],
  top: 5,
  compare: false,
  measure: "count",
  anchor: "first"
}
const problems = (of: Widget) => {
  const set = settings(of)
  return set !== null && Result.isFailure(set) ? set.failure : []
}

describe("settings of a widget", () => {
  it("are those of its kind; those of other kinds are refused by name", () => {
    for (const type of widgetTypes)
      for (const option of options) {
        const own = (kindOf(type)?.options ?? []).includes(option)
        assert.deepStrictEqual(
          problems(widget(type, { [option]: given[option] })),
          own ? [] : [{ field: `settings.${option}`, reason: "widgets of this kind have no such setting" }],
          `${type} ${option}`
        )
      }
  })

  it("may give each kind a title and each of its formats, and none that it has not", () => {
    for (const type of widgetTypes) {
      const formats: ReadonlyArray<string> = kindOf(type)?.formats ?? []
      assert.isNotEmpty(formats)
      for (const format of ["number", "list", "chart"])
        assert.strictEqual(
          problems(widget(type, { title: "Mine", format })).length,
          formats.includes(format) ? 0 : 1
        )
    }
  })

  it("that are wrong are all told, each with its field and a reason", () => {
    const wrong = problems(widget("won-deals", { title: " ", top: 0, compare: "yes", anchor: "last" }))
    assert.deepStrictEqual(wrong.map(({ field }) => field).sort(), [
      "settings.anchor",
      "settings.compare",
      "settings.title",
      "settings.top"
    ])
    for (const { reason } of wrong) assert.isNotEmpty(reason)
  })

  it("of a kind that is not known are not read", () => {
    for (const type of ["weather", "constructor", "toString"])
      assert.isNull(settings(widget(type, { anything: [1] })))
  })
})
