// How do the tests of this package run? The frame alone: what the benchmarks say is measured, not tested.
import { defineConfig } from "vitest/config"

export default defineConfig({ test: { testTimeout: 30_000 } })
