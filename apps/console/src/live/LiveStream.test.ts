// Does the stream come back, resume where it was, and stop when it must?
import { assert, describe, it } from "vitest"
import { backoff, type LiveParts, type LiveState, openLive } from "./LiveStream.ts"

const streamOf = (text: string): Response => new Response(new Blob([text]).stream())
const until = async (condition: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 200 && !condition(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 1))
  assert.isTrue(condition())
}

const play = (answers: Array<() => Response | Promise<Response>>) => {
  const asked: Array<string | null> = []
  const events: Array<string> = []
  const states: Array<LiveState> = []
  let refused = 0
  let lose = () => {}
  const parts: LiveParts = {
    fetch: async (_url, init) => {
      asked.push(new Headers(init.headers).get("last-event-id"))
      const answer = answers.shift()
      if (answer) return answer()
      return new Promise((_, reject) =>
        init.signal!.addEventListener("abort", () => reject(new Error("aborted")))
      )
    },
    wait: () => Promise.resolve(),
    random: () => 0,
    onLost: (act) => {
      lose = act
      return () => {}
    }
  }
  const close = openLive(
    "/api/live",
    {
      event: (event) => events.push(`${event.id}:${event.data}`),
      state: (state) => states.push(state),
      refused: () => (refused += 1)
    },
    parts
  )
  return { asked, events, states, close, lose: () => lose(), refused: () => refused }
}

describe("the live stream", () => {
  it("resumes after the last event it has seen", async () => {
    const run = play([() => streamOf("id: 5\ndata: a\n\n"), () => streamOf("id: 9\ndata: b\n\n")])
    await until(() => run.asked.length === 3)
    run.close()
    assert.deepEqual(run.asked, [null, "5", "9"])
    assert.deepEqual(run.events, ["5:a", "9:b"])
  })

  it("says that it is offline between two lines, and live again after", async () => {
    const run = play([
      () => streamOf("id: 5\ndata: a\n\n"),
      () => Promise.reject(new Error("no network")),
      () => new Response("busy", { status: 503 }),
      () => streamOf("id: 6\ndata: b\n\n")
    ])
    await until(() => run.events.length === 2)
    run.close()
    assert.deepEqual(run.states.slice(0, 6), ["connecting", "live", "offline", "offline", "offline", "live"])
  })

  it("is given up at once when the device loses its network, and taken up again", async () => {
    const run = play([])
    await until(() => run.asked.length === 1)
    run.lose()
    await until(() => run.asked.length === 2)
    run.close()
    assert.deepEqual(run.states, ["connecting", "offline"])
  })

  it("stops asking when the session has ended", async () => {
    const run = play([() => new Response("", { status: 401 })])
    await until(() => run.refused() === 1)
    assert.strictEqual(run.asked.length, 1)
  })

  it("is silent once it is closed", async () => {
    const run = play([])
    await until(() => run.asked.length === 1)
    run.close()
    await new Promise((resolve) => setTimeout(resolve, 5))
    assert.deepEqual([run.asked.length, run.states], [1, ["connecting"]])
  })

  it("waits longer each time, to a limit, and not all pages at once", () => {
    assert.deepEqual(
      [0, 1, 2, 9].map((attempt) => backoff(attempt, 1)),
      [500, 1000, 2000, 15_000]
    )
    assert.isBelow(backoff(3, 0), backoff(3, 1))
  })
})
