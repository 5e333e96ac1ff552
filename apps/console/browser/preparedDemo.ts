// How does the demo company get into many tests without being told many times? It is told once, and each first start begins with a copy.
import { startWeir } from "./weir.ts"

/** Vitest calls it once for a run, before the first file. */
export const setup = async (): Promise<void> => {
  await (await startWeir()).stop()
}
