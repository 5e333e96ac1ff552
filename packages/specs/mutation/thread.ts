/** How does one core try mistakes? A thread takes one after the other; one that falls silent is ended and replaced. */
import { Worker } from "node:worker_threads"
import { core, fewerExamples, harness, trial } from "./sources.ts"
import type { House, Said, Trial } from "./trial.ts"

export interface Ran {
  /** What failed first, or null. */
  readonly noticed: string | null
  /** The longest time between two tests. */
  readonly silence: number
}

export interface Thread {
  /** A trial that is silent for longer than `patience` does not end, which counts as noticed. */
  readonly run: (trial: Trial, patience: number) => Promise<Ran>
  readonly end: () => Promise<unknown>
}

/** Modules of trials are never unloaded, so a thread is replaced now and then. */
const trialsPerThread = 60

export const newThread = (sources: House["sources"]): Thread => {
  const begin = (): Worker =>
    new Worker(trial, {
      workerData: { sources, harness, fewerExamples, core } satisfies House,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 1500 }
    })
  let [worker, tried] = [begin(), 0]
  const replace = (): void => {
    void worker.terminate()
    worker = begin()
    tried = 0
  }
  return {
    run: async (one, patience) => {
      if (tried++ >= trialsPerThread) replace()
      const ran = await runIn(worker, one, patience)
      // What broke the thread, or still runs in it, must not meet the next trial.
      if (ran.broke) replace()
      return ran
    },
    end: () => worker.terminate()
  }
}

const runIn = (worker: Worker, one: Trial, patience: number): Promise<Ran & { readonly broke: boolean }> =>
  new Promise((resolve) => {
    let [silence, heard] = [0, performance.now()]
    const end = (noticed: string | null, broke: boolean): void => {
      clearTimeout(timer)
      worker.off("message", listen)
      worker.off("error", fail)
      resolve({ noticed, silence, broke })
    }
    const timer = setTimeout(() => end("it does not end", true), patience)
    const listen = ({ end: ended, noticed }: Said): void => {
      silence = Math.max(silence, performance.now() - heard)
      heard = performance.now()
      timer.refresh()
      if (ended) end(noticed, false)
    }
    const fail = (error: unknown): void => end(error instanceof Error ? error.message : String(error), true)
    worker.on("message", listen)
    worker.on("error", fail)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    worker.postMessage(one)
  })
