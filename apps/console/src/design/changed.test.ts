import { afterEach, assert, describe, it, vi } from "vitest"
import type { ObjectDirective } from "vue"
import { vChanged } from "./changed.ts"

const { mounted, updated } = vChanged as unknown as ObjectDirective<object, number> & {
  readonly mounted: (element: object, binding: object) => void
  readonly updated: (element: object, binding: object) => void
}

const page = (many: number) => {
  const at = { laidOut: 0 }
  const elements = Array.from({ length: many }, () => {
    const classes = new Set<string>()
    return {
      classes,
      textContent: "",
      getBoundingClientRect: () => void (at.laidOut += 1),
      classList: {
        add: (name: string) => classes.add(name),
        remove: (name: string) => classes.delete(name),
        contains: (name: string) => classes.has(name)
      }
    }
  })
  for (const element of elements) mounted(element, { value: 1 })
  return { at, elements }
}

afterEach(() => void vi.useRealTimers())

describe("values that change", () => {
  it("lose their tint again, drawn or not, and keep it as long after a second change as after the first", async () => {
    vi.useFakeTimers()
    const { elements } = page(2)
    const tinted = () => elements.map(({ classes }) => classes.has("changed"))
    for (const element of elements) updated(element, { value: 2, oldValue: 1 })
    await Promise.resolve()
    vi.advanceTimersByTime(400)
    updated(elements[0]!, { value: 3, oldValue: 2 })
    await Promise.resolve()
    vi.advanceTimersByTime(400)
    assert.deepStrictEqual(tinted(), [true, false])
    vi.advanceTimersByTime(400)
    assert.deepStrictEqual(tinted(), [false, false])
  })

  it("are tinted, and those that stay are not", async () => {
    const { elements } = page(2)
    updated(elements[0]!, { value: 2, oldValue: 1 })
    updated(elements[1]!, { value: 1, oldValue: 1 })
    await Promise.resolve()
    assert.deepStrictEqual(
      elements.map(({ classes }) => [...classes]),
      [["changed"], []]
    )
  })

  it("fade when the tint has stood for a while, and stand again when they change meanwhile", async () => {
    vi.useFakeTimers()
    const { elements } = page(1)
    const [element] = elements
    updated(element!, { value: 2, oldValue: 1 })
    await Promise.resolve()
    vi.advanceTimersByTime(450)
    assert.deepStrictEqual([...element!.classes], ["fading"])
    updated(element!, { value: 3, oldValue: 2 })
    await Promise.resolve()
    assert.deepStrictEqual([...element!.classes], ["changed"])
    vi.advanceTimersByTime(450)
    assert.deepStrictEqual([...element!.classes], ["fading"])
    vi.advanceTimersByTime(250)
    assert.deepStrictEqual([...element!.classes], [])
  })

  it("are not drawn anew where they change over and over: they stay tinted", async () => {
    const { at, elements } = page(30)
    for (const value of [2, 3]) {
      for (const element of elements) updated(element, { value, oldValue: value - 1 })
      await Promise.resolve()
    }
    assert.isTrue(elements.every(({ classes }) => classes.has("changed")))
    assert.strictEqual(at.laidOut, 0)
  })
})
