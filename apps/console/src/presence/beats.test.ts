import { assert, describe, it } from "vitest"
import { beating, beatEveryMs } from "./beats.ts"

const window = () => {
  const sent: Array<boolean> = []
  const at = { visible: true, online: true, fails: false }
  let [tick, change] = [() => {}, () => {}]
  let asked = 0
  const stop = beating({
    visible: () => at.visible,
    online: () => at.online,
    send: (visible) => {
      sent.push(visible)
      return at.fails ? Promise.reject(new Error("no answer")) : Promise.resolve()
    },
    every: (ms, act) => {
      asked = ms
      tick = act
      return () => (tick = () => {})
    },
    onChange: (act) => {
      change = act
      return () => (change = () => {})
    }
  })
  return { sent, at, stop, tick: () => tick(), change: () => change(), asked: () => asked }
}

describe("a window", () => {
  it("beats at once and every thirty seconds while it is visible", () => {
    const w = window()
    w.tick()
    assert.deepStrictEqual(w.sent, [true, true])
    assert.strictEqual(w.asked(), beatEveryMs)
    assert.strictEqual(beatEveryMs, 30_000)
  })

  it("says once that it is hidden, and nothing while it stays so", () => {
    const w = window()
    w.at.visible = false
    w.change()
    w.tick()
    w.tick()
    assert.deepStrictEqual(w.sent, [true, false])
    w.at.visible = true
    w.change()
    assert.deepStrictEqual(w.sent, [true, false, true])
  })

  it("says nothing without a network, and does not make up for it", () => {
    const w = window()
    w.at.online = false
    w.change()
    w.tick()
    w.tick()
    assert.deepStrictEqual(w.sent, [true])
    w.at.online = true
    w.change()
    assert.deepStrictEqual(w.sent, [true, true])
  })

  it("goes on after a beat that did not arrive", async () => {
    const w = window()
    w.at.fails = true
    w.tick()
    await Promise.resolve()
    w.at.fails = false
    w.tick()
    assert.deepStrictEqual(w.sent, [true, true, true])
  })

  it("says that it is gone when it stops, once, and is still then", async () => {
    const w = window()
    await w.stop()
    await w.stop()
    w.tick()
    w.change()
    assert.deepStrictEqual(w.sent, [true, false])
  })
})
