// Are those who listen told at once, then not again too soon, and of all there was?
import { assert, describe, it } from "vitest"
import { atMost } from "./atMost.ts"

const play = () => {
  let now = 0
  let due: { readonly at: number; readonly act: () => void } | undefined
  const said: Array<readonly [string, number]> = []
  const voice = atMost<string>(10_000, (value, count) => said.push([value, count]), {
    now: () => now,
    later: (act, milliseconds) => {
      due = { at: now + milliseconds, act }
      return () => (due = undefined)
    }
  })
  const pass = (milliseconds: number) => {
    now += milliseconds
    if (!due || due.at > now) return
    const { act } = due
    due = undefined
    act()
  }
  return { said, voice, pass }
}

describe("an announcement", () => {
  it("comes at once, then holds back for its time and counts what came", () => {
    const { pass, said, voice } = play()
    voice.tell("a", 1)
    pass(1000)
    voice.tell("b", 2)
    pass(1000)
    voice.tell("c", 3)
    pass(7999)
    assert.deepEqual(said, [["a", 1]])
    pass(1)
    assert.deepEqual(said, [
      ["a", 1],
      ["c", 5]
    ])
  })

  it("is left out once nobody listens", () => {
    const { pass, said, voice } = play()
    voice.tell("a", 1)
    voice.tell("b", 1)
    voice.stop()
    pass(60_000)
    assert.deepEqual(said, [["a", 1]])
  })
})
