import { afterEach, assert, beforeEach, describe, it, vi } from "vitest"
import { begun, forgetBeginning, outdateBegun, rememberBeginning } from "./begun.ts"

const kept = new Map<string, string>()
const at = { pathname: "/", search: "" }
beforeEach(() => {
  vi.stubGlobal("location", at)
  vi.stubGlobal("localStorage", {
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name)
  })
  vi.spyOn(performance, "now").mockReturnValue(800)
  Object.assign(at, { pathname: "/", search: "" })
  forgetBeginning()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})
const remembered = () => JSON.parse(kept.get("weir.begins") ?? "null") as unknown

describe("an answer that was asked for before the scripts were there", () => {
  it("is taken once, and only while the page opens", () => {
    const answer = Promise.resolve(new Response("{}"))
    globalThis.weirBegun = new Map([
      ["/api/a", answer],
      ["/api/b", answer]
    ])
    assert.strictEqual(begun("/api/a"), answer)
    assert.isUndefined(begun("/api/a"))
    assert.isUndefined(begun("/api/c"))
    vi.spyOn(performance, "now").mockReturnValue(6000)
    assert.isUndefined(begun("/api/b"))
  })

  it("is not taken once something has been changed", () => {
    globalThis.weirBegun = new Map([["/api/a", Promise.resolve(new Response("{}"))]])
    outdateBegun("/deals/1")
    assert.isUndefined(begun("/api/a"))
  })

  it("outlives the beat that every opening page sends", () => {
    const answer = Promise.resolve(new Response("{}"))
    globalThis.weirBegun = new Map([["/api/a", answer]])
    outdateBegun("/presence")
    assert.strictEqual(begun("/api/a"), answer)
  })
})

describe("what the dashboard asks for while it opens", () => {
  it("is kept for its next visit, each once", () => {
    for (const url of ["/api/dashboard?period=month", "/api/session", "/api/session"]) rememberBeginning(url)
    assert.deepStrictEqual(remembered(), ["/api/dashboard?period=month", "/api/session"])
  })

  it("is not what is asked for later, on other pages, of another period, or of a place in the log", () => {
    rememberBeginning("/api/events?after=12")
    Object.assign(at, { pathname: "/deals" })
    rememberBeginning("/api/deals")
    Object.assign(at, { pathname: "/", search: "?period=week" })
    rememberBeginning("/api/dashboard?period=week")
    Object.assign(at, { search: "" })
    vi.spyOn(performance, "now").mockReturnValue(6000)
    rememberBeginning("/api/dashboard?period=month")
    assert.isNull(remembered())
  })

  it("is forgotten by whoever leaves", () => {
    rememberBeginning("/api/session")
    forgetBeginning()
    assert.isNull(remembered())
  })
})
