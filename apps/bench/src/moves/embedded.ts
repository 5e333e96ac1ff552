// How fast does a stage move get from HTTP into a database that is part of the server?
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { visit, workshop } from "@weir/api/testing/processes"
import { demoPassword } from "@weir/api/start/demo"
import type { Benchmark, Line } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { bare } from "./bare.ts"
import { alternately, atHand, atWeir, madeByHand, nothingLost, rates } from "./movers.ts"

const cause =
  "one thread decides, writes and answers: PGlite takes the rows of a commit into seven tables with twenty indexes, where a bare server's go into three with four"

export const embedded: Benchmark["run"] = async ({ say, size = 32, turns = 7 }) => {
  say("starting two servers, each with PGlite in it")
  const home = await mkdtemp(join(tmpdir(), "weir-bench-embedded-"))
  const weirs = workshop()
  const hand = await bare("pglite", join(home, "hand"))
  try {
    const weir = await weirs.started({ WEIR_DATA: join(home, "weir"), LOG_LEVEL: "warn" })
    const email = /Sign in as admin +(\S+)/.exec(weir.output())?.[1] ?? ""
    const headers = await visit(weir.url, email, demoPassword)
    const places = {
      ours: await atWeir(weir.url, headers),
      hand: atHand(hand.url, () => madeByHand(hand.url))
    }
    const checked = [
      await nothingLost("Weir", places.ours, size),
      await nothingLost("the bare server", places.hand, size)
    ]
    const lines: Array<Line> = []
    for (const callers of [1, size]) {
      say(`${callers} callers`)
      const runs = await alternately(places, callers, turns)
      lines.push(
        line({
          what: `moves by ${callers === 1 ? "one caller" : `${callers} callers at once`}, on PGlite`,
          unit: "requests/s",
          ours: rates(runs.ours),
          beside: {
            name: "a bare server on PGlite, one statement for all that wait",
            kind: "hand",
            runs: rates(runs.hand)
          },
          goal: { atLeast: 0.8 },
          cause
        })
      )
    }
    return { checked, size: `deals of the demo company, ${size} callers; PGlite in a folder`, lines }
  } finally {
    hand.stop()
    weirs.clear()
    await rm(home, { recursive: true, force: true })
  }
}
