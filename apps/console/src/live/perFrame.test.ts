// Is a burst taken in once a frame, with nothing lost at its end?
import { assert, describe, it } from "vitest"
import { perFrame } from "./perFrame.ts"

const play = (hidden = false) => {
  const taken: Array<number> = []
  const frames: Array<() => void> = []
  const timers: Array<() => void> = []
  const push = perFrame<number>((value) => taken.push(value), {
    hidden: () => hidden,
    frame: (act) => frames.push(act),
    later: (act) => timers.push(act)
  })
  const run = (queue: Array<() => void>) => queue.splice(0).forEach((act) => act())
  return { taken, push, frame: () => run(frames), later: () => run(timers) }
}

describe("what comes over the line", () => {
  it("is taken in once a frame, the newest of it", () => {
    const { frame, push, taken } = play()
    for (let i = 1; i <= 200; i++) push(i)
    assert.deepEqual(taken, [])
    frame()
    assert.deepEqual(taken, [200])
    frame()
    assert.deepEqual(taken, [200])
    push(201)
    frame()
    assert.deepEqual(taken, [200, 201])
  })

  it("is taken in soon on a page that nobody sees, and never twice", () => {
    const unseen = play(true)
    unseen.push(1)
    unseen.frame()
    assert.deepEqual(unseen.taken, [])
    unseen.later()
    assert.deepEqual(unseen.taken, [1])
    const hiddenMeanwhile = play()
    hiddenMeanwhile.push(1)
    hiddenMeanwhile.later()
    hiddenMeanwhile.frame()
    assert.deepEqual(hiddenMeanwhile.taken, [1])
  })
})
