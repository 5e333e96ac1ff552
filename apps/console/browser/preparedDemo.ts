// How does the demo company get into many tests without moving in many times? It moves in once, and each test begins with a copy.
import { startWeir } from "./weir.ts"

/** Vitest calls it once for a run, before the first file; what it gives back is called after the last. */
export const setup = async (): Promise<(() => Promise<void>) | undefined> => {
  if (process.env["WEIR_PREPARED_DEMO"] !== undefined) return undefined
  const weir = await startWeir()
  await weir.stop("keep")
  process.env["WEIR_PREPARED_DEMO"] = weir.folder
  return () => weir.remove()
}
