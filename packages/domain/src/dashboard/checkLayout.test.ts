import { assert, describe, it } from "vitest"
import { DashboardId } from "../identity/Id.ts"
import { evolve } from "./evolve.ts"
import {
  uuid,
  ann,
  nobody,
  workspaceId,
  team,
  at,
  widget,
  arranged,
  save,
  facts,
  did,
  problems
} from "./testing/people.ts"

describe("a layout", () => {
  it("with widgets one upon another, beyond the columns, or with one id twice is refused, widget by widget", () => {
    assert.deepStrictEqual(problems(null, arranged(widget(0), widget(1, { y: 4 }))), ["1 layout.1.y"])
    assert.deepStrictEqual(problems(null, arranged(widget(0, { x: 10 }))), ["0 layout.0.x"])
    assert.deepStrictEqual(problems(null, arranged(widget(0), widget(1, { id: uuid(200) }))), [
      "0 layout.1.id"
    ])
  })

  it("with widgets smaller than they can be read on is refused", () => {
    assert.deepStrictEqual(problems(null, arranged(widget(0, { type: "deal-dynamics", w: 5, h: 5 }))), [
      "0 layout.0.w",
      "0 layout.0.h"
    ])
  })

  it("with settings that a kind has not is refused with widget, field and reason, all of them at once", () => {
    const wrong = arranged(
      widget(0, { settings: { measure: "count" } }),
      widget(1, { settings: { top: 51, format: "pie" } }),
      widget(2)
    )
    assert.deepStrictEqual(problems(null, wrong).sort(), [
      "0 layout.0.settings.measure",
      "1 layout.1.settings.format",
      "1 layout.1.settings.top"
    ])
  })

  it("may name pipelines, people and teams that are there, and no others", () => {
    const named = (pipeline: string, user: string, team_: string) =>
      arranged(widget(0, { settings: { pipeline, users: { users: [user], teams: [team_] } } }))
    assert.lengthOf(facts(null, save(named(uuid(60), ann, team))), 1)
    assert.deepStrictEqual(problems(null, named(uuid(61), nobody, uuid(51))), [
      "0 layout.0.settings.pipeline",
      "0 layout.0.settings.users.users.0",
      "0 layout.0.settings.users.teams.0"
    ])
  })

  it("cannot begin with a kind of widget that nobody knows", () => {
    for (const type of ["weather", "constructor"])
      assert.deepStrictEqual(problems(null, arranged(widget(0, { type }))), ["0 layout.0.type"])
  })

  it("keeps a widget of a later version as it was, wherever it is moved, and one that was had before", () => {
    const later = widget(0, { type: "weather", settings: { town: "Halden" } })
    const own = evolve(null, { ...facts(null, save(arranged()))[0]!, layout: [later] }, at(0))
    const moved = arranged({ ...later, x: 6, h: 1, w: 1 })
    const after = did(own, save(moved), 1)
    const without = did(after, save(arranged()), 2)
    assert.deepStrictEqual(did(without, save(moved), 3).current.layout, moved.layout)
    assert.deepStrictEqual(problems(own, arranged({ ...later, settings: { town: "Oslo" } })), [
      "0 layout.0.type"
    ])
    assert.deepStrictEqual(problems(own, arranged({ ...later, id: uuid(205) })), ["5 layout.0.type"])
    const everybodys = { ...own, id: DashboardId.make(workspaceId), ownerId: null }
    assert.deepStrictEqual(did(null, save(moved), 1, everybodys).current.layout, moved.layout)
  })
})
