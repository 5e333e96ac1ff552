// How do changes reach the page, and what happens when the line breaks? A stream that reconnects and resumes where it was.
import { EventParser, type StreamEvent } from "./parseEvents.ts"

export type LiveState = "connecting" | "live" | "offline"

export interface LiveHooks {
  readonly event: (event: StreamEvent) => void
  /** `heardAt` is when the line was last heard of, by this device's clock. */
  readonly state: (state: LiveState, heardAt: number) => void
  /** The session has ended: no reconnecting until someone signs in. */
  readonly refused: () => void
}

export interface LiveParts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly random: () => number
  /** Calls back when the device says that it has lost its network; the answer stops that. */
  readonly onLost: (act: () => void) => () => void
}

/** Milliseconds to wait before attempt number `attempt` (from 0): doubling to 15 s, spread by up to a half so that many pages do not return at once. */
export const backoff = (attempt: number, random: number, asked = 500): number =>
  Math.min(15_000, asked * 2 ** Math.min(attempt, 5)) * (0.5 + random / 2)

/** Silence longer than this means the line is dead: the server writes a comment more often. */
const silenceLimit = 40_000

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener("online", done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    // A network that is back is tried at once.
    addEventListener("online", done)
    signal.addEventListener("abort", done, { once: true })
  })

const onLost = (act: () => void): (() => void) => {
  addEventListener("offline", act)
  return () => removeEventListener("offline", act)
}

const browserParts: LiveParts = {
  fetch: (url, init) => fetch(url, init),
  wait,
  random: Math.random,
  onLost
}

/** Opens the stream and keeps it open until the returned function is called. `since` is the id of the state that one has. */
export const openLive = (
  url: string,
  hooks: LiveHooks,
  { since = "", ...own }: Partial<LiveParts> & { readonly since?: string } = {}
): (() => void) => {
  const parts = { ...browserParts, ...own }
  const closing = new AbortController()
  const parser = { current: new EventParser() }
  let lastId = since
  let heardAt = Date.now()

  const listen = async (): Promise<"ended" | "refused"> => {
    const line = new AbortController()
    closing.signal.addEventListener("abort", () => line.abort(), { once: true })
    let silence: ReturnType<typeof setTimeout> | undefined
    const found = parts.onLost(() => line.abort())
    const heard = () => {
      clearTimeout(silence)
      silence = setTimeout(() => line.abort(), silenceLimit)
    }
    try {
      heard()
      const headers: Record<string, string> = { accept: "text/event-stream" }
      if (lastId !== "") headers["last-event-id"] = lastId
      const response = await parts.fetch(url, {
        headers,
        credentials: "same-origin",
        cache: "no-store",
        signal: line.signal
      })
      if (response.status === 401 || response.status === 403) return "refused"
      if (!response.ok || !response.body) return "ended"
      heardAt = Date.now()
      hooks.state("live", heardAt)
      parser.current = new EventParser()
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return "ended"
        heard()
        heardAt = Date.now()
        for (const event of parser.current.push(value)) {
          if (event.id !== "") lastId = event.id
          hooks.event(event)
        }
      }
    } catch {
      return "ended"
    } finally {
      found()
      clearTimeout(silence)
    }
  }

  const run = async (): Promise<void> => {
    let attempt = 0
    hooks.state("connecting", heardAt)
    while (!closing.signal.aborted) {
      const before = lastId
      const outcome = await listen()
      if (closing.signal.aborted) return
      if (outcome === "refused") return hooks.refused()
      hooks.state("offline", heardAt)
      attempt = lastId === before ? attempt + 1 : 0
      await parts.wait(backoff(attempt, parts.random(), parser.current.retry), closing.signal)
    }
  }
  void run()
  return () => closing.abort()
}
