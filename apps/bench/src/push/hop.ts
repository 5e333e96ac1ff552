// How long does PostgreSQL take to tell another connection of a commit? From before it is announced until it is heard.
import { once } from "node:events"
import { Client } from "pg"
import { median } from "../frame/compare.ts"

/** Milliseconds, the median of twenty for each of so many turns. */
export const hop = async (url: string, turns: number): Promise<ReadonlyArray<number>> => {
  const [speaker, listener] = [new Client({ connectionString: url }), new Client({ connectionString: url })]
  try {
    await speaker.connect()
    await listener.connect()
    await listener.query("listen bench")
    const runs: Array<number> = []
    for (let turn = 0; turn <= turns; turn++) {
      const times: Array<number> = []
      for (let i = 0; i < 20; i++) {
        const heard = once(listener, "notification")
        const begun = performance.now()
        await Promise.all([speaker.query("select pg_notify('bench', '1')"), heard])
        times.push(performance.now() - begun)
      }
      if (turn > 0) runs.push(median(times))
    }
    return runs
  } finally {
    await speaker.end()
    await listener.end()
  }
}
