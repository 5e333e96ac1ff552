/** How are all cores used? Each worker takes the next job as soon as it is free. */
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import type { Job, Pool, ResultOf } from "../src/runner/jobs.ts"

type Answer = { readonly result: unknown } | { readonly error: string }

export const newPool = (size = Math.max(1, availableParallelism())): Pool => {
  const workers = Array.from({ length: size }, () => new Worker(new URL("./worker.ts", import.meta.url)))
  return {
    run: <J extends Job>(
      jobs: ReadonlyArray<J>,
      heard: (result: ResultOf<J>, done: number) => void = () => {}
    ) => {
      const results: Array<ResultOf<J>> = []
      let [next, done] = [0, 0]
      const work = async (worker: Worker): Promise<void> => {
        for (let mine = next++; mine < jobs.length; mine = next++) {
          const result = (await answer(worker, jobs[mine] as Job)) as ResultOf<J>
          results[mine] = result
          heard(result, ++done)
        }
      }
      return Promise.all(workers.map(work)).then(() => results)
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    }
  }
}

const answer = (worker: Worker, job: Job): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const heard = (message: Answer): void => {
      worker.off("error", reject)
      if ("error" in message) reject(new Error(message.error))
      else resolve(message.result)
    }
    worker.once("message", heard)
    worker.once("error", reject)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    worker.postMessage(job)
  })
