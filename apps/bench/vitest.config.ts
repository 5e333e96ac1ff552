// How do the tests of this package run? The frame, and each benchmark in short; how fast anything is, is measured, not tested.
import { defineConfig } from "vitest/config"

export default defineConfig({ test: { testTimeout: 30_000 } })
