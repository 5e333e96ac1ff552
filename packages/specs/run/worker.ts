/** What runs beside the main thread? Jobs, one after the other, each answered with its result or with what went wrong. */
// oxlint-disable unicorn/require-post-message-target-origin -- ports of worker threads have no origin
import { parentPort } from "node:worker_threads"
import { type Job, perform } from "../src/runner/jobs.ts"

parentPort?.on("message", (job: Job) => {
  try {
    parentPort?.postMessage({ result: perform(job) })
  } catch (error) {
    parentPort?.postMessage({
      error: error instanceof Error ? (error.stack ?? error.message) : String(error)
    })
  }
})
