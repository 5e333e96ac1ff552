// Is the console quick to come, quick to answer and smooth to look at? Its weight, its pictures, its answers, its frames, its memory.
import type { Benchmark } from "../frame/Benchmark.ts"
import { bundles } from "./bundles.ts"
import { burst } from "./burst.ts"
import { interactions } from "./interactions.ts"
import { paints } from "./paints.ts"
import { openStage } from "./Stage.ts"

export const consoleSpeed: Benchmark["run"] = async ({ say, size = 9 }) => {
  const stage = await openStage(say)
  try {
    say("what each page loads")
    const loaded = await bundles(stage)
    say("what is seen when")
    const seen = await paints(stage, size)
    say("how long it takes to answer")
    const answered = await interactions(stage, Math.max(3, size - 4))
    const smooth = await burst(stage, 3, say)
    return {
      checked: ["what is served is built from these sources", smooth.checked],
      size: `the demo company, ${size} visits of each page`,
      lines: [...loaded, ...seen, ...answered, ...smooth.lines]
    }
  } finally {
    await stage.close()
  }
}
